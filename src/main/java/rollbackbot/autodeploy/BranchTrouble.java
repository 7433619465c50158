package rollbackbot.autodeploy;

import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.stored.Stored;

/** Why the linked branch wasn't deployed, or nobody can tell whether it was. */
public sealed interface BranchTrouble {

  /** The branch is at another commit than the one that was confirmed. */
  @Stored("moved")
  record Moved() implements BranchTrouble {}

  /** Somebody on whose word it was to be done may not act any more. */
  @Stored("right-lost")
  record RightLost(String person) implements BranchTrouble {}

  /** Somebody stopped it before it was asked for. */
  @Stored("stopped-by")
  record StoppedBy(String person) implements BranchTrouble {}

  /** Another incident of the app is open. */
  @Stored("other-incident")
  record OtherIncident() implements BranchTrouble {}

  /** The platform is busy with another deployment. */
  @Stored("busy")
  record Busy(Deployment with) implements BranchTrouble {}

  /** A service said no, or was away for too long, in its own words; nothing was asked for. */
  @Stored("said")
  record Said(String words) implements BranchTrouble {}

  /** The request was never answered, and nothing tells that it arrived. */
  @Stored("never-answered")
  record NeverAnswered() implements BranchTrouble {}

  /** The platform ended the deployment without success. */
  @Stored("failed")
  record Failed(DeploymentId deployment, DeploymentStatus status) implements BranchTrouble {}

  /** The deployment has no end. */
  @Stored("no-end")
  record NoEnd(DeploymentId deployment) implements BranchTrouble {}
}
