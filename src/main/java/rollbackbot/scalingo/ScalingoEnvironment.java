package rollbackbot.scalingo;

import java.time.Instant;
import java.util.List;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.outside.Environment;
import rollbackbot.outside.Variable;
import rollbackbot.release.AppEvents;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;

/** Variables, containers and events at Scalingo, in the core's words. */
public final class ScalingoEnvironment implements Environment {
  private static final int MOST_PAGES_OF_EVENTS = 10;

  private final Apps apps;
  private final Variables variables;
  private final Containers containers;
  private final Events events;

  ScalingoEnvironment(Apps apps, Variables variables, Containers containers, Events events) {
    this.apps = apps;
    this.variables = variables;
    this.containers = containers;
    this.events = events;
  }

  @Override
  public List<Variable> variables(PlatformApp app) {
    return variables.of(app);
  }

  @Override
  public void setVariable(PlatformApp app, String name, String value) {
    variables.set(app, name, value);
  }

  @Override
  public OperationId restart(PlatformApp app) {
    return containers.restart(app);
  }

  @Override
  public OperationStatus operation(PlatformApp app, OperationId operation) {
    return containers.operation(app, operation);
  }

  @Override
  public AppStatus status(PlatformApp app) {
    return apps.status(app);
  }

  @Override
  public int containers(PlatformApp app) {
    return containers.wanted(app);
  }

  @Override
  public AppEvents events(PlatformApp app, Instant since) {
    return events.since(app, since, MOST_PAGES_OF_EVENTS);
  }
}
