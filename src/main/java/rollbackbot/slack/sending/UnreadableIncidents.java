package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.incident.IncidentId;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.SteadyClock;
import rollbackbot.release.App;
import rollbackbot.release.Apps;
import rollbackbot.rollback.Outbox;
import rollbackbot.rollback.Outbox.Legibility;
import rollbackbot.rollback.Outbox.Readability;
import rollbackbot.rollback.Outbox.Shown;
import rollbackbot.slack.blockkit.Blocks;
import rollbackbot.slack.blockkit.Rendered;
import rollbackbot.slack.view.UnreadableView;
import rollbackbot.text.Language;
import rollbackbot.text.Wording;
import rollbackbot.words.Links;

/**
 * Says in the thread of an open incident that it can't be read, or of one that it can't be shown,
 * once; and there that it can be again. That it was said is stored beside the incident's messages.
 *
 * <p>During an update two versions may run beside each other, and the newer one work on what this
 * one can't read: so it is said only of what doesn't move for a while.
 */
public final class UnreadableIncidents {
  private static final Logger log = LoggerFactory.getLogger(UnreadableIncidents.class);

  /** So many looks in a row: 30 s, which a process that stood still hasn't lived. */
  static final int LOOKS = 10;

  /** How often a place is tried for a reason that may pass. */
  private static final int MOST_TRIES = 20;

  private static final String UNTOLD = "nobody could be told";

  private final Posting posting;
  private final Apps apps;
  private final Links links;
  private final Outbox outbox;
  private final Optional<Language> language;
  private final Pace pace;
  private final PublishingTiming.AfterTrouble timing;
  private final SteadyClock steady;
  private final Setbacks<String> refused;
  private final Map<IncidentId, Seen> seen = new HashMap<>();
  private Optional<Set<IncidentId>> told = Optional.empty();
  private Instant nextLook = Instant.MIN;

  /**
   * @param language in which all is told; empty: in that of the incident, where it can be seen
   */
  UnreadableIncidents(
      Posting posting,
      Apps apps,
      Links links,
      Outbox outbox,
      Optional<Language> language,
      Pace pace,
      PublishingTiming.AfterTrouble timing,
      SteadyClock steady) {
    this.posting = posting;
    this.apps = apps;
    this.links = links;
    this.outbox = outbox;
    this.language = language;
    this.pace = pace;
    this.timing = timing;
    this.steady = steady;
    this.refused = new Setbacks<>(timing.usual(), timing.longest(), steady);
  }

  /**
   * Those of a workspace.
   *
   * @param language in which all is told; empty: in that of the incident, where it can be seen
   */
  public static UnreadableIncidents in(
      MethodsClient client,
      Apps apps,
      Links links,
      Outbox outbox,
      Optional<Language> language,
      Pace pace,
      PublishingTiming.AfterTrouble timing,
      SteadyClock steady) {
    return new UnreadableIncidents(
        Posting.of(client), apps, links, outbox, language, pace, timing, steady);
  }

  private record Seen(long revision, Readability readable, int looks) {}

  /** Another process may have told meanwhile. */
  void forget() {
    told = Optional.empty();
    seen.clear();
  }

  /**
   * Tells what is to be told by now.
   *
   * @param unshown of which messages couldn't be made when it was tried last
   * @param maySend asked before each message
   */
  void tell(Set<IncidentId> unshown, BooleanSupplier maySend) {
    var now = steady.instant();
    if (now.isBefore(nextLook)) {
      return;
    }
    nextLook = now.plus(timing.usual());
    var known = told.orElseGet(() -> new HashSet<>(outbox.saidUnreadable()));
    told = Optional.of(known);
    var others = Stream.concat(known.stream(), unshown.stream()).distinct().toList();
    var found =
        outbox.legibility(others).stream()
            .map(it -> unshown.contains(it.incident()) ? it.unshown() : it)
            .toList();
    seen.keySet().retainAll(found.stream().map(Legibility::incident).toList());
    for (var incident : found) {
      if (!maySend.getAsBoolean()) {
        return;
      }
      boolean lasts = lasts(incident);
      if (incident.readable() == Readability.YES) {
        // A process that has just started hasn't found out yet whether it can show it.
        if (known.contains(incident.incident()) && lasts && isSaidAgain(incident)) {
          known.remove(incident.incident());
        }
      } else if (lasts && isSaid(incident)) {
        known.add(incident.incident());
      }
    }
  }

  private boolean lasts(Legibility incident) {
    int looks =
        Optional.ofNullable(seen.get(incident.incident()))
            .filter(it -> it.readable() == incident.readable())
            .filter(it -> it.revision() == incident.revision() || goesOn(incident.readable()))
            .map(it -> it.looks() + 1)
            .orElse(1);
    seen.put(incident.incident(), new Seen(incident.revision(), incident.readable(), looks));
    return looks >= LOOKS;
  }

