package rollbackbot.plan;

import rollbackbot.source.CommitId;
import rollbackbot.stored.Stored;
import rollbackbot.version.Version;

/** Which release somebody wants back. */
public sealed interface PlanRequest {

  /** The one that the bot would choose. */
  @Stored("previous")
  record Previous() implements PlanRequest {}

  /** The one of this version, or of the tag of this whole name. */
  @Stored("exact")
  record Exact(Version version) implements PlanRequest {}

  /** The one at this commit, as it was chosen, typed or shown. */
  @Stored("at-commit")
  record AtCommit(CommitId commit) implements PlanRequest {}
}
