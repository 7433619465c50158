package rollbackbot.sandbox.scalingo.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.sandbox.scalingo.apps.SimulatedPlatform;
import rollbackbot.sandbox.scalingo.apps.SimulatedTraffic;

/** The platform's route for what the router counted, whose answer is a bare list. */
final class StatsApi {
  private static final int USUAL_HOURS = 3;

  private final SimulatedPlatform platform;

  StatsApi(SimulatedPlatform platform) {
    this.platform = platform;
  }

  /** Answers this route; empty for others. */
  Optional<ApiReply> answer(String app, ApiRequest call, List<String> rest) {
    return call.method().equals("GET") && rest.equals(List.of("stats", "router"))
        ? Optional.of(router(app, call))
        : Optional.empty();
  }

  private ApiReply router(String app, ApiRequest call) {
    var status = call.query().getOrDefault("status_code", "all");
    int hours = call.number("since", USUAL_HOURS);
    return switch (status) {
      case "all" -> told(app, hours, false);
      case "5XX" -> told(app, hours, true);
      default -> ApiReply.json(200, List.of());
    };
  }

  private ApiReply told(String app, int hours, boolean failedOnly) {
    var points = platform.traffic(app, hours, failedOnly);
    return ApiReply.json(200, points.stream().map(StatsApi::fields).toList());
  }

  private static Map<String, Object> fields(SimulatedTraffic.Point point) {
    return Map.of("time", point.at().toString(), "value", point.perMinute());
  }
}
