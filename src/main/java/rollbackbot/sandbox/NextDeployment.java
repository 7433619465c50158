package rollbackbot.sandbox;

import java.util.Arrays;
import java.util.Optional;
import rollbackbot.sandbox.scalingo.AnsweredRef;
import rollbackbot.sandbox.scalingo.Fate;

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

  /** The platform's word for the end, where it has one. */
  public String id() {
    return id;
  }

  Fate fate() {
    return switch (this) {
      case SUCCESS -> Fate.SUCCESS;
      case BUILD_ERROR ->
          Fate.endingWith(
              id,
              "-----> Building dependencies",
              "       npm error code ETARGET",
              "       npm error notarget No matching version found for payment-client@2.3.1.",
              " !     Build failed");
      case CRASHED ->
          Fate.endingWith(
              id,
              "       Waiting for your application to boot...",
              "       Error: Cannot find module './payment'");
      case TIMEOUT ->
          Fate.endingWith(
              id,
              "       Waiting for your application to boot...",
              " !     Your application is not listening on the $PORT environment variable");
      case HOOK_ERROR ->
          Fate.endingWith(
              id,
              "       Executing postdeploy hook: npm run migrate",
              "       error: column \"coupon\" of relation \"orders\" already exists");
      case COMMIT_UNKNOWN -> Fate.answering(new AnsweredRef.Nothing());
    };
  }

  public static Optional<NextDeployment> of(String id) {
    return Arrays.stream(values()).filter(next -> next.id.equals(id)).findFirst();
  }

  static Optional<NextDeployment> of(Fate fate) {
    return Arrays.stream(values()).filter(next -> next.fate().equals(fate)).findFirst();
  }
}
