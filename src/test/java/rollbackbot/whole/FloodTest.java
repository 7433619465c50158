package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.sandbox.slack.delivery.RequestSignature;
import rollbackbot.suite.Patience;

/** Strangers who hold connections open cost nobody else an answer. */
@Tag("whole")
class FloodTest {
  private static final int STRANGERS = 200;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Clock CLOCK = Clock.systemUTC();

  private final Rehearsal bot;
  private final List<Socket> strangers = new ArrayList<>();

  FloodTest(@TempDir Path folder) throws Exception {
    bot = Rehearsal.start(folder);
  }

  @BeforeEach
  void warmUp() throws Exception {
    for (int round = 0; round < 20; round++) {
      assertThat(command("help", round).statusCode()).isEqualTo(200);
    }
  }

  @AfterEach
  void close() throws Exception {
    for (var stranger : strangers) {
      stranger.close();
    }
    bot.close();
  }

  /** What strangers say before they go silent, or on and on. */
  enum Beginning {
    UNSIGNED("Content-Length: 100000\r\n\r\n"),
    UNSIGNED_WITHOUT_LENGTH("Transfer-Encoding: chunked\r\n\r\n186a0\r\n"),
    SIGNED_BY_GUESS(
        "Content-Length: 100000\r\nX-Slack-Request-Timestamp: NOW\r\nX-Slack-Signature: v0=00\r\n"
            + "\r\n"),
    HEADERS_WITHOUT_END("X-Slack-Signature: v0=");

    private final String rest;

    Beginning(String rest) {
      this.rest = rest;
    }

    private byte[] bytes() {
      var now = Long.toString(CLOCK.instant().getEpochSecond());
      var head = "POST /slack/events HTTP/1.1\r\nHost: bot\r\n" + rest.replace("NOW", now);
      return head.getBytes(StandardCharsets.US_ASCII);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileStrangersDripSlackIsAcknowledgedAndTheProcessIsSeenToLive(Beginning beginning)
      throws Exception {
    for (int number = 0; number < STRANGERS; number++) {
      var stranger = new Socket(InetAddress.getLoopbackAddress(), bot.address("/").getPort());
      stranger.getOutputStream().write(beginning.bytes());
      strangers.add(stranger);
    }
    var acknowledged = new ArrayList<Duration>();
    for (int round = 0; round < 10; round++) {
      drip();
      assertThat(get("/healthz").statusCode()).isEqualTo(200);
      var began = System.nanoTime();
      assertThat(command("help", 100 + round).statusCode()).isEqualTo(200);
      acknowledged.add(Duration.ofNanos(System.nanoTime() - began));
    }

    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    Collections.sort(acknowledged);
    assertThat(acknowledged.get(acknowledged.size() / 2)).isLessThan(Duration.ofSeconds(3));
  }

  /** One byte each; who was hung up on stays silent. */
  private void drip() {
    for (var stranger : strangers) {
      try {
        stranger.getOutputStream().write('x');
      } catch (IOException hungUp) {
        // As it should be, after a while.
      }
    }
  }

  @Test
  void whoDoesNotFinishIsHungUpOn() throws Exception {
    var stranger = new Socket(InetAddress.getLoopbackAddress(), bot.address("/").getPort());
    strangers.add(stranger);
    stranger.getOutputStream().write(Beginning.SIGNED_BY_GUESS.bytes());
    stranger.setSoTimeout((int) Patience.LONG.toMillis());

    assertThat(endOf(stranger)).isLessThanOrEqualTo(0);

    Awaitility.await()
        .untilAsserted(
            () -> assertThat(get("/metrics").body()).contains("rollback_requests_refused_total 1"));
  }

  private static int endOf(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address(path)).timeout(Patience.LONG).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> command(String text, int number) throws Exception {
    var body =
        "team_id=T0ACME&channel_id=C0INCIDENTS&user_id=U0ALICE&command=%2Frollback&text="
            + text
            + "&trigger_id=1."
            + number;
    var timestamp = Long.toString(CLOCK.instant().getEpochSecond());
    var secret = bot.slack().signingSecret();
    return HTTP.send(
        HttpRequest.newBuilder(address("/slack/events"))
            .timeout(Patience.LONG)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", RequestSignature.of(secret, timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private URI address(String path) {
    return bot.address(path);
  }
}
