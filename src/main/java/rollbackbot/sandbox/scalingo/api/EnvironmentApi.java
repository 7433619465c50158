package rollbackbot.sandbox.scalingo.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rollbackbot.sandbox.scalingo.apps.SimulatedEvent;
import rollbackbot.sandbox.scalingo.apps.SimulatedPlatform;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.sandbox.scalingo.operations.SimulatedOperation;
import tools.jackson.databind.JsonNode;

/** The platform's routes for containers and events, and those of {@link VariableApi}. */
final class EnvironmentApi {
  /** As recorded. */
  private static final int USUAL_PAGE = 30;

  private static final Set<String> PROCESS_TYPES = Set.of("web", "worker");

  /**
   * The address of an operation has another host than the one asked, as recorded; nothing listens
   * there.
   */
  private static final String ELSEWHERE = "https://api.simulated.invalid";

  private final SimulatedPlatform platform;
  private final VariableApi variables;

  EnvironmentApi(SimulatedPlatform platform) {
    this.platform = platform;
    this.variables = new VariableApi(platform);
  }

  /** Answers these routes; empty for others. */
  Optional<ApiReply> answer(String app, ApiRequest call, List<String> rest) {
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    return switch (call.method() + " " + rest.size() + " " + rest.getFirst()) {
      case "POST 1 restart" -> Optional.of(restart(app, call));
      case "GET 1 containers" -> Optional.of(containers(app));
      case "GET 2 operations" -> Optional.of(operation(app, rest.get(1)));
      case "GET 1 events" -> Optional.of(events(app, call));
      default -> variables.answer(app, call, rest);
    };
  }

  /** The refusal while another restart is under way is documented, its status isn't. */
  private ApiReply restart(String app, ApiRequest call) {
    var scope = call.json().path("scope").valueStream().map(JsonNode::asString).toList();
    for (var type : scope) {
      if (!PROCESS_TYPES.contains(type)) {
        return ApiReply.invalid("scope", "'" + type + "' → no such process type");
      }
    }
    var takes = platform.time(BackgroundWork.RESTART);
    var now = platform.now();
    return platform.in(
        app,
        resources -> {
          if (resources.restarting(now).isPresent()) {
            return ApiReply.error(409, "the app is restarting");
          }
          var restart = resources.restart(scope, PlatformApi.ACCOUNT, now, takes);
          return ApiReply.accepted(ELSEWHERE + "/v1/apps/" + app + "/operations/" + restart.id());
        });
  }

  private ApiReply containers(String app) {
    var kinds =
        platform.in(app, resources -> resources.formation().amounts()).entrySet().stream()
            .map(kind ->
                Map.of(
                    "name",
                    kind.getKey(),
                    "command",
                    "",
                    "amount",
                    kind.getValue(),
                    "size",
                    "S",
                    "app_id",
                    "id-of-" + app))
            .toList();
    return ApiReply.json(200, Map.of("containers", kinds));
  }

  private ApiReply operation(String app, String id) {
    return platform
        .in(app, resources -> resources.restart(id))
        .map(found -> ApiReply.json(200, Map.of("operation", fields(app, found))))
        .orElseGet(() -> ApiReply.notFound("operation"));
  }

  private Map<String, Object> fields(String app, SimulatedOperation operation) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", operation.id());
    fields.put("app_id", "id-of-" + app);
    fields.put("created_at", operation.createdAt().toString());
    fields.put("status", operation.status(platform.now()));
    fields.put("type", operation.type());
    if (operation.isOver(platform.now())) {
      fields.put("finished_at", operation.end().toString());
    }
    operation.error(platform.now()).ifPresent(error -> fields.put("error", error));
    return fields;
  }

  private ApiReply events(String app, ApiRequest call) {
    var all = platform.events(app);
    var page = ApiPage.of(call, USUAL_PAGE);
    var rows = page.of(all).stream().map(event -> fields(app, event)).toList();
    return ApiReply.json(200, Map.of("events", rows, "meta", page.meta(all.size())));
  }

  private static Map<String, @Nullable Object> fields(String app, SimulatedEvent event) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("id", event.id());
    fields.put("created_at", event.createdAt().toString());
    fields.put("type", event.type());
    fields.put("app_id", "id-of-" + app);
    fields.put("app_name", app);
    fields.put("user", Payloads.person(event.user()));
    fields.put("type_data", event.data());
    return fields;
  }
}
