package rollbackbot.sandbox.scalingo.apps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.database.DatabaseId;
import rollbackbot.sandbox.scalingo.databases.SimulatedBackup;
import rollbackbot.sandbox.scalingo.databases.SimulatedDatabase;
import rollbackbot.sandbox.scalingo.databases.SimulatedRestore;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.sandbox.scalingo.operations.ScalingoIds;
import rollbackbot.sandbox.scalingo.operations.SimulatedOperation;

/**
 * What an app has beside its deployments: variables, containers that can be restarted, databases,
 * and the history of all that. Guarded by its {@link SimulatedPlatform}.
 */
public final class AppResources {
  private final SimulatedVariables variables = new SimulatedVariables();
  private final SimulatedHistory history = new SimulatedHistory();
  private final SimulatedTraffic traffic = new SimulatedTraffic();
  private final SimulatedFormation formation = new SimulatedFormation();
  private final List<SimulatedOperation> restarts = new ArrayList<>();
  private final Map<DatabaseId, SimulatedDatabase> databases = new LinkedHashMap<>();
  private final Map<BackgroundWork, Deque<String>> failures = new EnumMap<>(BackgroundWork.class);
  private final Map<BackgroundWork, String> outages = new EnumMap<>(BackgroundWork.class);

  public SimulatedVariables variables() {
    return variables;
  }

  public SimulatedHistory history() {
    return history;
  }

  public SimulatedFormation formation() {
    return formation;
  }

  public SimulatedTraffic traffic() {
    return traffic;
  }

  /** This work fails the next time, with these words; several queue up. */
  public void willFail(BackgroundWork work, String words) {
    failures.computeIfAbsent(work, _ -> new ArrayDeque<>()).addLast(words);
  }

  /** From now on this work fails, with these words; empty: it succeeds. */
  public void fails(BackgroundWork work, Optional<String> words) {
    words.ifPresentOrElse(said -> outages.put(work, said), () -> outages.remove(work));
  }

  private Optional<String> failure(BackgroundWork work) {
    return Optional.ofNullable(failures.get(work))
        .map(Deque::pollFirst)
        .or(() -> Optional.ofNullable(outages.get(work)));
  }

  /** Changes many at once, which is one event. */
  public List<SimulatedVariable> change(Map<String, String> values, String by, Instant now) {
    var created = new ArrayList<Map<String, String>>();
    var updated = new ArrayList<Map<String, String>>();
    var changed = new ArrayList<SimulatedVariable>();
    values.forEach((name, value) -> {
      var old = variables.named(name).map(SimulatedVariable::value);
      old.ifPresentOrElse(
          before -> updated.add(Map.of("name", name, "value", value, "old_value", before)),
          () -> created.add(Map.of("name", name, "value", value)));
      changed.add(variables.set(name, value));
    });
    history.tell(
        "edit_variables",
        by,
        now,
        Map.of("new_vars", created, "updated_vars", updated, "deleted_vars", List.of()));
    return changed;
  }

  /** A container ends by itself. */
  public void crash(Instant now) {
    var data = Map.<String, Object>of("container_type", "web", "crash_logs", "", "logs_url", "");
    history.tell("crash", "deploy", now, data);
  }

  public Optional<SimulatedOperation> restarting(Instant now) {
    return restarts.stream().filter(restart -> !restart.isOver(now)).findFirst();
  }

  public Optional<SimulatedOperation> restart(String id) {
    return restarts.stream().filter(restart -> restart.id().equals(id)).findFirst();
  }

  public SimulatedOperation restart(List<String> scope, String by, Instant now, Duration takes) {
    var error = failure(BackgroundWork.RESTART);
    var end = error.isPresent() ? "error" : "done";
    var restart =
        new SimulatedOperation(ScalingoIds.hex(), "restart", now, now.plus(takes), end, error);
    restarts.add(restart);
    if (error.isEmpty()) {
      formation.startsAnew(restart.end());
    }
    history.tell("restart", by, now, Map.of("scope", scope));
    return restart;
  }

  /**
   * When the containers last read their variables: at the end of the deployment, or at a restart
   * since.
   */
  Instant lastStart(Instant now, Instant deployed) {
    return restarts.stream()
        .filter(restart -> restart.isOver(now) && restart.error().isEmpty())
        .map(SimulatedOperation::createdAt)
        .filter(deployed::isBefore)
        .reduce(deployed, (_, later) -> later);
  }

  /** Whether a variable was {@code true} at that moment. */
  boolean isOn(String name, Instant at) {
    var now = variables.named(name).map(SimulatedVariable::value).orElse("");
    return history.valueAt(name, at, now).equals("true");
  }

  public List<SimulatedDatabase> databases() {
    return List.copyOf(databases.values());
  }

  public Optional<SimulatedDatabase> database(DatabaseId id) {
    return Optional.ofNullable(databases.get(id));
  }

  public void put(SimulatedDatabase database) {
    databases.put(database.id(), database);
  }

  public SimulatedBackup backUp(SimulatedDatabase database, Instant now, Duration takes) {
    var end = failure(BackgroundWork.BACKUP).isPresent() ? "error" : "done";
    var backup =
        new SimulatedBackup(ScalingoIds.hex(), now, now.plus(takes), end, "manual", 48_318_382L);
    put(database.with(backup));
    return backup;
  }

  public SimulatedOperation restore(
      SimulatedDatabase database, Instant moment, Instant now, Duration takes) {
    var error = failure(BackgroundWork.RESTORE);
    var end = error.isPresent() ? "error" : "finished";
    var operation =
        new SimulatedOperation(ScalingoIds.hex(), "pitr-restore", now, now.plus(takes), end, error);
    put(database.with(new SimulatedRestore(operation, moment)));
    return operation;
  }

  PlatformState.Belongings state() {
    return new PlatformState.Belongings(
        variables.all(), history.told(), List.copyOf(restarts), databases());
  }

  public void restore(PlatformState.Belongings kept) {
    variables.restore(kept.variables());
    history.restore(kept.events());
    restarts.clear();
    restarts.addAll(kept.restarts());
    databases.clear();
    kept.databases().forEach(this::put);
  }
}
