package rollbackbot.app;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.app.http.HttpServer;
import rollbackbot.app.http.PortUnusable;
import rollbackbot.app.terminal.TerminalSocket;
import rollbackbot.app.terminal.TerminalTalk;
import rollbackbot.jobs.Jobs;
import rollbackbot.slack.incoming.SlackReception;
import rollbackbot.slack.sending.Publisher;
import rollbackbot.store.Database;
import rollbackbot.store.Replica;

/** The whole bot, from its start to its end. */
public final class Bot implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Bot.class);

  private final Database database;
  private final Replica replica;
  private final Jobs jobs;
  private final Publisher publisher;
  private final SlackReception reception;
  private final HttpServer http;
  private final Housekeeping housekeeping;
  private final Optional<LookingByItself> looking;
  private final Waits waits;
  private final TerminalTalk talk;
  private Optional<TerminalSocket> door = Optional.empty();

  Bot(
      Database database,
      Replica replica,
      Jobs jobs,
      Publisher publisher,
      SlackReception reception,
      HttpServer http,
      Housekeeping housekeeping,
      Optional<LookingByItself> looking,
      TerminalTalk talk,
      Waits waits) {
    this.housekeeping = housekeeping;
    this.looking = looking;
    this.talk = talk;
    this.waits = waits;
    this.database = database;
    this.replica = replica;
    this.jobs = jobs;
    this.publisher = publisher;
    this.reception = reception;
    this.http = http;
  }

  /**
   * Builds the bot and starts it.
   *
   * @throws Database.FolderInUse if another process works in the data folder
   * @throws Database.Refused if the PostgreSQL can't be used as it is configured
   * @throws Database.Away if the PostgreSQL doesn't answer
   * @throws PortUnusable if another program listens there
   */
  public static Bot start(Configuration configuration, Waits waits, Clock clock) throws Exception {
    var database = open(configuration.database());
    var bot = Wiring.bot(configuration, waits, clock, database);
    bot.takePort();
    bot.jobs.start();
    bot.publisher.start();
    bot.http.start();
    bot.housekeeping.start();
    bot.looking.ifPresent(LookingByItself::start);
    if (bot.reception instanceof SlackReception.Socket(var socket)) {
      socket.start();
    }
    if (configuration.database() instanceof DatabaseSetting.Embedded(var directory)) {
      bot.door = TerminalSocket.open(directory, bot.talk);
    }
    log.info("listening on port {}", bot.port());
    return bot;
  }

  /** A bot that nobody can reach takes nothing up. */
  private void takePort() {
    try {
      http.open();
    } catch (PortUnusable e) {
      database.close();
      throw e;
    }
  }

  /**
   * Builds the bot for a terminal: it does what is to be done and shows it in Slack, but hears
   * nobody. On a database that others share it is one more of those that take part.
   */
  static Bot startForTerminal(Configuration configuration, Waits waits, Clock clock) {
    var bot = Wiring.bot(configuration, waits, clock, open(configuration.database()));
    bot.jobs.start();
    bot.publisher.start();
    return bot;
  }

  TerminalTalk talk() {
    return talk;
  }

  static Database open(DatabaseSetting setting) {
    return switch (setting) {
      case DatabaseSetting.Embedded(var directory) -> Database.open(directory);
      case DatabaseSetting.Postgres(var address) -> Database.open(address);
    };
  }

  public int port() {
    return http.port();
  }

  /**
   * Stops taking commands, lets the step under way end for eight seconds, and ends within ten. What
   * hasn't answered by then counts as unanswered and is looked up at the next start.
   */
  @Override
  public void close() {
    log.info("stopping");
    door.ifPresent(TerminalSocket::close);
    var deaf = Thread.ofVirtual().name("stop-hearing").start(this::stopHearing);
    housekeeping.close();
    looking.ifPresent(LookingByItself::close);
    jobs.close();
    publisher.close();
    join(deaf);
    replica.close();
    database.close();
  }

  /** At the same time as the steps under way end: both take seconds at the most. */
  private void stopHearing() {
    if (reception instanceof SlackReception.Socket(var socket)) {
      socket.close();
    }
    http.close();
  }

  private void join(Thread thread) {
    try {
      thread.join(waits.deaf());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
