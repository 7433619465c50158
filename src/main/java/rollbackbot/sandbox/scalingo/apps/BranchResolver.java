package rollbackbot.sandbox.scalingo.apps;

import java.util.Optional;
import rollbackbot.source.CommitId;

/** The simulated platform's view of the Git host. */
public interface BranchResolver {

  /** The commit at the head of a branch; empty when there is no such branch. */
  Optional<CommitId> head(String owner, String repository, String branch);
}
