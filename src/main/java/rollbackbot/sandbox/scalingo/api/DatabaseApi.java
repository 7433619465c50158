package rollbackbot.sandbox.scalingo.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.database.Backup;
import rollbackbot.database.DatabaseId;
import rollbackbot.sandbox.scalingo.apps.AppResources;
import rollbackbot.sandbox.scalingo.apps.SimulatedPlatform;
import rollbackbot.sandbox.scalingo.databases.SimulatedDatabase;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;

/** The routes of addons, and those of the database API, which asks for a token of its own. */
final class DatabaseApi {
  private final SimulatedPlatform platform;
  private final AccessTokens tokens;

  DatabaseApi(SimulatedPlatform platform, AccessTokens tokens) {
    this.platform = platform;
    this.tokens = tokens;
  }

  /** Answers the apps API's routes of addons; empty for other routes. */
  Optional<ApiReply> ofApp(String app, ApiRequest call, List<String> rest) {
    if (rest.isEmpty() || !rest.getFirst().equals("addons")) {
      return Optional.empty();
    }
    if (call.method().equals("GET") && rest.size() == 1) {
      var addons =
          platform.in(app, AppResources::databases).stream().map(DatabasePayloads::addon).toList();
      return Optional.of(ApiReply.json(200, Map.of("addons", addons)));
    }
    boolean asksForToken =
        call.method().equals("POST") && rest.size() == 3 && rest.get(2).equals("token");
    return asksForToken ? Optional.of(token(app, new DatabaseId(rest.get(1)))) : Optional.empty();
  }

  private ApiReply token(String app, DatabaseId id) {
    return platform
        .in(app, resources -> resources.database(id))
        .map(found -> {
          var addon = DatabasePayloads.addon(found);
          addon.put("token", tokens.issueFor(id));
          return ApiReply.json(200, Map.of("addon", addon));
        })
        .orElseGet(() -> ApiReply.notFound("addon"));
  }

  /** The database API; a wrong token gets 400, as a hand-written fixture of a client has it. */
  ApiReply answer(ApiRequest call) {
    var route = call.route();
    var id = new DatabaseId(route.get(3));
    if (!tokens.admitsTo(id, call.authorization())) {
      return ApiReply.error(400, "unauthorized");
    }
    var owner = platform.ownerOf(id);
    if (owner.isEmpty()) {
      return ApiReply.error(404, "Database not found");
    }
    var rest = String.join("/", route.subList(4, route.size()));
    return switch (call.method() + " " + rest) {
      case "GET " ->
          ApiReply.json(200, DatabasePayloads.shown(database(owner.get(), id), platform.now()));
      case "GET backups" ->
          ApiReply.json(200, DatabasePayloads.backups(database(owner.get(), id), platform.now()));
      case "POST backups" -> backUp(owner.get(), id);
      case "GET pitr/recovery_window" ->
          ApiReply.json(200, DatabasePayloads.window(database(owner.get(), id), platform.now()));
      case "POST pitr/restore" -> restore(owner.get(), id, call);
      default -> operation(owner.get(), id, call.method(), rest);
    };
  }

  private SimulatedDatabase database(String app, DatabaseId id) {
    return platform.in(app, resources -> resources.database(id).orElseThrow());
  }

  private ApiReply operation(String app, DatabaseId id, String method, String rest) {
    var prefix = "operations/";
    return Optional.of(rest)
        .filter(path -> method.equals("GET") && path.startsWith(prefix))
        .flatMap(path -> database(app, id).operation(path.substring(prefix.length())))
        .map(found -> ApiReply.json(200, DatabasePayloads.operation(found, platform.now())))
        .orElseGet(() -> ApiReply.error(404, "not found"));
  }

  /** A backup needs a database that runs (Scalingo docs: backups). */
  private ApiReply backUp(String app, DatabaseId id) {
    var now = platform.now();
    var takes = platform.time(BackgroundWork.BACKUP);
    return platform.in(
        app,
        resources -> {
          var database = resources.database(id).orElseThrow();
          if (database.current(now).isPresent()) {
            return ApiReply.error(409, "the database is not running");
          }
          if (database.backups().stream()
              .anyMatch(made -> made.seen(now).status() == Backup.Status.PENDING)) {
            return ApiReply.error(400, "A backup is running");
          }
          var backup = resources.backUp(database, now, takes);
          return ApiReply.json(201, DatabasePayloads.backup(database, backup, now));
        });
  }

  private ApiReply restore(String app, DatabaseId id, ApiRequest call) {
    var moment = moment(call.json().path("restore_time").asStringOpt().orElse(""));
    if (moment.isEmpty()) {
      return ApiReply.invalid("restore_time", "is invalid");
    }
    var now = platform.now();
    var takes = platform.time(BackgroundWork.RESTORE);
    return platform.in(
        app,
        resources ->
            restore(resources, resources.database(id).orElseThrow(), moment.get(), now, takes));
  }

  private static ApiReply restore(
      AppResources resources,
      SimulatedDatabase database,
      Instant moment,
      Instant now,
      Duration takes) {
    if (database.current(now).isPresent()) {
      return ApiReply.error(409, "an operation is under way");
    }
    if (database.window(now).filter(window -> window.contains(moment)).isEmpty()) {
      return ApiReply.invalid("restore_time", "can't be recovered");
    }
    var operation = resources.restore(database, moment, now, takes);
    return ApiReply.json(201, DatabasePayloads.operation(operation, now));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
