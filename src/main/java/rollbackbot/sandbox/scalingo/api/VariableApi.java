package rollbackbot.sandbox.scalingo.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.sandbox.scalingo.apps.SimulatedPlatform;
import rollbackbot.sandbox.scalingo.apps.SimulatedVariable;
import tools.jackson.databind.JsonNode;

/** The platform's routes for variables. None of them restarts anything. */
final class VariableApi {
  private static final String RESOURCE = "variable";
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_VALUE = 32_768;

  private final SimulatedPlatform platform;

  VariableApi(SimulatedPlatform platform) {
    this.platform = platform;
  }

  Optional<ApiReply> answer(String app, ApiRequest call, List<String> rest) {
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
  private ApiReply list(String app, ApiRequest call) {
    boolean resolved = "false".equals(call.query().get("aliases"));
    var found =
        platform.in(
            app,
            resources -> resolved ? resources.variables().resolved() : resources.variables().all());
    return ApiReply.json(200, Map.of("variables", found));
  }

  private ApiReply create(String app, JsonNode wanted) {
    var mistake = mistake(wanted);
    if (mistake.isPresent()) {
      return mistake.get();
    }
    var name = wanted.path("name").asString();
    var value = wanted.path("value").asString();
    return platform.in(
        app,
        resources -> {
          if (resources.variables().named(name).isPresent()) {
            return ApiReply.invalid("name", "is already taken");
          }
          var created = resources.variables().set(name, value);
          var data = Map.<String, Object>of("name", name, "value", value);
          resources.history().tell("new_variable", PlatformApi.ACCOUNT, platform.now(), data);
          return ApiReply.json(201, Map.of(RESOURCE, created));
        });
  }

  private ApiReply change(String app, JsonNode wanted) {
    if (!wanted.isArray()) {
      return ApiReply.error(400, "variables is required");
    }
    var values = new LinkedHashMap<String, String>();
    for (var entry : wanted) {
      var mistake = mistake(entry);
      if (mistake.isPresent()) {
        return mistake.get();
      }
      values.put(entry.path("name").asString(), entry.path("value").asString());
    }
    var changed =
        platform.in(
            app, resources -> resources.change(values, PlatformApi.ACCOUNT, platform.now()));
    return ApiReply.json(200, Map.of("variables", changed));
  }

  private ApiReply one(String app, String id, Function<SimulatedVariable, ApiReply> answer) {
    return platform
        .in(app, resources -> resources.variables().find(id))
        .map(answer)
        .orElseGet(() -> ApiReply.notFound(RESOURCE));
  }

  private ApiReply update(String app, SimulatedVariable found, JsonNode body) {
    var value = body.path(RESOURCE).path("value").asStringOpt().orElse("");
    if (value.isEmpty()) {
      return ApiReply.invalid("value", "can't be blank");
    }
    return platform.in(
        app,
        resources -> {
          var updated = resources.variables().set(found.name(), value);
          var data =
              Map.<String, Object>of(
                  "name", found.name(), "value", value, "old_value", found.value());
          resources.history().tell("edit_variable", PlatformApi.ACCOUNT, platform.now(), data);
          return ApiReply.json(200, Map.of(RESOURCE, updated));
        });
  }

  private ApiReply delete(String app, SimulatedVariable found) {
    return platform.in(
        app,
        resources -> {
          resources.variables().remove(found);
          var data = Map.<String, Object>of("name", found.name(), "value", found.value());
          resources.history().tell("delete_variable", PlatformApi.ACCOUNT, platform.now(), data);
          return ApiReply.nothing();
        });
  }

  private ApiReply deleteMany(String app, JsonNode ids) {
    if (!ids.isArray()) {
      return ApiReply.error(400, "variable_ids is required");
    }
    ids.valueStream().forEach(id -> one(app, id.asString(), found -> delete(app, found)));
    return ApiReply.nothing();
  }

  private static Optional<ApiReply> mistake(JsonNode wanted) {
    var name = wanted.path("name").asStringOpt().orElse("");
    var value = wanted.path("value").asStringOpt().orElse("");
    if (name.isEmpty() || value.isEmpty()) {
      return Optional.of(ApiReply.invalid(name.isEmpty() ? "name" : "value", "can't be blank"));
    }
    if (name.length() > LONGEST_NAME || !name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      return Optional.of(ApiReply.invalid("name", "must start with a letter"));
    }
    return value.length() > LONGEST_VALUE
        ? Optional.of(ApiReply.invalid("value", "is too long"))
        : Optional.empty();
  }
}
