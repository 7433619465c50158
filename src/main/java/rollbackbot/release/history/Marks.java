package rollbackbot.release.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.release.Mark;
import rollbackbot.release.Release;
import rollbackbot.release.RolledAway;
import rollbackbot.source.CommitId;

/**
 * What somebody rolled away from: marked by the bot, or told by the history; less what a person
 * took the mark off.
 */
public final class Marks {
  private final Set<String> marked;
  private final Set<String> unmarked;
  private final Set<CommitId> left;
  private final Map<CommitId, Release> byFirstRun;

  private Marks(
      Set<String> marked,
      Set<String> unmarked,
      Set<CommitId> left,
      Map<CommitId, Release> byFirstRun) {
    this.marked = marked;
    this.unmarked = unmarked;
    this.left = left;
    this.byFirstRun = byFirstRun;
  }

  public static Marks of(History history) {
    var byFirstRun = new LinkedHashMap<CommitId, Release>();
    history
        .successes()
        .reversed()
        .forEach(release ->
            release.identity().ifPresent(commit -> byFirstRun.putIfAbsent(commit, release)));
    return new Marks(
        history.marks(), history.unmarked(), RolledAway.commits(history.successes()), byFirstRun);
  }

  public boolean on(Release release) {
    return on(Mark.on(release));
  }

  public boolean on(CommitId commit, String label) {
    return on(new Mark(Optional.of(commit), label));
  }

  private boolean on(Mark mark) {
    boolean isMarked = mark.isIn(marked) || mark.commit().filter(left::contains).isPresent();
    return isMarked && !mark.isIn(unmarked);
  }

  /** Whether both ran, and one did before the other first did. */
  public boolean ranFirst(CommitId one, CommitId other) {
    return RolledAway.firstRanAfter(one, byFirstRun).containsKey(other);
  }
}
