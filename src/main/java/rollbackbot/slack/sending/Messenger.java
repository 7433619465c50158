package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.SteadyClock;
import rollbackbot.rollback.Outbox;
import rollbackbot.rollback.Outbox.Shown;
import rollbackbot.slack.view.ThreadView;

/** Puts messages into Slack as they should be, and remembers what is there. */
public final class Messenger {
  private static final Logger log = LoggerFactory.getLogger(Messenger.class);

  /**
   * How long a channel that was shut may take to be opened again; then its messages are given up.
   */
  private static final Duration WAITED_FOR = Duration.ofDays(7);

  /** How often posting a board is tried for a reason that may pass; then the person is told. */
  private static final int MOST_BOARDS = 5;

  /** Noted instead of an error where a message became a file. */
  private static final String SHARED = "shared_as_file";

  private final MessageRequests requests;
  private final Files files;
  private final Outbox outbox;
  private final IncidentMessages messages;
  private final Pace pace;
  private final ShutPlaces places;
  private final PublishingTiming.AfterTrouble timing;
  private final InstantSource clock;
  private final Setbacks<Place> refused;
  private final Setbacks<String> busy;

  /** Those who were told that a thread lacks something: once for each incident. */
  private final Set<IncidentId> told = new HashSet<>();

  public Messenger(
      MethodsClient client,
      Files files,
      Outbox outbox,
      IncidentMessages messages,
      Pace pace,
      ShutPlaces places,
      PublishingTiming.AfterTrouble timing,
      InstantSource clock,
      SteadyClock steady) {
    this.requests = new MessageRequests(client);
    this.files = files;
    this.outbox = outbox;
    this.messages = messages;
    this.pace = pace;
    this.places = places;
    this.timing = timing;
    this.clock = clock;
    this.refused = new Setbacks<>(timing.usual(), timing.longest(), steady);
    this.busy = new Setbacks<>(timing.usual(), timing.longest(), steady);
  }

  private record Place(IncidentId incident, int entry) {
    static Place of(Sending sending) {
      return new Place(sending.incident().id(), sending.entry());
    }
  }

  /** Sends a message unless the pace forbids it; what isn't sent now is found lacking again. */
  boolean send(Sending sending) {
    if (isShutOut(sending) || refused.rests(Place.of(sending)) || busy.rests(methodOf(sending))) {
      return false;
    }
    var timestamp = sending.timestamp();
    boolean allowed =
        timestamp.isPresent()
            ? pace.mayUpdate(sending.urgency())
            : pace.mayPost(sending.incident().channel());
    if (!allowed) {
      return false;
    }
    try {
      if (sending.file().isPresent() && shares(sending, sending.file().get())) {
        return true;
      }
      var sentAs = requests.send(sending);
      places.opened(placeOf(sending), methodOf(sending));
      refused.succeeded(Place.of(sending));
      busy.succeeded(methodOf(sending));
      remember(sending, Optional.of(sentAs), Optional.empty());
    } catch (OutsideTrouble.Unavailable e) {
      pace.block(methodOf(sending), timing.within(e.retryAfter()));
    } catch (OutsideTrouble.Unanswered e) {
      log.warn("{}; it will be sent again and may appear twice", e.getMessage());
      pace.block(methodOf(sending), timing.usual());
    } catch (OutsideTrouble.Refused e) {
      refused(sending, e.words());
    }
    return true;
  }

  /** Tells whether the message is there as a file; otherwise it is posted as a message. */
  private boolean shares(Sending sending, Files.TextFile file) {
    var channel = sending.incident().channel();
    var thread = sending.thread().orElseThrow();
    return switch (files.share(channel, thread, file)) {
      case Files.Outcome.Shared _ -> {
        // Slack tells no timestamp for it, and it never changes.
        remember(sending, Optional.empty(), Optional.of(SHARED));
        yield true;
      }
      case Files.Outcome.NotAllowed(var why) -> {
        log.info("no file in the thread of {}: {}", sending.incident().id(), why);
        yield false;
      }
    };
  }

