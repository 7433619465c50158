package rollbackbot.evidence;

import java.time.Instant;
import rollbackbot.stored.Stored;

/** Whether what was seen to be wrong is gone since a rollback: watched a while, then told. */
public sealed interface Cure {

  /**
   * Being watched.
   *
   * @param wrong what was seen before the rollback
   * @param since from when requests count
   * @param looks how many were taken
   * @param next when the next one is due
   */
  @Stored("watched")
  record Watched(Claim.Errors wrong, Instant since, int looks, Instant next) implements Cure {}

  /** What the watching came to; it isn't watched any more. */
  @Stored("told")
  record Ended(Told told) implements Cure {}
}