  /** Whether this process works on it, so that it moves. */
  private static boolean goesOn(Readability readable) {
    return switch (readable) {
      case YES, UNSHOWN -> true;
      case DAMAGED, NEWER -> false;
    };
  }

  /** Whether it stands in the thread, by now or since before. */
  private boolean isSaid(Legibility incident) {
    var shown = outbox.shown(incident.incident());
    var before = Optional.ofNullable(shown.get(Outbox.UNREADABLE));
    if (before.filter(it -> it.timestamp().isPresent()).isPresent()) {
      return true;
    }
    if (before.flatMap(Shown::error).isPresent()) {
      return false;
    }
    var app = apps.find(incident.app());
    var view = Blocks.of(UnreadableView.of(incident, app, links, wording(incident)));
    for (var place : places(Optional.ofNullable(shown.get(0)), app)) {
      switch (post(incident, place, view)) {
        case DONE -> {
          return true;
        }
        case LATER -> {
          return false;
        }
        case NEVER -> {}
      }
    }
    log.error("that incident {} can't be read or shown can be told to nobody", incident.incident());
    note(incident, new Place("", Optional.empty()), Optional.empty(), Optional.of(UNTOLD));
    return false;
  }

  private record Place(String channel, Optional<String> thread) {}

  private enum Outcome {
    DONE,
    LATER,
    NEVER
  }

  /** Where the board is; the app's channel where there is none, or it doesn't let the bot in. */
  private static List<Place> places(Optional<Shown> board, Optional<App> app) {
    var places = new ArrayList<Place>();
    board
        .filter(it -> it.timestamp().isPresent())
        .ifPresent(it -> places.add(new Place(it.channel(), it.timestamp())));
    app.flatMap(App::channel)
        .filter(channel -> places.stream().noneMatch(it -> it.channel().equals(channel)))
        .ifPresent(channel -> places.add(new Place(channel, Optional.empty())));
    return places;
  }

  private Outcome post(Legibility incident, Place place, Rendered view) {
    var attempt = incident.incident() + " " + place.channel();
    if (refused.rests(attempt) || !pace.mayPost(place.channel())) {
      return Outcome.LATER;
    }
    try {
      var timestamp = posting.post(place.channel(), place.thread(), view);
      refused.succeeded(attempt);
      note(incident, place, Optional.of(timestamp), Optional.empty());
      return Outcome.DONE;
    } catch (OutsideTrouble e) {
      return after(e, MessageRequests.POST, attempt);
    }
  }

  private Outcome after(OutsideTrouble trouble, String method, String attempt) {
    return switch (trouble) {
      case OutsideTrouble.Unavailable away -> blocked(method, timing.within(away.retryAfter()));
      case OutsideTrouble.Unanswered _ -> {
        log.warn("{}; it will be sent again and may appear twice", trouble.getMessage());
        yield blocked(method, timing.usual());
      }
      case OutsideTrouble.Refused no ->
          switch (Refusal.of(no.words())) {
            case PASSING, BUSY, TOKEN ->
                refused.failed(attempt, no.words()) < MOST_TRIES ? Outcome.LATER : Outcome.NEVER;
            case SHUT, GONE, UNSHOWABLE, NOBODY -> Outcome.NEVER;
          };
    };
  }

  private Outcome blocked(String method, Duration pause) {
    pace.block(method, pause);
    return Outcome.LATER;
  }

  /** Whether nothing is left to be said of it. */
  private boolean isSaidAgain(Legibility incident) {
    var said = Optional.ofNullable(outbox.shown(incident.incident()).get(Outbox.UNREADABLE));
    var timestamp = said.flatMap(Shown::timestamp);
    if (timestamp.isEmpty()) {
      return true;
    }
    var place = new Place(said.get().channel(), Optional.empty());
    var attempt = incident.incident() + " again";
    if (refused.rests(attempt) || !pace.mayUpdate(Sending.Urgency.CHANGED)) {
      return false;
    }
    try {
      posting.change(
          place.channel(),
          timestamp.get(),
          Blocks.of(UnreadableView.again(incident, wording(incident))));
    } catch (OutsideTrouble e) {
      if (after(e, MessageRequests.UPDATE, attempt) == Outcome.LATER) {
        return false;
      }
    }
    // Should it happen once more, that is news, and a message of its own.
    note(incident, place, Optional.empty(), Optional.empty());
    return true;
  }

  private Wording wording(Legibility incident) {
    return new Wording(language.or(incident::language).orElse(Language.ENGLISH));
  }

  private void note(
      Legibility incident, Place place, Optional<String> timestamp, Optional<String> error) {
    outbox.shown(
        incident.incident(),
        Outbox.UNREADABLE,
        new Shown(place.channel(), timestamp, incident.readable().name(), error, Optional.empty()));
  }
}
