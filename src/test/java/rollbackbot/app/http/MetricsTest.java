package rollbackbot.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import rollbackbot.incident.Input;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  @Test
  void acknowledgmentsAreAHistogramUpToThreeSeconds() {
    metrics.requestAcknowledged(Duration.ofMillis(300));

    assertThat(metrics.text())
        .contains("rollback_requests_acknowledged_seconds_bucket{le=\"0.25\"} 0")
        .contains("rollback_requests_acknowledged_seconds_bucket{le=\"0.5\"} 1")
        .contains("rollback_requests_acknowledged_seconds_bucket{le=\"3.0\"} 1");
  }

  @Test
  void whatPeopleDoIsCountedByKind() {
    metrics.recorded(new Input.Act.Typed("C0INCIDENTS", "my-app"));
    metrics.recorded(new Input.Act.Clicked("plan.confirm", "value"));
    metrics.recorded(new Input.Act.Clicked("plan.confirm", "value"));

    assertThat(metrics.text())
        .contains("rollback_commands_total{kind=\"command\"} 1.0")
        .contains("rollback_commands_total{kind=\"click\"} 2.0")
        .doesNotContain("C0INCIDENTS", "my-app");
  }

  @Test
  void stepsAndRetriesAreCounted() {
    metrics.stepped("Planning");
    metrics.retried("Deploying");

    assertThat(metrics.text())
        .contains("rollback_steps_total{step=\"Planning\"} 1.0")
        .contains("rollback_retries_total{step=\"Deploying\"} 1.0");
  }

  @Test
  void callsAreTimedAndRateLimitsCounted() {
    metrics.scalingoCalled("deployments", 200, Duration.ofMillis(10));
    metrics.slackCalled("chat.update", 429, Duration.ofMillis(10));

    assertThat(metrics.text())
        .contains(
            "rollback_scalingo_calls_seconds_count{operation=\"deployments\",status=\"200\"} 1")
        .contains("rollback_slack_calls_seconds_count{operation=\"chat.update\",status=\"429\"} 1")
        .contains("rollback_rate_limits_total{service=\"slack\"} 1.0")
        .contains("rollback_rate_limits_total{service=\"scalingo\"} 0.0");
  }

  @Test
  void publisherLagIsAGaugeInSeconds() {
    var lag = new Duration[] {Duration.ZERO};
    metrics.publisherLag(() -> lag[0]);

    lag[0] = Duration.ofSeconds(90);

    assertThat(metrics.text()).contains("rollback_publisher_lag_seconds 90.0");
  }
}
