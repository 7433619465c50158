package rollbackbot.release.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/** How often an app is released. */
public final class Rhythm {
  /** Two gaps may be chance. */
  private static final int FEWEST = 3;

  private Rhythm() {}

  /**
   * The usual time between two releases: the median of those that were read. What was deployed
   * again is no other release. Empty where too few are known.
   */
  public static Optional<Duration> of(History history) {
    var releases = history.successes();
    var gaps = new ArrayList<Duration>();
    for (int older = 1; older < releases.size(); older++) {
      var release = releases.get(older - 1);
      var before = releases.get(older);
      if (!release.isSameAs(before)) {
        gaps.add(Duration.between(before.deployedAt(), release.deployedAt()));
      }
    }
    gaps.sort(Comparator.naturalOrder());
    return gaps.size() < FEWEST ? Optional.empty() : Optional.of(gaps.get(gaps.size() / 2));
  }
}
