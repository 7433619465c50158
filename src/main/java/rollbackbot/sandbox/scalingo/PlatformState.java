package rollbackbot.sandbox.scalingo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The simulated platform at one moment, to be kept.
 *
 * @param packages what the builds of commits print
 */
public record PlatformState(List<App> apps, Map<String, String> packages) {

  /**
   * An app.
   *
   * @param broken the commits whose health check fails
   */
  record App(
      String name, boolean autoDeploy, List<SimulatedDeployment> deployments, Set<String> broken) {}
}
