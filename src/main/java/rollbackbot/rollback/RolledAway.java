package rollbackbot.rollback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the releases that somebody rolled away from, in the history alone: a success whose commit
 * had run before with another in between, or whose version is lower than the one before it, is
 * itself a rollback, away from the release before it.
 */
final class RolledAway {
  private RolledAway() {}

  /**
   * Finds them.
   *
   * @param successesNewestFirst the deployments that succeeded
   * @return labels of the releases that were rolled away from
   */
  static Set<String> labels(List<Release> successesNewestFirst) {
    var marked = new HashSet<String>();
    var earlier = new ArrayList<Release>();
    for (var release : successesNewestFirst.reversed()) {
      if (!earlier.isEmpty() && isRollback(release, earlier)) {
        marked.add(earlier.getLast().label());
      }
      earlier.add(release);
    }
    return marked;
  }

  private static boolean isRollback(Release release, List<Release> earlier) {
    var before = earlier.getLast();
    if (Releases.sameCommit(release, before)) {
      return false;
    }
    return earlier.stream().anyMatch(old -> Releases.sameCommit(old, release))
        || isLower(release, before);
  }

  private static boolean isLower(Release release, Release before) {
    return release.version().isPresent()
        && before.version().isPresent()
        && release.version().get().compareTo(before.version().get()) < 0;
  }
}
