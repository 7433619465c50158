package rollbackbot.release;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollbackbot.source.CommitId;

/**
 * Finds the commits that somebody rolled away from, in the history alone: where a success's commit
 * had run before, those in between that first ran after it were left. In A, B, A that is B; going
 * up again to B leaves nothing, because A had run before B. The order of numbers is no evidence.
 */
public final class RolledAway {
  private RolledAway() {}

  /**
   * Finds them.
   *
   * @param successesNewestFirst the deployments that succeeded
   */
  public static Set<CommitId> commits(List<Release> successesNewestFirst) {
    var marked = new HashSet<CommitId>();
    // In the order in which they first ran, with the place of their newest run so far.
    Map<CommitId, Integer> newestRun = new LinkedHashMap<>();
    int place = 0;
    for (var release : successesNewestFirst.reversed()) {
      var commit = release.identity();
      if (commit.isPresent()) {
        marked.addAll(leftSince(commit.get(), newestRun));
        newestRun.put(commit.get(), place);
      }
      place++;
    }
    return marked;
  }

  /** What ran since a commit ran last, and first ran after it did. */
  private static Set<CommitId> leftSince(CommitId commit, Map<CommitId, Integer> newestRun) {
    int lastRun = newestRun.getOrDefault(commit, Integer.MAX_VALUE);
    var left = new HashSet<CommitId>();
    firstRanAfter(commit, newestRun)
        .forEach((other, ran) -> {
          if (ran > lastRun) {
            left.add(other);
          }
        });
    return left;
  }

  /** Those that first ran after a commit did, with their newest runs. */
  public static <T> Map<CommitId, T> firstRanAfter(
      CommitId commit, Map<CommitId, T> inOrderOfFirstRuns) {
    var after = new LinkedHashMap<CommitId, T>();
    boolean seen = false;
    for (var entry : inOrderOfFirstRuns.entrySet()) {
      if (seen) {
        after.put(entry.getKey(), entry.getValue());
      }
      seen |= entry.getKey().equals(commit);
    }
    return after;
  }
}
