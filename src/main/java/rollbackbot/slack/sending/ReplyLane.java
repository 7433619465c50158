package rollbackbot.slack.sending;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.rollback.Outbox;

/**
 * The private answers' own lane: however long Slack or an address takes for one, no incident waits
 * for it. One at a time for each person, in their order, so that nobody takes all places; whoever
 * lets too many wait gets the newest.
 */
public final class ReplyLane implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReplyLane.class);
  private static final int PLACES = 8;
  private static final int MOST_OF_A_PERSON = 10;

  private final Outbox outbox;
  private final PrivateReplies replies;
  private final Duration grace;
  private final Setbacks<String> faults;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /** Those that were still waiting when it was looked last, and need no more. */
  private final Set<String> finished = ConcurrentHashMap.newKeySet();

  private final ExecutorService places =
      Executors.newFixedThreadPool(
          PLACES, Thread.ofPlatform().daemon().name("reply-", 0).factory());

  /**
   * @param faults those of our own, by the reply's id
   */
  public ReplyLane(Outbox outbox, PrivateReplies replies, Duration grace, Setbacks<String> faults) {
    this.outbox = outbox;
    this.replies = replies;
    this.grace = grace;
    this.faults = faults;
  }

  /**
   * Begins to send what waits, and comes back at once.
   *
   * @param waiting oldest first
   */
  void send(List<Outbox.Waiting> waiting, BooleanSupplier maySend) {
    finished.retainAll(waiting.stream().map(Outbox.Waiting::id).collect(Collectors.toSet()));
    var left = new HashMap<String, Integer>();
    waiting.forEach(each -> left.merge(personOf(each), 1, Integer::sum));
    var begun = new HashSet<String>();
    for (var each : waiting) {
      var person = personOf(each);
      if (left.merge(person, -1, Integer::sum) >= MOST_OF_A_PERSON) {
        drop(each);
      } else if (isDue(each) && maySend.getAsBoolean() && begun.add(person)) {
        begin(each, person, maySend);
      }
    }
  }

  private boolean isDue(Outbox.Waiting waiting) {
    return !faults.rests(waiting.id()) && !replies.rests(waiting);
  }

  private void drop(Outbox.Waiting waiting) {
    log.warn("{} lets too many answers wait: the oldest is dropped", personOf(waiting));
    finished.add(waiting.id());
    outbox.done(waiting);
  }

  /** What was read as waiting may have been sent since. */
  private void begin(Outbox.Waiting waiting, String person, BooleanSupplier maySend) {
    if (!underWay.add(person)) {
      return;
    }
    try {
      places.execute(() -> send(waiting, person, maySend));
    } catch (RejectedExecutionException stopping) {
      underWay.remove(person);
    }
  }

  private void send(Outbox.Waiting waiting, String person, BooleanSupplier maySend) {
    try {
      if (maySend.getAsBoolean() && !finished.contains(waiting.id()) && replies.send(waiting)) {
        finished.add(waiting.id());
      }
      faults.succeeded(waiting.id());
    } catch (RuntimeException e) {
      if (faults.failed(waiting.id(), e.getClass().getSimpleName()) == 1) {
        log.error("a private answer can't be sent, and is tried again", e);
      }
    } finally {
      underWay.remove(person);
    }
  }

  private static String personOf(Outbox.Waiting waiting) {
    return waiting.reply().to().user();
  }

  /** Ends after those that are being sent, for a while at the most. */
  @Override
  public void close() {
    places.shutdown();
    try {
      if (!places.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        log.info("a private answer is still being sent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
