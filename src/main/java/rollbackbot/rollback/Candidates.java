package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The deployments that came after a request of which no answer is known: one of them may be ours.
 *
 * @param since all of them, newest first
 * @param ours the one that was asked for
 * @param untold whether one of them has no {@code git_ref} yet
 */
record Candidates(List<Deployment> since, Optional<Deployment> ours, boolean untold) {

  /**
   * @param newestFirst the platform's history
   * @param newestKnown the newest deployment before the request
   */
  static Candidates among(
      List<Deployment> newestFirst, DeploymentId newestKnown, Predicate<Deployment> isOurs) {
    var since =
        newestFirst.stream().takeWhile(deployment -> !deployment.id().equals(newestKnown)).toList();
    return new Candidates(
        since,
        since.stream().filter(isOurs).findFirst(),
        since.stream().anyMatch(deployment -> deployment.gitRef().isEmpty()));
  }
}
