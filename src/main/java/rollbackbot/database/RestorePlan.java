package rollbackbot.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a plan restores.
 *
 * @param databases those that hold data, as far as the platform tells
 * @param unknown why they could not be read, in words; empty where they were
 * @param releasedAt when the release that is left began to be deployed, for the first time
 */
public record RestorePlan(
    List<DatabaseToRestore> databases, Optional<String> unknown, Optional<Instant> releasedAt) {
  /** What is to be done to them, before anything is. */
  public RestoreProgress untouched() {
    return new RestoreProgress(
        databases.stream()
            .map(database ->
                new RestoreProgress.Step(
                    database,
                    new RestoreProgress.FreshBackup.Pending(),
                    new RestoreProgress.Restored.NotAsked(Optional.empty())))
            .toList());
  }
}
