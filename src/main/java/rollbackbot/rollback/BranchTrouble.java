package rollbackbot.rollback;

/** Why the linked branch wasn't deployed, or nobody can tell whether it was. */
public sealed interface BranchTrouble {

  /** The branch is at another commit than the one that was confirmed. */
  record Moved() implements BranchTrouble {}

  /** Another incident of the app is open. */
  record OtherIncident() implements BranchTrouble {}

  /** The platform is busy with another deployment. */
  record Busy(Deployment with) implements BranchTrouble {}

  /** A service said no, or was away for too long, in its own words; nothing was asked for. */
  record Said(String words) implements BranchTrouble {}

  /** The request was never answered, and nothing tells that it arrived. */
  record NeverAnswered() implements BranchTrouble {}

  /** The platform ended the deployment without success. */
  record Failed(DeploymentId deployment, DeploymentStatus status) implements BranchTrouble {}

  /** The deployment has no end. */
  record NoEnd(DeploymentId deployment) implements BranchTrouble {}
}
