package rollbackbot.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;

/** What the bot counts. No label carries a person, an app or a channel. */
final class Metrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics() {
    // Counters that exist from the start can be alarmed on.
    registry.counter("rollback.requests.refused");
  }

  void requestRefused() {
    registry.counter("rollback.requests.refused").increment();
  }

  void requestAcknowledged(Duration took) {
    registry.timer("rollback.requests.acknowledged").record(took);
  }

  void stepped(String step) {
    registry.counter("rollback.steps", "step", step).increment();
  }

  void called(String operation, int status, Duration took) {
    registry
        .timer("rollback.scalingo.calls", "operation", operation, "status", String.valueOf(status))
        .record(took);
  }

  String text() {
    return registry.scrape();
  }
}
