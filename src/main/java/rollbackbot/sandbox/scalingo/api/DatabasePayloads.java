package rollbackbot.sandbox.scalingo.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollbackbot.sandbox.scalingo.databases.SimulatedBackup;
import rollbackbot.sandbox.scalingo.databases.SimulatedDatabase;
import rollbackbot.sandbox.scalingo.operations.ScalingoIds;
import rollbackbot.sandbox.scalingo.operations.SimulatedOperation;

/** The shapes of the platform's JSON for addons and databases, as recorded. */
final class DatabasePayloads {
  private static final Map<String, String> NAMES =
      Map.of("postgresql", "PostgreSQL", "redis", "Redis", "mysql", "MySQL");

  private DatabasePayloads() {}

  static Map<String, @Nullable Object> addon(SimulatedDatabase database) {
    var engine = database.engine();
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", database.id().value());
    fields.put("resource_id", resource(database));
    fields.put("status", "running");
    fields.put(
        "plan",
        Map.of(
            "id",
            ScalingoIds.hexFor(database.plan()),
            "name",
            database.plan(),
            "display_name",
            "Starter"));
    fields.put(
        "addon_provider",
        Map.of("id", engine, "name", NAMES.getOrDefault(engine, engine), "logo_url", ""));
    fields.put("provisioned_at", database.bornAt().toString());
    fields.put("deprovisioned_at", null);
    return fields;
  }

  private static String resource(SimulatedDatabase database) {
    return "simulated_" + database.id().value().substring(3, 7).toLowerCase(Locale.ROOT);
  }

  static Map<String, @Nullable Object> shown(SimulatedDatabase database, Instant now) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", ScalingoIds.hexFor(database.id().value()));
    fields.put("resource_id", resource(database));
    fields.put("created_at", database.bornAt().toString());
    fields.put("features", List.of());
    fields.put("plan", database.plan());
    fields.put("status", database.status(now));
    fields.put("type_name", database.engine());
    fields.put("readable_version", "1.0.0-1");
    fields.put(
        "current_operation_id", database.current(now).map(SimulatedOperation::id).orElse(null));
    fields.put("periodic_backups_enabled", true);
    return Payloads.wrapped("database", fields);
  }

  static Map<String, @Nullable Object> backups(SimulatedDatabase database, Instant now) {
    var rows = database.backups().stream().map(backup -> fields(database, backup, now)).toList();
    return Payloads.wrapped("database_backups", rows);
  }

  static Map<String, @Nullable Object> backup(
      SimulatedDatabase database, SimulatedBackup backup, Instant now) {
    return Payloads.wrapped("database_backup", fields(database, backup, now));
  }

  private static Map<String, @Nullable Object> fields(
      SimulatedDatabase database, SimulatedBackup backup, Instant now) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", backup.id());
    fields.put("created_at", backup.createdAt().toString());
    fields.put("started_at", backup.createdAt().toString());
    fields.put("name", backup.createdAt() + "_" + resource(database));
    fields.put("size", backup.size(now));
    fields.put("status", backup.status(now));
    fields.put("database_id", ScalingoIds.hexFor(database.id().value()));
    fields.put("method", backup.method());
    return fields;
  }

  /** Empty where there is no window, as its fields may be absent. */
  static Map<String, @Nullable Object> window(SimulatedDatabase database, Instant now) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    database
        .window(now)
        .ifPresent(window -> {
          fields.put("earliest_recoverable_at", window.earliest().toString());
          fields.put("latest_recoverable_at", window.latest().toString());
        });
    return Payloads.wrapped("recovery_window", fields);
  }

  static Map<String, @Nullable Object> operation(SimulatedOperation operation, Instant now) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", operation.id());
    fields.put("type", operation.type());
    fields.put("status", operation.status(now));
    fields.put("created_at", operation.createdAt().toString());
    fields.put("finished_at", operation.isOver(now) ? operation.end().toString() : null);
    fields.put("error", operation.error(now).orElse(null));
    return Payloads.wrapped("operation", fields);
  }
}
