package rollbackbot.autodeploy;

import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.evidence.Quoted;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.BranchOffer.Added;
import rollbackbot.incident.BranchOffer.HeadIs;
import rollbackbot.incident.Incident;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.plan.Plan;
import rollbackbot.room.Endings;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceCode.Changes;
import rollbackbot.source.SourceCode.Commit;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.Tag;

/** How the branch stands whose next push is deployed, to what a rollback left and put in place. */
public final class LinkedBranch {
  private static final int MOST_AUTHORS = 10;

  /** What Git itself and the hosts write above a commit that takes another back. */
  private static final Pattern REVERT = Pattern.compile("(?i)^revert\\b");

  private final SourceRepository repositories;
  private final SourceCode code;

  public LinkedBranch(SourceRepository repositories, SourceCode code) {
    this.repositories = repositories;
    this.code = code;
  }

  /** The branch that a plan's app is linked to; empty where the link names none. */
  Optional<BranchOffer> look(Incident incident, Plan plan) {
    return plan.linkedBranch().map(BranchName::new).map(branch -> look(incident, plan, branch));
  }

  BranchOffer look(Incident incident, Plan plan, BranchName branch) {
    try {
      return head(plan, branch)
          .map(head -> offer(branch, head, incident, plan))
          .orElseGet(() -> BranchOffer.unread(branch));
    } catch (OutsideTrouble e) {
      // Nothing depends on it: that it couldn't be read is said.
      return BranchOffer.unread(branch);
    }
  }

  Optional<CommitId> head(Plan plan, BranchName branch) {
    var refs = repositories.exactRefs(plan.repository(), plan.to().tag().map(Tag::name), branch);
    return Optional.ofNullable(refs.branches().get(branch));
  }

  private BranchOffer offer(BranchName branch, CommitId head, Incident incident, Plan plan) {
    return plainly(head, incident, plan)
        .map(known -> new BranchOffer(branch, Optional.of(head), known))
        .orElseGet(() -> compared(branch, head, incident, plan));
  }

  /** What can be told by the commit alone. */
  private static Optional<HeadIs> plainly(CommitId head, Incident incident, Plan plan) {
    boolean isFrom = Endings.left(incident, plan).commit().filter(head::isNamedBy).isPresent();
    if (isFrom) {
      return Optional.of(
          incident.changedProduction() ? HeadIs.ROLLED_AWAY_FROM : HeadIs.IN_PRODUCTION);
    }
    return incident.changedProduction() && plan.to().commit().equals(head)
        ? Optional.of(HeadIs.IN_PRODUCTION)
        : Optional.empty();
  }

  private BranchOffer compared(BranchName branch, CommitId head, Incident incident, Plan plan) {
    var changes = changes(head, incident, plan);
    var headIs =
        changes
            .map(it -> it.lineage().containsBase() ? HeadIs.ON_TOP_OF_IT : HeadIs.WITHOUT_IT)
            .orElse(HeadIs.ANOTHER);
    return new BranchOffer(
        branch,
        Optional.of(head),
        headIs,
        changes.filter(_ -> headIs == HeadIs.ON_TOP_OF_IT).map(LinkedBranch::added));
  }

  private static Added added(Changes changes) {
    var authors = changes.commits().stream().map(Commit::author).distinct().limit(MOST_AUTHORS);
    return new Added(
        changes.number(),
        authors.map(Quoted::new).toList(),
        changes.commits().stream()
            .map(Commit::subject)
            .filter(REVERT.asPredicate())
            .findFirst()
            .map(Quoted::new),
        changes.hasAllCommits());
  }

  /** What the branch has on top of the version that was left; empty where nobody tells. */
  private Optional<Changes> changes(CommitId head, Incident incident, Plan plan) {
    var left = Endings.left(incident, plan).commit().filter(CommitId::isWhole).map(CommitId::new);
    try {
      return left.flatMap(it -> code.changes(plan.repository(), it, head));
    } catch (OutsideTrouble e) {
      // Where the branch is matters more than what it is built on.
      return Optional.empty();
    }
  }
}
