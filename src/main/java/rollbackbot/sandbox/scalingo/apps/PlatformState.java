package rollbackbot.sandbox.scalingo.apps;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.sandbox.scalingo.databases.SimulatedDatabase;
import rollbackbot.sandbox.scalingo.deployments.SimulatedDeployment;
import rollbackbot.sandbox.scalingo.operations.SimulatedOperation;

/**
 * The simulated platform at one moment, as it is saved; the names of the fields are for good.
 *
 * @param packages what the builds of commits print
 */
public record PlatformState(List<App> apps, Map<String, String> packages) {

  /**
   * An app.
   *
   * @param brokenWhile the commits whose health check fails, each while a variable is on; absent in
   *     what was saved before variables counted
   * @param belongings absent in what was saved before apps had any
   */
  record App(
      String name,
      boolean autoDeploy,
      List<SimulatedDeployment> deployments,
      Optional<Map<String, String>> brokenWhile,
      Optional<Belongings> belongings) {}

  /** What an app has beside its deployments. */
  record Belongings(
      List<SimulatedVariable> variables,
      List<SimulatedEvent> events,
      List<SimulatedOperation> restarts,
      List<SimulatedDatabase> databases) {}
}
