package rollbackbot.sandbox.scalingo;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.database.DatabaseId;

/** The routes of addons, and those of the database API, which asks for a token of its own. */
final class DatabaseApi {
  private final World world;
  private final Doorkeeper doorkeeper;

  DatabaseApi(World world, Doorkeeper doorkeeper) {
    this.world = world;
    this.doorkeeper = doorkeeper;
  }

  /** What the apps API tells of addons; empty for what isn't asked here. */
  Optional<Reply> ofApp(String app, Incoming call, List<String> rest) {
    if (rest.isEmpty() || !rest.getFirst().equals("addons")) {
      return Optional.empty();
    }
    if (call.method().equals("GET") && rest.size() == 1) {
      var addons = world.in(app, Estate::databases).stream().map(DatabasePayloads::addon).toList();
      return Optional.of(Reply.json(200, Map.of("addons", addons)));
    }
    boolean asksForToken =
        call.method().equals("POST") && rest.size() == 3 && rest.get(2).equals("token");
    return asksForToken ? Optional.of(token(app, new DatabaseId(rest.get(1)))) : Optional.empty();
  }

  private Reply token(String app, DatabaseId id) {
    return world
        .in(app, estate -> estate.database(id))
        .map(found -> {
          var addon = DatabasePayloads.addon(found);
          addon.put("token", doorkeeper.issueFor(id));
          return Reply.json(200, Map.of("addon", addon));
        })
        .orElseGet(() -> Reply.notFound("addon"));
  }

  /** The database API; a wrong token gets 400, as a hand-written fixture of a client has it. */
  Reply answer(Incoming call) {
    var route = call.route();
    var id = new DatabaseId(route.get(3));
    if (!doorkeeper.admitsTo(id, call.authorization())) {
      return Reply.error(400, "unauthorized");
    }
    var owner = world.ownerOf(id);
    if (owner.isEmpty()) {
      return Reply.error(404, "Database not found");
    }
    var rest = String.join("/", route.subList(4, route.size()));
    return switch (call.method() + " " + rest) {
      case "GET " ->
          Reply.json(200, DatabasePayloads.shown(database(owner.get(), id), world.now()));
      case "GET backups" ->
          Reply.json(200, DatabasePayloads.backups(database(owner.get(), id), world.now()));
      case "POST backups" -> backUp(owner.get(), id);
      case "GET pitr/recovery_window" ->
          Reply.json(200, DatabasePayloads.window(database(owner.get(), id), world.now()));
      case "POST pitr/restore" -> restore(owner.get(), id, call);
      default -> operation(owner.get(), id, call.method(), rest);
    };
  }

  private SimulatedDatabase database(String app, DatabaseId id) {
    return world.in(app, estate -> estate.database(id).orElseThrow());
  }

  private Reply operation(String app, DatabaseId id, String method, String rest) {
    var prefix = "operations/";
    return Optional.of(rest)
        .filter(path -> method.equals("GET") && path.startsWith(prefix))
        .flatMap(path -> database(app, id).operation(path.substring(prefix.length())))
        .map(found -> Reply.json(200, DatabasePayloads.operation(found, world.now())))
        .orElseGet(() -> Reply.error(404, "not found"));
  }

  /** A backup needs a database that runs (Scalingo docs: backups). */
  private Reply backUp(String app, DatabaseId id) {
    var now = world.now();
    var takes = world.time(Undertaking.BACKUP);
    return world.in(
        app,
        estate -> {
          var database = estate.database(id).orElseThrow();
          if (database.current(now).isPresent()) {
            return Reply.error(409, "the database is not running");
          }
          var backup = estate.backUp(database, now, takes);
          return Reply.json(201, DatabasePayloads.backup(database, backup, now));
        });
  }

  private Reply restore(String app, DatabaseId id, Incoming call) {
    var moment = moment(call.json().path("restore_time").asStringOpt().orElse(""));
    if (moment.isEmpty()) {
      return Reply.invalid("restore_time", "is invalid");
    }
    var now = world.now();
    var takes = world.time(Undertaking.RESTORE);
    return world.in(
        app,
        estate -> restore(estate, estate.database(id).orElseThrow(), moment.get(), now, takes));
  }

  private static Reply restore(
      Estate estate, SimulatedDatabase database, Instant moment, Instant now, Duration takes) {
    if (database.current(now).isPresent()) {
      return Reply.error(409, "an operation is under way");
    }
    if (database.window(now).filter(window -> window.contains(moment)).isEmpty()) {
      return Reply.invalid("restore_time", "can't be recovered");
    }
    var operation = estate.restore(database, moment, now, takes);
    return Reply.json(201, DatabasePayloads.operation(operation, now));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
