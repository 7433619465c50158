package rollbackbot.rollback;

import java.time.Instant;
import java.util.Optional;

/**
 * The release to go back to: proved by its tag, pinned to the tag's commit.
 *
 * @param deployedAt when it last went into service; absent if it never did
 * @param source how its last deployment's version was found; absent if there is none
 * @param rolledAwayFrom whether somebody once rolled away from it
 */
public record Target(
    Version version,
    Tag tag,
    Optional<Instant> deployedAt,
    Optional<String> deployedBy,
    Optional<VersionSource> source,
    boolean rolledAwayFrom) {}
