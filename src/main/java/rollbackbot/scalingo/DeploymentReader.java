package rollbackbot.scalingo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbackbot.rollback.Deployment;
import rollbackbot.rollback.DeploymentId;
import rollbackbot.rollback.DeploymentStatus;

/** Turns the platform's JSON of a deployment into the core's word. */
final class DeploymentReader {
  /** Silence must not be read as an end: a deployment without a status is one that waits. */
  private static final String UNTOLD_STATUS = "queued";

  private final InstantSource clock;

  DeploymentReader(InstantSource clock) {
    this.clock = clock;
  }

  Deployment deployment(Wire wire, Answer answer) {
    return new Deployment(
        new DeploymentId(answer.present(wire.id(), "the deployment's id")),
        instant(wire.createdAt()),
        new DeploymentStatus(wire.status() == null ? UNTOLD_STATUS : wire.status()),
        Optional.ofNullable(wire.gitRef()).filter(ref -> !ref.isBlank()),
        Optional.ofNullable(wire.pusher()).flatMap(pusher -> Optional.ofNullable(pusher.username)),
        duration(wire.duration()));
  }

  /**
   * An undated deployment counts as new: taken for new it makes somebody look, taken for old it
   * might be asked for again.
   */
  private Instant instant(@Nullable String text) {
    if (text == null) {
      return clock.instant();
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      return clock.instant();
    }
  }

  /** 0 means running (Scalingo docs: deployments). */
  private static Optional<Duration> duration(@Nullable Long seconds) {
    return Optional.ofNullable(seconds).filter(count -> count > 0).map(Duration::ofSeconds);
  }

  record Wire(
      @Nullable String id,
      @Nullable String createdAt,
      @Nullable String status,
      @Nullable String gitRef,
      @Nullable Pusher pusher,
      @Nullable Long duration) {}

  record Pusher(@Nullable String username) {}
}
