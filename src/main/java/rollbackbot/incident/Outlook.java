package rollbackbot.incident;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.once.HealthProbe;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;

/**
 * How things stood when the bot looked at the end: what runs, whether auto-deploy is on, how the
 * app feels.
 *
 * @param production empty where it couldn't be read, or nothing ever ran
 * @param running somebody's deployment that wasn't final
 * @param health what the health check answered, where it was asked
 */
public record Outlook(
    Instant at,
    Optional<Production> production,
    Optional<Deployment> running,
    AutoDeploySeen autoDeploy,
    Optional<HealthProbe.Health> health) {

  /** Where the platform couldn't be asked. */
  public static Outlook unread(Instant at) {
    return new Outlook(
        at, Optional.empty(), Optional.empty(), AutoDeploySeen.UNREAD, Optional.empty());
  }

  /**
   * What runs.
   *
   * @param label what people call it
   * @param ref what the platform says that it deployed
   * @param asBefore whether it is the same deployment as when the incident was opened
   */
  public record Production(
      DeploymentId deployment,
      String label,
      Optional<String> ref,
      Instant deployedAt,
      boolean asBefore) {}

  /**
   * Auto-deploy as the platform tells it.
   *
   * @param since when it was switched so, where that is known
   * @param by who did, as the platform names people; empty where it isn't known
   */
  public record AutoDeploySeen(Switched is, Optional<Instant> since, Optional<String> by) {
    public static final AutoDeploySeen UNREAD =
        new AutoDeploySeen(Switched.UNREAD, Optional.empty(), Optional.empty());

    public static AutoDeploySeen off(Optional<Instant> since) {
      return new AutoDeploySeen(Switched.OFF, since, Optional.empty());
    }
  }

  /** Whether the next push is deployed. */
  public enum Switched {
    ON,
    OFF,
    /** No repository is linked, so nothing is deployed by itself. */
    NOT_LINKED,
    UNREAD
  }

  public boolean isAutoDeployOn() {
    return autoDeploy.is() == Switched.ON;
  }
}