  /** Whether its channel doesn't let the bot in, and isn't to be tried again right now. */
  boolean isShutOut(Sending sending) {
    return places.isShut(placeOf(sending), methodOf(sending));
  }

  private static String placeOf(Sending sending) {
    return sending
        .shown()
        .filter(it -> it.timestamp().isPresent())
        .map(Shown::channel)
        .orElse(sending.incident().channel());
  }

  private static String methodOf(Sending sending) {
    return sending.timestamp().isPresent() ? MessageRequests.UPDATE : MessageRequests.POST;
  }

  private void refused(Sending sending, String error) {
    boolean again = places.refusal(placeOf(sending), methodOf(sending)).equals(Optional.of(error));
    log.atLevel(again ? Level.DEBUG : Level.WARN)
        .log(
            "incident {} entry {}: Slack says {}", sending.incident().id(), sending.entry(), error);
    switch (Refusal.of(error)) {
      case TOKEN -> pace.block(methodOf(sending), timing.token());
      case BUSY -> busy.failed(methodOf(sending), error);
      case GONE -> {
        if (sending.timestamp().isPresent()) {
          gone(sending);
        } else {
          mayPass(sending, error);
        }
      }
      case SHUT -> {
        if (hasBoard(sending) && isAwaited(sending)) {
          places.shut(placeOf(sending), methodOf(sending), error);
        } else {
          isFinal(sending, error);
        }
      }
      case PASSING -> mayPass(sending, error);
      case UNSHOWABLE, NOBODY -> isFinal(sending, error);
    }
  }

  /** A board that was never posted is posted by typing again; what is old isn't waited for. */
  private void mayPass(Sending sending, String error) {
    int times = refused.failed(Place.of(sending), error);
    boolean isToldElsewhere = !hasBoard(sending) && times >= MOST_BOARDS;
    if (isToldElsewhere || !isAwaited(sending)) {
      isFinal(sending, error);
    }
  }

  private static boolean hasBoard(Sending sending) {
    return sending.entry() > 0 || sending.timestamp().isPresent();
  }

  private boolean isAwaited(Sending sending) {
    var thread = sending.incident().thread();
    var newest = thread.isEmpty() ? sending.incident().openedAt() : thread.getLast().at();
    return newest.plus(WAITED_FOR).isAfter(clock.instant());
  }

  /** It won't be shown: whoever asked is told in another way. An end has a way of its own. */
  private void isFinal(Sending sending, String error) {
    refused.succeeded(Place.of(sending));
    remember(sending, sending.timestamp(), Optional.of(error));
    var incident = sending.incident();
    if (!hasBoard(sending)) {
      tell(incident, new Reply.BoardNotPosted(incident.app(), incident.channel(), error));
    } else if (!isUntoldEnd(sending) && told.add(incident.id())) {
      tell(incident, new Reply.MessageRefused(incident.id(), incident.app(), error));
    }
  }

  /** {@link EndsElsewhere} tells it. */
  private static boolean isUntoldEnd(Sending sending) {
    return sending.entry() > 0
        && sending.timestamp().isEmpty()
        && ThreadView.isEnd(sending.incident().thread().get(sending.entry() - 1));
  }

  /** Somebody deleted the message: the board is posted anew, the rest is left alone. */
  private void gone(Sending sending) {
    if (sending.entry() > 0) {
      remember(sending, sending.timestamp(), Optional.of("gone"));
      return;
    }
    outbox.shown(
        sending.incident().id(),
        0,
        new Shown(
            sending.incident().channel(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty()));
  }

  private void remember(Sending sending, Optional<String> timestamp, Optional<String> error) {
    outbox.shown(
        sending.incident().id(),
        sending.entry(),
        new Shown(
            placeOf(sending),
            timestamp,
            sending.digest(),
            error,
            error.map(_ -> IncidentMessages.attempt(sending.incident()))));
    if (sending.entry() == 0) {
      messages.boardSent(sending.incident());
    }
  }

  private void tell(Incident incident, Reply reply) {
    outbox.add(new PrivateReply(incident.replyTo(), incident.language(), reply, clock.instant()));
  }
}
