package rollbackbot.offer;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.database.Database;
import rollbackbot.release.Approval;
import rollbackbot.release.ApprovalRule;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.stored.Stored;

/**
 * What a second person is asked to approve.
 *
 * @param rule the one under which it is asked: whatever the file says later, it gets no weaker
 */
public record ApprovalRequest(
    Subject subject, String confirmedBy, Instant confirmedAt, ApprovalRule rule) {

  /** What somebody confirmed. */
  public sealed interface Subject {

    /** The plan that was offered last. */
    @Stored("plan")
    record OfPlan() implements Subject {}

    /** A database, taken back by the platform. */
    @Stored("restore")
    record OfRestore(Database database, Instant moment) implements Subject {}

    /** The linked branch, deployed after the fix. */
    @Stored("branch")
    record OfBranch(BranchName branch, Optional<CommitId> head) implements Subject {}
  }

  /** What became of the request. */
  public sealed interface Outcome {
    @Stored("open")
    record Open() implements Outcome {}

    @Stored("given")
    record Given(Approval approval) implements Outcome {}

    /**
     * It was taken back.
     *
     * @param by empty where nobody approved in time
     */
    @Stored("withdrawn")
    record Withdrawn(Optional<String> by) implements Outcome {}

    /** Something else is asked now. */
    @Stored("replaced")
    record Replaced() implements Outcome {}
  }
}
