package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.outside.Environment;
import rollbackbot.outside.Variable;
import rollbackbot.release.AppEvent;
import rollbackbot.release.AppEvents;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;
import rollbackbot.secret.Secret;

/** The variables and containers of one app. A restart takes its time; all that happens is kept. */
final class FakeEnvironment implements Environment {
  private static final Duration RESTART = Duration.ofSeconds(20);

  private final PlatformApp only;
  private final Disturbances disturbances;
  private final InstantSource clock;
  private final Map<String, String> variables = new TreeMap<>();
  private final Map<OperationId, Restart> restarts = new HashMap<>();
  private final List<AppEvent> newestFirst = new ArrayList<>();
  private Optional<String> nextFailure = Optional.empty();
  private boolean forgetful;
  private AppStatus status = new AppStatus("running");
  private int containers = 1;

  private record Restart(Instant endsAt, Optional<String> failure) {
    OperationStatus at(Instant now) {
      if (now.isBefore(endsAt)) {
        return new OperationStatus.Running();
      }
      return failure
          .<OperationStatus>map(OperationStatus.Failed::new)
          .orElseGet(OperationStatus.Done::new);
    }
  }

  FakeEnvironment(PlatformApp only, Disturbances disturbances, InstantSource clock) {
    this.only = only;
    this.disturbances = disturbances;
    this.clock = clock;
  }

  /** A variable that was there before. */
  void has(String name, String value) {
    variables.put(name, value);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** Somebody else changes a variable, now. */
  void somebodySets(String by, String name, String value) {
    change(by, name, value);
  }

  /** Somebody else switches auto-deploy, now; the platform's link itself is changed elsewhere. */
  void somebodySwitchesAutoDeploy(String by, boolean on) {
    newestFirst.addFirst(new AppEvent.AutoDeploySwitched(clock.instant(), by, on));
  }

  /** From now on the platform says this of the app. */
  void is(String word) {
    status = new AppStatus(word);
  }

  /** From now on the app is to have so many containers. */
  void scaled(int amount) {
    containers = amount;
  }

  /** So much has happened that the platform doesn't tell all of it. */
  void tellsNotAllEvents() {
    forgetful = true;
  }

  /** Somebody else restarts the app, now. */
  OperationId somebodyRestarts(String by) {
    return start(by);
  }

  /** How often the bot had the containers restarted. */
  long restartsByBot() {
    return newestFirst.stream()
        .filter(
            event -> event instanceof AppEvent.Restarted(_, var by) && by.equals(FakePlatform.BOT))
        .count();
  }

  /** The next restart ends without success, with these words. */
  void nextRestartFails(String words) {
    nextFailure = Optional.of(words);
  }

  @Override
  public List<Variable> variables(PlatformApp app) {
    return disturbances.read(
        "environment.variables",
        () -> {
          require(app);
          return variables.entrySet().stream()
              .map(entry -> new Variable(entry.getKey(), new Secret(entry.getValue())))
              .toList();
        });
  }

  @Override
  public void setVariable(PlatformApp app, String name, String value) {
    disturbances.change(
        "environment.setVariable",
        () -> {
          require(app);
          change(FakePlatform.BOT, name, value);
          return true;
        });
  }

  @Override
  public OperationId restart(PlatformApp app) {
    return disturbances.change(
        "environment.restart",
        () -> {
          require(app);
          return start(FakePlatform.BOT);
        });
  }

  @Override
  public OperationStatus operation(PlatformApp app, OperationId operation) {
    return disturbances.read(
        "environment.operation",
        () -> {
          require(app);
          return Optional.ofNullable(restarts.get(operation))
              .map(restart -> restart.at(clock.instant()))
              .orElseThrow(() -> FakePlatform.notFound("operation " + operation.value()));
        });
  }

  @Override
  public AppStatus status(PlatformApp app) {
    return disturbances.read(
        "environment.status",
        () -> {
          require(app);
          return status;
        });
  }

  @Override
  public int containers(PlatformApp app) {
    return disturbances.read(
        "environment.containers",
        () -> {
          require(app);
          return containers;
        });
  }

  @Override
  public AppEvents events(PlatformApp app, Instant since) {
    return disturbances.read(
        "environment.events",
        () -> {
          require(app);
          return new AppEvents(
              newestFirst.stream().filter(event -> !event.at().isBefore(since)).toList(),
              !forgetful);
        });
  }

  private void change(String by, String name, String value) {
    variables.put(name, value);
    newestFirst.addFirst(new AppEvent.VariablesChanged(clock.instant(), by, List.of(name)));
  }

  private OperationId start(String by) {
    var id = new OperationId("restart-" + (restarts.size() + 1));
    restarts.put(id, new Restart(clock.instant().plus(RESTART), nextFailure));
    nextFailure = Optional.empty();
    newestFirst.addFirst(new AppEvent.Restarted(clock.instant(), by));
    return id;
  }

  private void require(PlatformApp app) {
    if (!app.equals(only)) {
      throw FakePlatform.notFound("app " + app.name());
    }
  }
}
