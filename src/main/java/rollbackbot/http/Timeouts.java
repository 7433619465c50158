package rollbackbot.http;

import java.time.Duration;

/**
 * How long a call may take.
 *
 * @param connect until the connection stands
 * @param silence between two pieces of the answer
 * @param whole from the first byte sent to the last one read, whatever drips in between
 */
public record Timeouts(Duration connect, Duration silence, Duration whole) {
  private static final int FILES = 10;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** For a large file: as patient between two pieces, and far longer in all. */
  public Timeouts forFiles() {
    return new Timeouts(connect, silence, whole.multipliedBy(FILES));
  }

  /** Nothing takes longer than this, however the time is spent. */
  public static Timeouts within(Duration whole) {
    return new Timeouts(CONNECT.compareTo(whole) < 0 ? CONNECT : whole, whole, whole);
  }
}
