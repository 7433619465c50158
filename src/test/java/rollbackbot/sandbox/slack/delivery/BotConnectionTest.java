package rollbackbot.sandbox.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class BotConnectionTest {

  /** A machine that stands still for longer than a client's own limit makes no answer late. */
  @Test
  void slacksPatienceAloneEndsACall() {
    var client = BotConnection.client(Duration.ofMinutes(1));

    assertThat(client.callTimeoutMillis()).isEqualTo(60_000);
    assertThat(client)
        .extracting(
            OkHttpClient::connectTimeoutMillis,
            OkHttpClient::readTimeoutMillis,
            OkHttpClient::writeTimeoutMillis)
        .containsOnly(0);
  }
}
