package rollbackbot.evidence;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.stored.Stored;

/** Whether what was seen to be wrong is gone since a rollback: watched a while, then told. */
public sealed interface Cure {

  /**
   * Being watched.
   *
   * @param wrong the share of failed requests that was seen before the rollback, where it was high
   * @param crashes those that were seen before it, where there were any
   * @param since from when requests and crashes count
   * @param looks how many were taken
   * @param next when the next one is due
   */
  @Stored("watched")
  record Watched(
      Optional<Claim.Errors> wrong,
      Optional<Claim.Crashes> crashes,
      Instant since,
      int looks,
      Instant next)
      implements Cure {}

  /**
   * What the watching came to; it isn't watched any more.
   *
   * @param crashes that of crashes, where both were watched
   */
  @Stored("told")
  record Ended(Told told, Optional<Told> crashes) implements Cure {}
}
