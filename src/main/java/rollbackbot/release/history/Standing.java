package rollbackbot.release.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;

/** How production stands, by its history: what runs, what came since, what ran before. */
public record Standing(
    Optional<HistoryEntry> current,
    List<HistoryEntry> earlierSuccesses,
    Optional<Deployment> failedSince,
    Optional<Deployment> running) {

  /** With all attempts taken for those of others. */
  public static Standing of(List<HistoryEntry> newestFirst) {
    return of(newestFirst, Set.of());
  }

  /**
   * How production stands. A rollback's own failed attempt isn't the failed release of others that
   * makes going back go too far.
   *
   * @param newestFirst the deployments
   * @param own those that a rollback asked for
   */
  public static Standing of(List<HistoryEntry> newestFirst, Set<DeploymentId> own) {
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
        since.stream()
            .filter(deployment -> deployment.status().isFinal() && !own.contains(deployment.id()))
            .findFirst(),
        since.stream().filter(deployment -> !deployment.status().isFinal()).findFirst());
  }

  /**
   * What ran at a moment: the newest success that had begun by then.
   *
   * @param moment when an incident was opened
   */
  public Optional<Release> ranAt(Instant moment) {
    return Stream.concat(current.stream(), earlierSuccesses.stream())
        .map(HistoryEntry::release)
        .filter(release -> !release.deployedAt().isAfter(moment))
        .findFirst()
        .or(() -> current.map(HistoryEntry::release));
  }

  public Situation situation() {
    return new Situation(current.map(HistoryEntry::release), failedSince, running);
  }
}
