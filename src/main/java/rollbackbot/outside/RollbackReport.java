package rollbackbot.outside;

import java.time.Instant;
import java.util.Optional;

/**
 * What a team's own system learns of a rollback that was proven.
 *
 * @param from the version left, or a short commit
 * @param to the version in production now
 * @param commit the whole commit in production now
 * @param branch the release branch; absent where an archive was deployed
 * @param deployment the platform's id
 * @param commitCompared whether the platform said that this commit runs
 * @param healthChecked whether a health check was watched until it was good
 */
public record RollbackReport(
    String incident,
    String app,
    String from,
    String to,
    String commit,
    Optional<String> branch,
    String deployment,
    Instant openedAt,
    Instant confirmedAt,
    Instant succeededAt,
    boolean commitCompared,
    boolean healthChecked) {}
