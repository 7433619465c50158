package rollbackbot.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.Deployment;
import rollbackbot.release.Release;
import rollbackbot.release.history.HistoryEntry;

/**
 * What runs, and how long it has: counted from the first of its deployments that nothing else came
 * between.
 *
 * @param began when that deployment was asked for
 * @param live when it took over; empty where the platform doesn't tell how long it took
 * @param stack what the newest of its deployments was built on
 */
public record InService(
    Release release, Instant began, Optional<Instant> live, Optional<String> stack) {

  /** As a history of deployments tells it, newest first; empty where nothing ever succeeded. */
  public static Optional<InService> of(List<HistoryEntry> newestFirst) {
    var successes =
        newestFirst.stream().filter(entry -> entry.deployment().status().isSuccess()).toList();
    if (successes.isEmpty()) {
      return Optional.empty();
    }
    var newest = successes.getFirst();
    var first =
        successes.stream()
            .skip(1)
            .takeWhile(entry -> entry.release().isSameAs(newest.release()))
            .map(HistoryEntry::deployment)
            .reduce(newest.deployment(), (_, older) -> older);
    return Optional.of(
        new InService(
            newest.release(), first.createdAt(), live(first), newest.deployment().stack()));
  }

  private static Optional<Instant> live(Deployment deployment) {
    return deployment.duration().map(took -> deployment.createdAt().plus(took));
  }
}
