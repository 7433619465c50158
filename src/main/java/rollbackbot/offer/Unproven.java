package rollbackbot.offer;

import rollbackbot.plan.Confirmed;
import rollbackbot.release.DeploymentId;

/**
 * In service, and held up by its health alone: it may still be proven, or be accepted as it is.
 *
 * @param commitProved whether the platform said that our commit runs
 * @param lastAnswer what its health check said last
 */
public record Unproven(
    Confirmed confirmed, DeploymentId deployment, boolean commitProved, String lastAnswer) {

  /** Another deployment of the same commit is in service instead. */
  public Unproven with(DeploymentId newer) {
    return new Unproven(confirmed, newer, true, lastAnswer);
  }
}
