package rollbackbot.autodeploy;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.incident.BranchDeployment.BranchRequest;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.Approvable;
import rollbackbot.release.Approval;

/** A second person approves that the linked branch is deployed. */
public record BranchApproval() implements Approvable {

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
