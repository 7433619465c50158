package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.incident.Incident;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.SteadyClock;
import rollbackbot.release.App;
import rollbackbot.release.Apps;
import rollbackbot.release.TerminalUser;
import rollbackbot.rollback.Outbox;
import rollbackbot.rollback.Outbox.Shown;
import rollbackbot.room.Timing;
import rollbackbot.slack.blockkit.Blocks;
import rollbackbot.slack.blockkit.Rendered;
import rollbackbot.slack.view.EndElsewhereView;
import rollbackbot.slack.view.ThreadView;
import rollbackbot.slack.web.SlackAnswers;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;

/**
 * Tells an end in a direct message where its channel can't be written to: to who confirmed, else to
 * who opened the incident. Each end once; that it was told is stored beside the incident's
 * messages, under the entry's number with a minus.
 */
public final class EndsElsewhere {
  private static final Logger log = LoggerFactory.getLogger(EndsElsewhere.class);
  private static final String UNTOLD = "nobody could be told";

  /** How often one person is tried for a reason that may pass. */
  private static final int MOST_TRIES = 20;

  private final MethodsClient client;
  private final Apps apps;
  private final DecisionTree tree;
  private final Links links;
  private final Timing timing;
  private final Outbox outbox;
  private final ShutPlaces places;
  private final Pace pace;
  private final PublishingTiming.AfterTrouble afterTrouble;
  private final InstantSource clock;
  private final Setbacks<String> refused;

  public EndsElsewhere(
      MethodsClient client,
      Apps apps,
      DecisionTree tree,
      Links links,
      Timing timing,
      Outbox outbox,
      ShutPlaces places,
      Pace pace,
      PublishingTiming.AfterTrouble afterTrouble,
      InstantSource clock,
      SteadyClock steady) {
    this.client = client;
    this.apps = apps;
    this.tree = tree;
    this.links = links;
    this.timing = timing;
    this.outbox = outbox;
    this.places = places;
    this.pace = pace;
    this.afterTrouble = afterTrouble;
    this.clock = clock;
    this.refused = new Setbacks<>(afterTrouble.usual(), afterTrouble.longest(), steady);
  }

  /** Tells the ends that their channel doesn't take; true where one is still to be told. */
  boolean tell(Incident incident, Map<Integer, Shown> shown) {
    var app = apps.find(incident.app());
    boolean owed = false;
    for (var entry : incident.thread()) {
      var refusal = refusal(incident, entry, shown);
      if (app.isPresent() && refusal.isPresent() && ThreadView.isEnd(entry)) {
        owed |= !tell(incident, app.get(), entry, refusal.get());
      }
    }
    return owed;
  }

  /** Why an entry isn't in its thread; empty where it is, or where it was told otherwise. */
  private Optional<String> refusal(
      Incident incident, ThreadEntry entry, Map<Integer, Shown> shown) {
    boolean hasBoard = Optional.ofNullable(shown.get(0)).flatMap(Shown::timestamp).isPresent();
    if (!hasBoard || shown.containsKey(-entry.number())) {
      return Optional.empty();
    }
    var posted = Optional.ofNullable(shown.get(entry.number()));
    return posted.isPresent()
        ? posted.filter(it -> it.timestamp().isEmpty()).flatMap(Shown::error)
        : places.refusal(incident.channel(), MessageRequests.POST);
  }

  /** Whether nothing more is to be done for it. */
  private boolean tell(Incident incident, App app, ThreadEntry entry, String refusal) {
    var view =
        Blocks.of(
            EndElsewhereView.of(
                incident, entry, app, tree, links, timing, refusal, clock.instant()));
    for (var person : recipients(incident)) {
      var attempt = incident.id() + " " + entry.number() + " " + person;
      if (refused.rests(attempt) || !pace.mayPost(person)) {
        return false;
      }
      try {
        var ts = post(person, view);
        log.info("the end of {} is told to {}: {}", incident.id(), person, refusal);
        remember(incident, entry, person, Optional.of(ts), Optional.empty());
        return true;
      } catch (OutsideTrouble.Refused e) {
        log.warn("the end of {} can't be told to {}: {}", incident.id(), person, e.words());
        boolean mayPass =
            switch (Refusal.of(e.words())) {
              case PASSING, BUSY, TOKEN -> refused.failed(attempt, e.words()) < MOST_TRIES;
              case SHUT, GONE, UNSHOWABLE, NOBODY -> false;
            };
        if (mayPass) {
          return false;
        }
      } catch (OutsideTrouble.Unavailable e) {
        pace.block(MessageRequests.POST, afterTrouble.within(e.retryAfter()));
        return false;
      } catch (OutsideTrouble.Unanswered e) {
        log.warn("{}; it will be sent again and may appear twice", e.getMessage());
        pace.block(MessageRequests.POST, afterTrouble.usual());
        return false;
      }
    }
    log.error("the end of {} can be told to nobody: {}", incident.id(), refusal);
    remember(incident, entry, incident.openedBy(), Optional.empty(), Optional.of(UNTOLD));
    return true;
  }

  /** Who confirmed comes first, then who opened it. */
  private static List<String> recipients(Incident incident) {
    var confirmers =
        incident.thread().reversed().stream()
            .map(ThreadEntry::content)
            .flatMap(content ->
                content instanceof OfferEntry.Offered offered
                        && offered.decision() instanceof OfferEntry.Decision.ConfirmedBy confirmed
                    ? Stream.of(confirmed.by())
                    : Stream.empty());
    return Stream.concat(confirmers, Stream.of(incident.openedBy()))
        .filter(person -> !TerminalUser.isOne(person))
        .distinct()
        .toList();
  }

  /** A person's id opens the conversation with them (Slack docs, chat.postMessage, "channel"). */
  private String post(String person, Rendered view) {
    return SlackAnswers.of(
            MessageRequests.POST,
            () ->
                client.chatPostMessage(
                    request -> request.channel(person).text(view.text()).blocks(view.blocks())))
        .getTs();
  }

  private void remember(
      Incident incident,
      ThreadEntry entry,
      String person,
      Optional<String> timestamp,
      Optional<String> error) {
    outbox.shown(
        incident.id(), -entry.number(), new Shown(person, timestamp, "", error, Optional.empty()));
  }
}
