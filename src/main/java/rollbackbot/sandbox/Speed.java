package rollbackbot.sandbox;

import java.time.Duration;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;

/** How fast the played world goes, and how long the bot in it waits. */
public enum Speed {
  /** The waits of production, and builds of seconds. */
  USUAL,

  /** For people in a hurry: everything is over soon, and nothing else differs. */
  HURRIED;

  private static final DeploymentPace SLOW =
      new DeploymentPace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15));
  private static final DeploymentPace QUICK =
      new DeploymentPace(
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(1));
  private static final DeploymentPace QUITE_SLOW =
      new DeploymentPace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5));

  DeploymentPace builds(boolean slow) {
    return switch (this) {
      case USUAL -> slow ? SLOW : DeploymentPace.BRISK;
      case HURRIED -> slow ? QUITE_SLOW : QUICK;
    };
  }

  Duration takes(BackgroundWork work) {
    return switch (this) {
      case USUAL -> work.usual();
      case HURRIED -> work.usual().dividedBy(4);
    };
  }

  /** Whether the played Slack holds the bot to its limits: they alone would take half a minute. */
  boolean limitsSlack() {
    return switch (this) {
      case USUAL -> true;
      case HURRIED -> false;
    };
  }
}
