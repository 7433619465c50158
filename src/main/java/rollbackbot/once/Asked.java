package rollbackbot.once;

import java.time.Instant;

/**
 * A request that mustn't be doubled, stored before it is sent: all that decides whether it may be
 * sent is here, and nothing that is shown to people.
 *
 * @param requestedAt when it was about to be sent, the last time, for people to read
 * @param times how often it was sent, this time included
 */
public record Asked(Instant requestedAt, int times, Stage stage) {

  /** How far it is. */
  public enum Stage {
    /** Nobody has sent it this time; whoever stored this a moment ago may. */
    INTENDED,
    /** Somebody may have sent it, and may still wait for the answer: it is looked for. */
    PERHAPS_SENT,
    /** Who sent it gave the answer up: it is looked for. */
    UNANSWERED,
    /** The service said that nothing happened: the intent may be stored anew. */
    DECLINED
  }

  /** About to be sent for the first time. */
  public static Asked first(Instant now) {
    return afterSending(now, 0);
  }

  /** About to be sent once more, after it was sent so often. */
  public static Asked afterSending(Instant now, int times) {
    return new Asked(now, times + 1, Stage.INTENDED);
  }

  /**
   * Whether it is about to be sent.
   *
   * @param storedJustNow whether this very process stored it a moment ago
   */
  public boolean mayBeSent(boolean storedJustNow) {
    return stage == Stage.INTENDED && storedJustNow;
  }

  /** Whether it may have arrived, so that it is looked for. */
  public boolean isLooking() {
    return stage == Stage.PERHAPS_SENT || stage == Stage.UNANSWERED;
  }

  /** The service said that nothing happened. */
  public Asked declined() {
    return at(Stage.DECLINED);
  }

  Asked at(Stage next) {
    return new Asked(requestedAt, times, next);
  }
}
