package rollbackbot.sandbox.scalingo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The platform's routes for variables. None of them restarts anything. */
final class VariableApi {
  private static final String RESOURCE = "variable";
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 32_768;

  private final World world;

  VariableApi(World world) {
    this.world = world;
  }

  Optional<Reply> answer(String app, Incoming call, List<String> rest) {
    if (!rest.getFirst().equals("variables")) {
      return Optional.empty();
    }
    return switch (call.method() + " " + rest.size()) {
      case "GET 1" -> Optional.of(list(app, call));
      case "POST 1" -> Optional.of(create(app, call.json().path(RESOURCE)));
      case "PUT 1" -> Optional.of(change(app, call.json().path("variables")));
      case "DELETE 1" -> Optional.of(deleteMany(app, call.json().path("variable_ids")));
      case "PATCH 2" ->
          Optional.of(one(app, rest.get(1), found -> update(app, found, call.json())));
      case "DELETE 2" -> Optional.of(one(app, rest.get(1), found -> delete(app, found)));
      default -> Optional.empty();
    };
  }

  /** Without aliases, {@code $OTHER} is replaced by the other one's value. */
  private Reply list(String app, Incoming call) {
    boolean resolved = "false".equals(call.query().get("aliases"));
    var found =
        world.in(
            app, estate -> resolved ? estate.variables().resolved() : estate.variables().all());
    return Reply.json(200, Map.of("variables", found));
  }

  private Reply create(String app, JsonNode wanted) {
    var mistake = mistake(wanted);
    if (mistake.isPresent()) {
      return mistake.get();
    }
    var name = wanted.path("name").asString();
    var value = wanted.path("value").asString();
    return world.in(
        app,
        estate -> {
          if (estate.variables().named(name).isPresent()) {
            return Reply.invalid("name", "is already taken");
          }
          var created = estate.variables().set(name, value);
          var data = Map.<String, Object>of("name", name, "value", value);
          estate.history().tell("new_variable", Api.ACCOUNT, world.now(), data);
          return Reply.json(201, Map.of(RESOURCE, created));
        });
  }

  private Reply change(String app, JsonNode wanted) {
    if (!wanted.isArray()) {
      return Reply.error(400, "variables is required");
    }
    var values = new LinkedHashMap<String, String>();
    for (var entry : wanted) {
      var mistake = mistake(entry);
      if (mistake.isPresent()) {
        return mistake.get();
      }
      values.put(entry.path("name").asString(), entry.path("value").asString());
    }
    var changed = world.in(app, estate -> estate.change(values, Api.ACCOUNT, world.now()));
    return Reply.json(200, Map.of("variables", changed));
  }

  private Reply one(String app, String id, Function<SimulatedVariable, Reply> answer) {
    return world
        .in(app, estate -> estate.variables().find(id))
        .map(answer)
        .orElseGet(() -> Reply.notFound(RESOURCE));
  }

  private Reply update(String app, SimulatedVariable found, JsonNode body) {
    var value = body.path(RESOURCE).path("value").asStringOpt().orElse("");
    if (value.isEmpty()) {
      return Reply.invalid("value", "can't be blank");
    }
    return world.in(
        app,
        estate -> {
          var updated = estate.variables().set(found.name(), value);
          var data =
              Map.<String, Object>of(
                  "name", found.name(), "value", value, "old_value", found.value());
          estate.history().tell("edit_variable", Api.ACCOUNT, world.now(), data);
          return Reply.json(200, Map.of(RESOURCE, updated));
        });
  }

  private Reply delete(String app, SimulatedVariable found) {
    return world.in(
        app,
        estate -> {
          estate.variables().remove(found);
          var data = Map.<String, Object>of("name", found.name(), "value", found.value());
          estate.history().tell("delete_variable", Api.ACCOUNT, world.now(), data);
          return Reply.nothing();
        });
  }

  private Reply deleteMany(String app, JsonNode ids) {
    if (!ids.isArray()) {
      return Reply.error(400, "variable_ids is required");
    }
    ids.valueStream().forEach(id -> one(app, id.asString(), found -> delete(app, found)));
    return Reply.nothing();
  }

  private static Optional<Reply> mistake(JsonNode wanted) {
    var name = wanted.path("name").asStringOpt().orElse("");
    var value = wanted.path("value").asStringOpt().orElse("");
    if (name.isEmpty() || value.isEmpty()) {
      return Optional.of(Reply.invalid(name.isEmpty() ? "name" : "value", "can't be blank"));
    }
    if (name.length() > LONGEST_NAME || !name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      return Optional.of(Reply.invalid("name", "must start with a letter"));
    }
    return value.length() > LONGEST_VALUE
        ? Optional.of(Reply.invalid("value", "is too long"))
        : Optional.empty();
  }
}
