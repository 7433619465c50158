package rollbackbot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollbackbot.source.CommitId;

/**
 * A successful deployment.
 *
 * @param label what people call it
 * @param commit short, where it is known and isn't the label
 * @param took how long the deployment took, where the platform tells
 * @param current whether production runs it
 * @param rolledBack whether somebody rolled away from it
 * @param marked the commit whose mark may be taken off; absent in what was stored before that was
 *     offered
 */
public record PastRun(
    String label,
    Optional<String> commit,
    Instant at,
    Optional<String> by,
    Optional<Duration> took,
    boolean current,
    boolean rolledBack,
    Optional<CommitId> marked) {}
