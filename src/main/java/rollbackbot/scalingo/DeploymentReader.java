package rollbackbot.scalingo;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.Dates;

/** Turns the platform's JSON of a deployment into the core's word. */
final class DeploymentReader {
  /** Silence must not be read as an end: a deployment without a status is one that waits. */
  private static final String UNTOLD_STATUS = "queued";

  private static final Duration LONGEST = Duration.ofDays(7);

  private final Dates dates;

  DeploymentReader(Dates dates) {
    this.dates = dates;
  }

  Deployment deployment(Wire wire, Answer answer) {
    return new Deployment(
        new DeploymentId(answer.present(wire.id(), "the deployment's id")),
        dates.orNow(wire.createdAt()),
        new DeploymentStatus(wire.status() == null ? UNTOLD_STATUS : wire.status()),
        Optional.ofNullable(wire.gitRef()).filter(ref -> !ref.isBlank()),
        Optional.ofNullable(wire.pusher()).flatMap(pusher -> Optional.ofNullable(pusher.username)),
        duration(wire.duration()),
        Optional.ofNullable(wire.stackBaseImage()).flatMap(DeploymentReader::stack));
  }

  /**
   * The image's name: {@code scalingo/ubuntu-20:v4} and its {@code v5} are the same stack (Scalingo
   * docs: deployments).
   */
  private static Optional<String> stack(String image) {
    int tag = image.indexOf(':', image.lastIndexOf('/') + 1);
    return Optional.of(tag < 0 ? image : image.substring(0, tag)).filter(name -> !name.isBlank());
  }

  /** 0 means running (Scalingo docs: deployments), and no build takes weeks. */
  private static Optional<Duration> duration(@Nullable Long seconds) {
    return Optional.ofNullable(seconds)
        .filter(count -> count > 0 && count <= LONGEST.toSeconds())
        .map(Duration::ofSeconds);
  }

  record Wire(
      @Nullable String id,
      @Nullable String createdAt,
      @Nullable String status,
      @Nullable String gitRef,
      @Nullable Pusher pusher,
      @Nullable Long duration,
      @Nullable String stackBaseImage) {}

  record Pusher(@Nullable String username) {}
}
