package rollbackbot.audit;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What retention removed of one incident, as the row says it that stays in place.
 *
 * @param from when the earliest of what was removed had happened
 * @param to likewise the latest
 */
public record Removal(RowNumbers rows, Instant from, Instant to) {
  /** The action of such a row. */
  public static final String ACTION = "audit-removed";

  private static final String RUN = "\\d{1,18}(?:-\\d{1,18})?";
  private static final Pattern DETAIL =
      Pattern.compile("rows (" + RUN + "(?:, " + RUN + ")*+) of .*");

  public String detail() {
    return "rows " + rows + " of " + from + " to " + to + ", kept long enough";
  }

  /** The rows that a detail says were removed; none where it isn't one. */
  static RowNumbers rowsIn(String detail) {
    var parts = DETAIL.matcher(detail);
    return parts.matches() ? RowNumbers.parse(parts.group(1)) : new RowNumbers();
  }
}
