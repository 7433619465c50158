package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;

/** How production stands, by its history: what runs, what came since, what ran before. */
record Standing(
    Optional<HistoryEntry> current,
    List<HistoryEntry> earlierSuccesses,
    Optional<Deployment> failedSince,
    Optional<Deployment> running) {

  /**
   * @param newestFirst the deployments
   */
  static Standing of(List<HistoryEntry> newestFirst) {
    var successes =
        newestFirst.stream().filter(entry -> entry.deployment().status().isSuccess()).toList();
    var since =
        newestFirst.stream()
            .map(HistoryEntry::deployment)
            .takeWhile(deployment -> !deployment.status().isSuccess())
            .toList();
    return new Standing(
        successes.stream().findFirst(),
        successes.stream().skip(1).toList(),
        since.stream().filter(deployment -> deployment.status().isFinal()).findFirst(),
        since.stream().filter(deployment -> !deployment.status().isFinal()).findFirst());
  }

  Situation situation() {
    return new Situation(current.map(Releases::of), failedSince, running);
  }
}
