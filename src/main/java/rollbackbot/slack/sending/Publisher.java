package rollbackbot.slack.sending;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.once.SteadyClock;

/**
 * Shows in Slack what is stored: what people wait for first, then progress; private replies have a
 * lane of their own. It keeps nothing of its own but what couldn't be noted, so that after a crash
 * it sends what is missing. Of several processes one sends; it asks before each message whether it
 * still is that one.
 */
public final class Publisher implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  private static final Work UNREADABLE = new Work("incidents that can't be read", Optional.empty());

  private final NotedOutbox outbox;
  private final ReplyLane replies;
  private final IncidentMessages messages;
  private final Messenger messenger;
  private final EndsElsewhere ends;
  private final UnreadableIncidents unreadable;
  private final BooleanSupplier mayPublish;
  private final PublishingTiming.Rounds timing;
  private final Semaphore news = new Semaphore(0);
  private final InstantSource clock;
  private volatile Optional<Instant> oldestUnsent = Optional.empty();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Thread thread;
  private final Setbacks<Work> faults;
  private final Quiet quiet;

  public Publisher(
      NotedOutbox outbox,
      ReplyLane replies,
      IncidentMessages messages,
      Messenger messenger,
      EndsElsewhere ends,
      UnreadableIncidents unreadable,
      BooleanSupplier mayPublish,
      PublishingTiming.Rounds timing,
      InstantSource clock,
      SteadyClock steady) {
    this.timing = timing;
    this.clock = clock;
    this.outbox = outbox;
    this.replies = replies;
    this.messages = messages;
    this.messenger = messenger;
    this.ends = ends;
    this.unreadable = unreadable;
    this.mayPublish = mayPublish;
    this.faults = new Setbacks<>(timing.afterFault(), timing.afterLastingFault(), steady);
    this.quiet = new Quiet(steady);
    // No virtual thread: SQLite waits for its lock in native code, which would keep the carrier.
    this.thread = Thread.ofPlatform().daemon().name("publisher").unstarted(this::run);
  }

  /**
   * What may fail by a fault of ours.
   *
   * @param incident which then isn't shown as it is
   */
  private record Work(String name, Optional<IncidentId> incident) {
    static Work on(IncidentId incident) {
      return new Work("incident " + incident, Optional.of(incident));
    }

    static Work on(Sending sending) {
      var incident = sending.incident().id();
      var name = "message %d of incident %s".formatted(sending.entry(), incident);
      return new Work(name, Optional.of(incident));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  public void start() {
    thread.start();
  }

  /** Something was stored that may have to be shown. */
  public void check() {
    news.release();
  }

  /** How old the oldest thing is that people wait for and that isn't in Slack yet. */
  public Duration lag() {
    return oldestUnsent
        .map(since -> Duration.between(since, clock.instant()))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /** What speaks against being ready: what was sent can't be noted, so that nothing is sent. */
  public Optional<String> trouble() {
    return outbox
        .unnotedSince()
        .map(since ->
            "the store can't be written: what was sent to Slack at "
                + since
                + " isn't noted, and nothing more is sent until it is");
  }

  /** What fails again and again, while everything else goes on, each in a sentence. */
  public List<String> setAside() {
    return faults.lasting();
  }

  private void run() {
    while (!stopped.get()) {
      try {
        boolean more = round();
        if (!more) {
          rest(timing.tick());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.error("publishing failed, and goes on", e);
        pauseAfterFault();
      }
    }
  }

  private void rest(Duration duration) throws InterruptedException {
    if (news.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }

  private void pauseAfterFault() {
    try {
      rest(timing.afterFault());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends what is most urgent, and one step of progress at the most; true if there was any. */
  private boolean round() {
    if (!mayPublish.getAsBoolean()) {
      oldestUnsent = Optional.empty();
      quiet.forget();
      unreadable.forget();
      return false;
    }
    if (!outbox.catchUp()) {
      return false;
    }
    var waiting = outbox.replies();
    var oldestReply = waiting.stream().map(each -> each.reply().at()).min(naturalOrder());
    oldestUnsent = oldest(oldestReply, oldestUnsent);
    replies.send(waiting, this::maySend);
    alone(UNREADABLE, () -> unreadable.tell(unshown(), this::maySend));
    var sendings = new ArrayList<Sending>();
    for (var incident : outbox.toShow(quiet::isQuiet)) {
      if (!isInTrouble()) {
        alone(Work.on(incident.id()), () -> sendings.addAll(lacking(incident)));
      }
    }
    oldestUnsent =
        sendings.stream()
            .filter(sending -> sending.urgency() == Sending.Urgency.NEW)
            .filter(sending -> !messenger.isShutOut(sending))
            .map(Sending::since)
            .min(naturalOrder());
    sendings.sort(Sending.MOST_URGENT_FIRST);
    for (var sending : sendings) {
      if (!maySend()) {
        return false;
      }
      var sent = new AtomicBoolean();
      alone(Work.on(sending), () -> sent.set(messenger.send(sending)));
      if (isInTrouble()) {
        return false;
      }
      if (sent.get() && sending.urgency() == Sending.Urgency.PROGRESS) {
        return true;
      }
      if (sent.get() && sending.entry() == 0) {
        // The thread hangs on the board: look again.
        return true;
      }
    }
    return false;
  }

  private Set<IncidentId> unshown() {
    return faults.failing().stream()
        .flatMap(it -> it.incident().stream())
        .collect(Collectors.toSet());
  }

  private boolean isInTrouble() {
    return outbox.unnotedSince().isPresent();
  }

  private List<Sending> lacking(Incident incident) {
    var shown = outbox.shown(incident.id());
    var lacking = messages.lacking(incident, shown);
    boolean owed = !maySend() || ends.tell(incident, shown);
    if (lacking.complete() && !owed) {
      outbox.allShown(incident.id(), incident.revision());
      if (lacking.sendings().isEmpty()) {
        allIsShown(incident.id());
        quiet.rest(incident, messages.clockMoves(incident));
      }
    }
    return lacking.sendings();
  }

  /** A message that couldn't be sent and isn't lacking any more is no trouble. */
  private void allIsShown(IncidentId incident) {
    faults.failing().stream()
        .filter(it -> it.incident().filter(incident::equals).isPresent())
        .forEach(faults::succeeded);
  }

  /** What goes wrong with one incident keeps none of the others. */
  private void alone(Work work, Runnable act) {
    if (faults.rests(work)) {
      return;
    }
    try {
      act.run();
      faults.succeeded(work);
    } catch (RuntimeException e) {
      var why = "can't be shown: " + e.getClass().getSimpleName();
      if (faults.failed(work, why) == 1) {
        log.error("{} can't be shown, is set aside and tried again; the others go on", work, e);
      }
    }
  }

  private static Optional<Instant> oldest(Optional<Instant> one, Optional<Instant> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(naturalOrder());
  }

  private boolean maySend() {
    return !stopped.get() && mayPublish.getAsBoolean();
  }

  /** Ends after the message that is being sent. */
  @Override
  public void close() {
    stopped.set(true);
    replies.close();
    check();
    try {
      thread.join(timing.grace());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
