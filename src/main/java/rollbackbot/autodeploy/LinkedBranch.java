package rollbackbot.autodeploy;

import java.util.Optional;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.BranchOffer.HeadIs;
import rollbackbot.incident.Incident;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.plan.Plan;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceCode.Lineage;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.Tag;

/** How the branch stands whose next push is deployed, to what a rollback left and put in place. */
public final class LinkedBranch {
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
          .map(head -> new BranchOffer(branch, Optional.of(head), whatIs(head, incident, plan)))
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

  private HeadIs whatIs(CommitId head, Incident incident, Plan plan) {
    boolean isFrom = plan.from().commit().filter(head::isNamedBy).isPresent();
    if (isFrom) {
      return incident.changedProduction() ? HeadIs.ROLLED_AWAY_FROM : HeadIs.IN_PRODUCTION;
    }
    if (incident.changedProduction() && plan.to().commit().equals(head)) {
      return HeadIs.IN_PRODUCTION;
    }
    return lineage(head, plan)
        .map(it -> it.containsBase() ? HeadIs.ON_TOP_OF_IT : HeadIs.WITHOUT_IT)
        .orElse(HeadIs.ANOTHER);
  }

  /** How the branch lies to the version that was left; empty where nobody tells. */
  private Optional<Lineage> lineage(CommitId head, Plan plan) {
    var left = plan.from().commit().filter(CommitId::isWhole).map(CommitId::new);
    try {
      return left.flatMap(it -> code.lineage(plan.repository(), it, head));
    } catch (OutsideTrouble e) {
      // Where the branch is matters more than what it is built on.
      return Optional.empty();
    }
  }
}
