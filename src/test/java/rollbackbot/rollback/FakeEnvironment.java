package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The variables and containers of one app; a restart takes its time. */
final class FakeEnvironment implements Environment {
  private static final Duration RESTART = Duration.ofSeconds(9);

  private final Disturbances disturbances;
  private final InstantSource clock;
  private final Map<String, String> values = new TreeMap<>();
  private final List<AppEvent> events = new ArrayList<>();
  private final List<Instant> restarts = new ArrayList<>();
  private String nextRestartFails = "";

  FakeEnvironment(Disturbances disturbances, InstantSource clock) {
    this.disturbances = disturbances;
    this.clock = clock;
  }

  FakeEnvironment has(String name, String value) {
    values.put(name, value);
    return this;
  }

  /** Somebody else changes a variable. */
  void changed(String name, String value, Instant at) {
    values.put(name, value);
    events.addFirst(new AppEvent.VariablesChanged(at, "carol", List.of(name)));
  }

  void nextRestartFails(String words) {
    nextRestartFails = words;
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** When the containers were restarted. */
  List<Instant> restarts() {
    return List.copyOf(restarts);
  }

  @Override
  public List<Variable> variables(PlatformApp app) {
    return disturbances.read(
        "environment.variables",
        () ->
            values.entrySet().stream()
                .map(entry -> new Variable(entry.getKey(), new Secret(entry.getValue())))
                .toList());
  }

  @Override
  public void setVariable(PlatformApp app, String name, String value) {
    disturbances.change(
        "environment.setVariable",
        () -> {
          events.addFirst(
              new AppEvent.VariablesChanged(
                  clock.instant(), FakePlatform.BOT, List.of(name)));
          return values.put(name, value);
        });
  }

  @Override
  public OperationId restart(PlatformApp app) {
    return disturbances.change(
        "environment.restart",
        () -> {
          restarts.add(clock.instant());
          events.addFirst(new AppEvent.Restarted(clock.instant(), FakePlatform.BOT));
          return new OperationId("operation-" + restarts.size());
        });
  }

  @Override
  public OperationStatus operation(PlatformApp app, OperationId operation) {
    return disturbances.read(
        "environment.operation",
        () -> {
          if (clock.instant().isBefore(restarts.getLast().plus(RESTART))) {
            return new OperationStatus.Running();
          }
          return nextRestartFails.isEmpty()
              ? new OperationStatus.Done()
              : new OperationStatus.Failed(nextRestartFails);
        });
  }

  @Override
  public List<AppEvent> events(PlatformApp app, Instant since) {
    return disturbances.read(
        "environment.events",
        () -> events.stream().filter(event -> event.at().isAfter(since)).toList());
  }
}
