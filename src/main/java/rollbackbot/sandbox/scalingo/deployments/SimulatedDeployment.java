package rollbackbot.sandbox.scalingo.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.source.CommitId;

/**
 * A deployment whose whole course is known from its start: what it looks like follows from the
 * moment it is looked at, so nothing runs in between.
 *
 * @param commit the code that it puts into service, whatever it says for {@code gitRef}
 * @param start when it left the line of those waiting for an earlier one
 */
public record SimulatedDeployment(
    DeploymentId id,
    CommitId commit,
    Instant createdAt,
    Instant start,
    DeploymentPace pace,
    String endStatus,
    Optional<String> gitRef,
    String pusher,
    List<String> buildOutput,
    List<String> endOutput) {
  /** What everything is built on. */
  public static final String STACK = "scalingo/scalingo-22";

  public Instant end() {
    return pace.end(start, endStatus);
  }

  /** The same, over now. */
  public SimulatedDeployment endingAt(Instant now) {
    return new SimulatedDeployment(
        id,
        commit,
        createdAt,
        now,
        DeploymentPace.IMMEDIATE,
        endStatus,
        gitRef,
        pusher,
        buildOutput,
        endOutput);
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(end());
  }

  public String status(Instant now) {
    return isOver(now) ? endStatus : pace.statusAt(now, start);
  }

  public Duration duration() {
    return Duration.between(createdAt, end());
  }

  /** Nothing while queued, then what the build prints; the last lines come with the end. */
  public Optional<String> output(Instant now) {
    if (now.isBefore(pace.buildStart(start)) && !isOver(now)) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    buildOutput.forEach(line -> text.append(line).append('\n'));
    if (isOver(now)) {
      endOutput.forEach(line -> text.append(line).append('\n'));
    }
    return Optional.of(text.toString());
  }

  public Deployment seen(Instant now) {
    return new Deployment(
        id,
        createdAt,
        new DeploymentStatus(status(now)),
        gitRef,
        Optional.of(pusher),
        isOver(now)
            ? Optional.of(duration()).filter(Duration::isPositive)
            : Optional.<Duration>empty(),
        Optional.of(STACK));
  }
}
