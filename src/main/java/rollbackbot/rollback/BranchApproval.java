package rollbackbot.rollback;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.release.Approval;
import rollbackbot.rollback.BranchDeployment.BranchRequest;

/** A second person approves that the linked branch is deployed. */
record BranchApproval() implements Approvable {

  @Override
  public Incident given(Incident incident, Approval approval) {
    return incident.withBranchDeployment(
        Optional.of(new BranchDeployment.Wanted(request(incident).with(approval))));
  }

  private static BranchRequest request(Incident incident) {
    return incident
        .branchDeployment()
        .map(BranchDeployment::request)
        .orElseThrow(() -> new IllegalStateException("no branch waits for approval"));
  }

  @Override
  public Change withdrawn(Incident incident, Optional<String> by, Instant now) {
    return Change.to(incident.withBranchDeployment(Optional.empty())).wakingAt(now);
  }
}
