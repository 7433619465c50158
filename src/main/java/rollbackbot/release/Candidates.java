package rollbackbot.release;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The deployments that came after a request of which no answer is known: one of them may be ours.
 *
 * @param since all of them, newest first
 * @param ours the one that was asked for
 * @param untold whether it can't be told yet: the platform doesn't say what one of them deploys, or
 *     its history lacks the one that was the newest before, so that an old one could be taken for
 *     ours
 */
public record Candidates(List<Deployment> since, Optional<Deployment> ours, boolean untold) {

  /**
   * What of a history came after a request.
   *
   * @param newestFirst the platform's history
   * @param newestKnown the newest deployment before the request; ours is newer by place and by date
   */
  public static Candidates among(
      List<Deployment> newestFirst, DeploymentId newestKnown, Predicate<Deployment> isOurs) {
    return newestFirst.stream()
        .filter(deployment -> deployment.id().equals(newestKnown))
        .findFirst()
        .map(before -> after(before, newestFirst, isOurs))
        .orElseGet(() -> new Candidates(List.of(), Optional.empty(), true));
  }

  private static Candidates after(
      Deployment before, List<Deployment> newestFirst, Predicate<Deployment> isOurs) {
    var since =
        newestFirst.stream().takeWhile(deployment -> !deployment.id().equals(before.id())).toList();
    return new Candidates(
        since,
        since.stream()
            .filter(isOurs)
            .filter(deployment -> !deployment.createdAt().isBefore(before.createdAt()))
            .findFirst(),
        since.stream().anyMatch(deployment -> deployment.gitRef().isEmpty()));
  }
}
