package rollbackbot.sandbox.scalingo.deployments;

import java.util.List;

/**
 * How a deployment will go.
 *
 * @param endStatus the last status, in the platform's word or one that nobody knows
 * @param output more lines of the output, before the last one
 */
public record DeploymentScript(String endStatus, List<String> output, AnsweredRef ref) {

  /** Ends well and says which commit runs. */
  public static final DeploymentScript SUCCESS =
      new DeploymentScript("success", List.of(), new AnsweredRef.WholeCommit());

  /** Ends with this status, after these lines. */
  public static DeploymentScript endingWith(String status, String... output) {
    return new DeploymentScript(status, List.of(output), new AnsweredRef.WholeCommit());
  }

  /** Ends well, and names the ref in this way. */
  public static DeploymentScript answering(AnsweredRef ref) {
    return new DeploymentScript("success", List.of(), ref);
  }
}
