package rollbackbot.sandbox.scalingo.deployments;

import java.time.Duration;
import java.time.Instant;

/** How long a deployment spends in each status on its way. */
public record DeploymentPace(
    Duration queued, Duration building, Duration pushing, Duration starting) {

  /** Takes no time: the first look finds the end. */
  public static final DeploymentPace IMMEDIATE =
      new DeploymentPace(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Builds until the platform is told that it is over. */
  public static final DeploymentPace ENDLESS =
      new DeploymentPace(Duration.ZERO, Duration.ofHours(1), Duration.ZERO, Duration.ZERO);

  /** A short build, for a person who watches. */
  public static final DeploymentPace BRISK =
      new DeploymentPace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(8),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5));

  Instant buildStart(Instant start) {
    return start.plus(queued);
  }

  Instant buildEnd(Instant start) {
    return buildStart(start).plus(building);
  }

  /**
   * When an attempt that ends with this word ends: failed builds do so before the image is sent.
   */
  Instant end(Instant start, String endStatus) {
    return switch (endStatus) {
      case "build-error", "aborted" -> buildEnd(start);
      default -> buildEnd(start).plus(pushing).plus(starting);
    };
  }

  /** The status at a moment before the end. */
  String statusAt(Instant now, Instant start) {
    if (now.isBefore(buildStart(start))) {
      return "queued";
    }
    if (now.isBefore(buildEnd(start))) {
      return "building";
    }
    return now.isBefore(buildEnd(start).plus(pushing)) ? "pushing" : "starting";
  }
}
