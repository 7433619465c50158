package rollbackbot.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt of the platform to put one ref into service.
 *
 * @param gitRef usually a commit; may be a branch's name, a label, or absent
 * @param pusher who asked for it, by user name
 * @param duration absent while running, or when the platform gives none
 * @param stack the system that it was built on, without the version of its image
 */
public record Deployment(
    DeploymentId id,
    Instant createdAt,
    DeploymentStatus status,
    Optional<String> gitRef,
    Optional<String> pusher,
    Optional<Duration> duration,
    Optional<String> stack) {}
