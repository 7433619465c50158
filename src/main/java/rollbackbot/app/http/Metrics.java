package rollbackbot.app.http;

import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import rollbackbot.incident.Input;
import rollbackbot.jobs.StepListener;

/** What the bot counts. No label carries a person, an app or a channel. */
public final class Metrics implements StepListener {
  private static final int TOO_MANY = 429;
  private static final String SCALINGO = "scalingo";
  private static final String SLACK = "slack";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Timer acknowledgments;

  public Metrics() {
    // Counters that exist from the start can be alarmed on.
    registry.counter("rollback.requests.refused");
    registry.counter("rollback.requests.repeated");
    registry.counter("rollback.commands", "kind", "command");
    registry.counter("rollback.commands", "kind", "click");
    registry.counter("rollback.rate.limits", "service", SCALINGO);
    registry.counter("rollback.rate.limits", "service", SLACK);
    // Slack waits three seconds; the buckets end there.
    acknowledgments =
        Timer.builder("rollback.requests.acknowledged")
            .serviceLevelObjectives(
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3))
            .register(registry);
  }

  void requestRefused() {
    registry.counter("rollback.requests.refused").increment();
  }

  /** The very same request came once more, and did nothing. */
  public void requestRepeated() {
    registry.counter("rollback.requests.repeated").increment();
  }

  public void requestAcknowledged(Duration took) {
    acknowledgments.record(took);
  }

  /** Somebody typed, clicked, filled in a form or opened the Home. */
  public void recorded(Input.Act act) {
    var kind =
        switch (act) {
          case Input.Act.Typed _ -> "command";
          case Input.Act.Clicked _ -> "click";
          case Input.Act.Submitted _ -> "form";
          case Input.Act.OpenedHome _ -> "home";
        };
    registry.counter("rollback.commands", "kind", kind).increment();
  }

  @Override
  public void stepped(String step) {
    registry.counter("rollback.steps", "step", step).increment();
  }

  @Override
  public void retried(String step) {
    registry.counter("rollback.retries", "step", step).increment();
  }

  public void scalingoCalled(String operation, int status, Duration took) {
    called("rollback.scalingo.calls", SCALINGO, operation, status, took);
  }

  public void slackCalled(String method, int status, Duration took) {
    called("rollback.slack.calls", SLACK, method, status, took);
  }

  private void called(String name, String service, String operation, int status, Duration took) {
    registry.timer(name, "operation", operation, "status", String.valueOf(status)).record(took);
    if (status == TOO_MANY) {
      registry.counter("rollback.rate.limits", "service", service).increment();
    }
  }

  /** How old the oldest thing is that should be in Slack and isn't. */
  public void publisherLag(Supplier<Duration> lag) {
    TimeGauge.builder("rollback.publisher.lag", () -> lag.get().toMillis(), TimeUnit.MILLISECONDS)
        .strongReference(true)
        .register(registry);
  }

  String text() {
    return registry.scrape();
  }
}
