package rollbackbot.sandbox;

import java.util.Arrays;
import java.util.Optional;
import rollbackbot.sandbox.scalingo.deployments.AnsweredRef;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;

/** How the next deployment of the played platform goes. */
public enum NextDeployment {
  SUCCESS("success"),
  BUILD_ERROR("build-error"),
  CRASHED("crashed-error"),
  TIMEOUT("timeout-error"),
  HOOK_ERROR("hook-error"),
  COMMIT_UNKNOWN("commit-unknown");

  private final String id;

  NextDeployment(String id) {
    this.id = id;
  }

  /** The platform's word for the end; {@code commit-unknown} is the sandbox's own. */
  public String id() {
    return id;
  }

  DeploymentScript script() {
    return switch (this) {
      case SUCCESS -> DeploymentScript.SUCCESS;
      case BUILD_ERROR ->
          DeploymentScript.endingWith(
              id,
              "-----> Building dependencies",
              "       npm error code ETARGET",
              "       npm error notarget No matching version found for payment-client@2.3.1.",
              " !     Build failed");
      case CRASHED ->
          DeploymentScript.endingWith(
              id,
              "       Waiting for your application to boot...",
              "       Error: Cannot find module './payment'");
      case TIMEOUT ->
          DeploymentScript.endingWith(
              id,
              "       Waiting for your application to boot...",
              " !     Your application is not listening on the $PORT environment variable");
      case HOOK_ERROR ->
          DeploymentScript.endingWith(
              id,
              "       Executing postdeploy hook: npm run migrate",
              "       error: column \"coupon\" of relation \"orders\" already exists");
      case COMMIT_UNKNOWN -> DeploymentScript.answering(new AnsweredRef.Nothing());
    };
  }

  public static Optional<NextDeployment> of(String id) {
    return Arrays.stream(values()).filter(next -> next.id.equals(id)).findFirst();
  }

  static Optional<NextDeployment> of(DeploymentScript script) {
    return Arrays.stream(values()).filter(next -> next.script().equals(script)).findFirst();
  }
}
