package rollbackbot.scalingo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rollbackbot.database.Database;
import rollbackbot.evidence.Observations;
import rollbackbot.evidence.RouterCount;
import rollbackbot.evidence.RouterPoint;
import rollbackbot.evidence.VariableSeen;
import rollbackbot.outside.Variable;
import rollbackbot.release.AppEvents;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;

/** What Scalingo tells of an app, without hurry, in the core's words. */
public final class ScalingoObservations implements Observations {
  private static final int MOST_PAGES_OF_EVENTS = 2;

  private static final Pattern DATABASE =
      Pattern.compile(
          "(?i)postgres|mysql|maria|mongo|redis|valkey|sqlite|jdbc|database|elastic|opensearch"
              + "|influx|dynamo|cassandra|couch|firestore|supabase|planetscale|oracle|clickhouse"
              + "|memcache|neo4j|(^|[^a-z])(db|sql|pg|rds)([^a-z]|$)");

  private final RouterStats router;
  private final Events events;
  private final Variables variables;
  private final Addons addons;
  private final DedicatedDatabases dedicated;
  private final Apps apps;

  ScalingoObservations(
      RouterStats router,
      Events events,
      Variables variables,
      Addons addons,
      DedicatedDatabases dedicated,
      Apps apps) {
    this.router = router;
    this.events = events;
    this.variables = variables;
    this.addons = addons;
    this.dedicated = dedicated;
    this.apps = apps;
  }

  @Override
  public List<RouterPoint> router(PlatformApp app, RouterCount count, Duration back) {
    return router.of(app, count, back);
  }

  @Override
  public List<VariableSeen> variables(PlatformApp app) {
    return variables.of(app).stream().map(ScalingoObservations::seen).toList();
  }

  /** By everything that an address or its name may hold; what is typed by hand has no rules. */
  private static VariableSeen seen(Variable variable) {
    boolean may =
        DATABASE.matcher(variable.name()).find()
            || DATABASE.matcher(variable.value().reveal()).find();
    return new VariableSeen(
        variable.name(), may ? VariableSeen.Meaning.MAY_BE_A_DATABASE : VariableSeen.Meaning.OTHER);
  }

  @Override
  public List<String> databases(PlatformApp app) {
    return Stream.concat(
            addons.databases(app).stream().map(Database::label),
            dedicated.names(app.region()).stream())
        .toList();
  }

  @Override
  public AppEvents events(PlatformApp app, Instant since) {
    return events.datedSince(app, since, MOST_PAGES_OF_EVENTS);
  }

  @Override
  public AppStatus status(PlatformApp app) {
    return apps.status(app);
  }
}
