package rollbackbot.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.rollback.Conversation;
import rollbackbot.rollback.Inbox;
import rollbackbot.rollback.Unreadable;

/** Handles one recorded input, once; those of one incident in the order in which they came. */
public final class InputHandling {
  private static final Logger log = LoggerFactory.getLogger(InputHandling.class);
  private static final int MOST_FAILURES = 3;

  /** At once: some of them ask services outside, which may hang. */
  static final int PLACES = 16;

  private final Semaphore places = new Semaphore(PLACES);
  private final Inbox inbox;
  private final Conversation conversation;
  private final JobTiming.Inputs timing;
  private final InstantSource clock;

  public InputHandling(
      Inbox inbox, Conversation conversation, JobTiming.Inputs timing, InstantSource clock) {
    this.inbox = inbox;
    this.conversation = conversation;
    this.timing = timing;
    this.clock = clock;
  }

  /**
   * Handles the input, unless it was handled before.
   *
   * @return after what time to try again, as it isn't its turn yet; empty if that isn't needed
   */
  Optional<Duration> handle(String id, int failuresBefore) {
    if (!places.tryAcquire()) {
      return Optional.of(timing.turn());
    }
    try {
      return handleInPlace(id, failuresBefore);
    } finally {
      places.release();
    }
  }

  private Optional<Duration> handleInPlace(String id, int failuresBefore) {
    Optional<Input> found;
    try {
      found = inbox.find(id);
    } catch (Unreadable setAside) {
      return Optional.of(timing.unreadable());
    }
    return found.flatMap(input -> handle(input, failuresBefore));
  }

  private Optional<Duration> handle(Input input, int failuresBefore) {
    if (isToWait(input)) {
      return Optional.of(timing.turn());
    }
    try {
      if (failuresBefore < MOST_FAILURES) {
        conversation.handle(input);
      } else {
        handleOrApologize(input);
      }
    } catch (Unreadable setAside) {
      conversation.apologize(input, setAside.told());
    }
    return Optional.empty();
  }

  /** Where nothing can be stored, neither works: once it can be, it is no fault any more. */
  private void handleOrApologize(Input input) {
    try {
      conversation.handle(input);
    } catch (Unreadable setAside) {
      throw setAside;
    } catch (RuntimeException fault) {
      conversation.apologize(input, new Reply.Fault());
      log.error("input {} can't be handled", input.id(), fault);
    }
  }

  /** Of two people who answer, the first one wins, whoever's work takes longer. */
  private boolean isToWait(Input input) {
    return input.incident().isPresent()
        && inbox.waitingBefore(input, clock.instant().minus(timing.patience())).stream()
            .anyMatch(earlier -> earlier.incident().equals(input.incident()));
  }
}
