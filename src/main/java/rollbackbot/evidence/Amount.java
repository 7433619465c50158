package rollbackbot.evidence;

/**
 * How many of something there are.
 *
 * @param precision whether there may be more
 */
public record Amount(int number, Precision precision) {

  /** How well it is known. */
  public enum Precision {
    EXACT,
    AT_LEAST
  }

  public static Amount exactly(int number) {
    return new Amount(number, Precision.EXACT);
  }

  /** At least so many; exactly so many, if all were looked at. */
  public static Amount of(int number, boolean all) {
    return new Amount(number, all ? Precision.EXACT : Precision.AT_LEAST);
  }

  /** Whether it is known that there is none. */
  public boolean isNone() {
    return number == 0 && precision == Precision.EXACT;
  }

  /** Whether it is known that there is one, and no other. */
  boolean isOne() {
    return number == 1 && precision == Precision.EXACT;
  }

  /** Whether nothing was found, though there may be some. */
  public boolean tellsNothing() {
    return number == 0 && precision == Precision.AT_LEAST;
  }
}
