package rollbackbot.audit;

import java.util.Iterator;
import java.util.Optional;

/**
 * Walks the chain once, row by row, and finds where it breaks: a row that was changed, put
 * elsewhere, taken away or added. What retention removed is no break if a row of the chain tells of
 * it.
 */
public final class ChainCheck {
  private final Head head;
  private final RowNumbers told;
  private final Iterator<Gap> gaps;
  private Optional<Gap> gap;
  private Head at = new Head(0, AuditRow.BEFORE_THE_FIRST);
  private long rows;

  private ChainCheck(Head head, RowNumbers told, Iterator<Gap> gaps) {
    this.head = head;
    this.told = told;
    this.gaps = gaps;
    this.gap = nextGap();
  }

  /** How the chain is. */
  public sealed interface Result {

    /**
     * Without a break.
     *
     * @param rows how many are there
     * @param head the last one, to be kept elsewhere and compared later
     */
    record Whole(long rows, Head head) implements Result {}

    /** With a first one. */
    record Broken(long number, Break why) implements Result {}
  }

  /** What is wrong with a row, or with the place where it should be. */
  public enum Break {
    CHANGED(
        "doesn't carry the hash of what it says and of the row before: one of them was changed"),
    MISSING("is missing"),
    REMOVED_UNTOLD("was removed, and no row tells that retention did it"),
    ADDED("was added, but not by the bot"),
    NOT_THE_LAST("isn't the row that was written last");

    private final String words;

    Break(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * Checks a chain that nobody changes meanwhile.
   *
   * @param told the rows that {@link #told} found
   * @param gaps in their order
   * @param rows in their order
   */
  public static Result of(Head head, RowNumbers told, Iterator<Gap> gaps, Iterator<AuditRow> rows) {
    var check = new ChainCheck(head, told, gaps);
    while (rows.hasNext()) {
      var broken = check.next(rows.next());
      if (broken.isPresent()) {
        return broken.get();
      }
    }
    return check.end();
  }

  /** All rows that were removed, by the details of the rows whose action is a {@link Removal}. */
  public static RowNumbers told(Iterator<String> details) {
    var all = new RowNumbers();
    details.forEachRemaining(detail -> all.addAll(Removal.rowsIn(detail)));
    return all;
  }

  private Optional<Result.Broken> next(AuditRow row) {
    var untold = passGaps(row.number());
    if (untold.isPresent()) {
      return untold;
    }
    if (row.number() != at.number() + 1) {
      return row.number() > at.number()
          ? broken(at.number() + 1, Break.MISSING)
          : broken(row.number(), Break.ADDED);
    }
    if (!row.hash().equals(row.hashAfter(at.hash()))) {
      return broken(row.number(), Break.CHANGED);
    }
    at = new Head(row.number(), row.hash());
    rows++;
    return Optional.empty();
  }

  /** Goes over what was removed before this number. */
  private Optional<Result.Broken> passGaps(long before) {
    while (gap.isPresent() && gap.get().first() == at.number() + 1 && gap.get().first() < before) {
      var passed = gap.get();
      var untold = told.firstMissing(passed.first(), passed.last());
      if (untold.isPresent()) {
        return broken(untold.getAsLong(), Break.REMOVED_UNTOLD);
      }
      at = new Head(passed.last(), passed.hash());
      gap = nextGap();
    }
    return Optional.empty();
  }

  private Result end() {
    var untold = passGaps(Long.MAX_VALUE);
    if (untold.isPresent()) {
      return untold.get();
    }
    if (at.number() < head.number()) {
      return new Result.Broken(at.number() + 1, Break.MISSING);
    }
    if (at.number() > head.number()) {
      return new Result.Broken(head.number() + 1, Break.ADDED);
    }
    return at.hash().equals(head.hash())
        ? new Result.Whole(rows, head)
        : new Result.Broken(at.number(), Break.NOT_THE_LAST);
  }

  private Optional<Gap> nextGap() {
    return gaps.hasNext() ? Optional.of(gaps.next()) : Optional.empty();
  }

  private static Optional<Result.Broken> broken(long number, Break why) {
    return Optional.of(new Result.Broken(number, why));
  }
}
