package rollbackbot.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.once.SteadyClock;
import rollbackbot.slack.incoming.SlackReception;
import rollbackbot.slack.sending.Publisher;
import rollbackbot.slack.web.SlackIdentity;
import rollbackbot.store.Database;

/** What speaks against being ready: the database, what can't be noted there, Slack. */
final class Readiness {
  private static final Logger log = LoggerFactory.getLogger(Readiness.class);

  /** However often somebody asks, the database isn't written more often than this. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Database database;
  private final Publisher publisher;
  private final SlackIdentity slack;
  private final SlackReception reception;
  private final SteadyClock clock;
  private Optional<String> ofTheStore = Optional.empty();
  private Instant tried = Instant.MIN;

  Readiness(
      Database database,
      Publisher publisher,
      SlackIdentity slack,
      SlackReception reception,
      SteadyClock clock) {
    this.database = database;
    this.publisher = publisher;
    this.slack = slack;
    this.reception = reception;
    this.clock = clock;
  }

  Optional<String> trouble() {
    try {
      database.answers();
    } catch (RuntimeException e) {
      log.warn("the database doesn't answer", e);
      return Optional.of("the database doesn't answer");
    }
    return publisher
        .trouble()
        .or(this::ofTheStore)
        .or(slack::trouble)
        .or(() ->
            switch (reception) {
              case SlackReception.Http _ -> Optional.empty();
              case SlackReception.Socket(var socket) -> socket.trouble();
            });
  }

  /** What can be read can't always be written: after a failover, or on a full disk. */
  private synchronized Optional<String> ofTheStore() {
    var now = clock.instant();
    if (tried.equals(Instant.MIN) || now.isAfter(tried.plus(FRESH))) {
      ofTheStore = tryToWrite();
      tried = now;
    }
    return ofTheStore;
  }

  private Optional<String> tryToWrite() {
    try {
      database.write();
      return Optional.empty();
    } catch (RuntimeException e) {
      log.warn("the store can't be written", e);
      return Optional.of("the store can't be written: what people do isn't taken until it can");
    }
  }
}
