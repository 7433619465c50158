package rollbackbot.once;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import rollbackbot.once.OutsideTrouble.Unavailable;

/**
 * The sending of a request that mustn't be doubled, from the intent to the moment in which the
 * request leaves. Whatever stands between (a token, a connection, a frozen thread), nothing leaves
 * once the time is up in which others expect it, or once the sender's claim doesn't stand any more.
 * Whoever sends writes asks here right before, so that no step has to hand it down.
 */
public final class Sending {
  private static final ScopedValue<Sending> CURRENT = ScopedValue.newInstance();

  private final LivedTime lived;
  private final Duration longest;
  private final Duration end;
  private final BooleanSupplier claimStands;

  private Sending(LivedTime lived, Duration longest, BooleanSupplier claimStands) {
    this.lived = lived;
    this.longest = longest;
    this.end = lived.sinceStart().plus(longest);
    this.claimStands = claimStands;
  }

  /**
   * Sends something within this time.
   *
   * @param claimStands asked right before the request leaves
   */
  static <A> A within(
      Duration longest, LivedTime lived, BooleanSupplier claimStands, Supplier<A> ask) {
    var sending = new Sending(lived, longest, claimStands);
    return ScopedValue.where(CURRENT, sending).call(ask::get);
  }

  /** How long the request under way may take from now on; empty: nobody limits it here. */
  public static Optional<Duration> timeLeft() {
    return current().map(Sending::left);
  }

  /**
   * To be called right before a request leaves that changes something.
   *
   * @throws Unavailable if it must not; then nothing has happened
   */
  public static void beforeLeaving() {
    current().ifPresent(Sending::check);
  }

  /**
   * To be called once what the request needs was got: where that was slow, the rest is too short
   * for the request itself.
   *
   * @throws Unavailable if asking anew is better; what was got is kept for that
   */
  public static void afterPreparing() {
    current().ifPresent(Sending::requireMostOfTheTime);
  }

  private void requireMostOfTheTime() {
    if (left().multipliedBy(2).compareTo(longest) < 0) {
      throw new Unavailable("nothing was sent yet, since its token came slowly", Optional.empty());
    }
  }

  private static Optional<Sending> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  private void check() {
    if (!stands()) {
      throw new Unavailable(
          "nothing was sent, since another process goes on with it by now", Optional.empty());
    }
    // Asking for the claim takes time too.
    if (!left().isPositive()) {
      throw new Unavailable(
          "nothing was sent, since it took too long until it could be", Optional.empty());
    }
  }

  private boolean stands() {
    try {
      return claimStands.getAsBoolean();
    } catch (RuntimeException e) {
      throw new Unavailable("nothing was sent, since the database doesn't answer", e);
    }
  }

  private Duration left() {
    return end.minus(lived.sinceStart());
  }
}
