package rollbackbot.scalingo;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollbackbot.evidence.RouterCount;
import rollbackbot.evidence.RouterPoint;
import rollbackbot.once.Operation;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.Dates;
import tools.jackson.databind.JsonNode;

/**
 * What the router counted of an app's requests (Scalingo docs: apps, "Get Metrics Data", whose
 * example has the address under the app; its heading has another). The answer is a bare list. How
 * long a step is and how late the newest point comes isn't documented.
 */
final class RouterStats {
  private final AuthorizedCalls calls;
  private final Regions regions;

  RouterStats(AuthorizedCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  List<RouterPoint> of(PlatformApp app, RouterCount count, Duration back) {
    var url =
        regions
            .apps(app.region(), app.name(), "stats", "router")
            .newBuilder()
            .addQueryParameter("since", Long.toString(Math.max(1, hours(back))))
            .addQueryParameter("status_code", word(count))
            .build();
    return calls.send(
        Call.read("router-stats", Operation.READ_REQUESTS.of(app.name()), url),
        answer -> points(answer.json(JsonNode[].class)));
  }

  /** The platform takes whole hours. */
  private static long hours(Duration back) {
    return Math.ceilDiv(back.toSeconds(), Duration.ofHours(1).toSeconds());
  }

  private static String word(RouterCount count) {
    return switch (count) {
      case REQUESTS -> "all";
      case SERVER_ERRORS -> "5XX";
    };
  }

  private static List<RouterPoint> points(@Nullable JsonNode[] rows) {
    return Arrays.stream(rows).filter(Objects::nonNull).flatMap(RouterStats::point).toList();
  }

  /** A point without a moment or a number tells nothing. */
  private static Stream<RouterPoint> point(JsonNode row) {
    var at = Dates.told(row.path("time").asStringOpt().orElse(null));
    var value = row.path("value");
    return at
        .filter(_ -> value.isNumber())
        .map(moment -> new RouterPoint(moment, value.doubleValue()))
        .filter(point -> Double.isFinite(point.perMinute()) && point.perMinute() >= 0)
        .stream();
  }
}
