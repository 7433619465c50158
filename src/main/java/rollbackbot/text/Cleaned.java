package rollbackbot.text;

/** Foreign text without what could disturb: on one line, without control characters, cut. */
public final class Cleaned {
  private static final String ELLIPSIS = "…";

  private Cleaned() {}

  public static String line(String text, int most) {
    var clean = new StringBuilder();
    text.codePoints()
        .limit(4L * most)
        .map(point -> isSpace(point) ? ' ' : point)
        .filter(point -> !isInvisible(point))
        .forEach(clean::appendCodePoint);
    return cut(clean.toString().replaceAll(" +", " ").strip(), most);
  }

  /** The same, without its middle where it is longer: names of one kind often begin the same. */
  public static String ends(String text, int most) {
    var points = line(text, 4 * most).codePoints().toArray();
    int kept = most - ELLIPSIS.length();
    int end = kept / 2;
    return points.length <= most
        ? new String(points, 0, points.length)
        : new String(points, 0, kept - end)
            + ELLIPSIS
            + new String(points, points.length - end, end);
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  /** Control characters, and those that turn the direction of writing or have no width. */
  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - ELLIPSIS.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + ELLIPSIS;
  }
}
