package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.CHANNEL;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.sandbox.slack.delivery.RequestSignature;
import rollbackbot.sandbox.slack.delivery.SignedRequest;
import rollbackbot.suite.Patience;

/** Requests that don't come from Slack get 401 and leave no trace but a count. */
@Tag("whole")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgeriesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Rehearsal rehearsal;
  private SignedRequest genuine;

  ForgeriesTest(@TempDir Path folder) throws Exception {
    rehearsal = Rehearsal.start(folder);
    genuine = rehearsal.slack().command(ALICE, CHANNEL, "help").request();
  }

  @BeforeAll
  void theGenuineOneIsHandled() {
    rehearsal.awaitNothingUnsent();
    assertThat(inputs()).isOne();
  }

  @AfterAll
  void close() {
    rehearsal.close();
  }

  private int inputs() {
    return rehearsal.books().texts("select id from input").size();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 400, -86_400, 86_400, 31_536_000_000L})
  void aStaleOrFutureTimestampIsRefusedThoughSignedRightly(long seconds) throws Exception {
    var timestamp = Long.toString(Instant.now().getEpochSecond() + seconds);
    assertRefused(signed(genuine.body() + "x", timestamp));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "1e9", "-1", "99999999999999999999", " 1"})
  void aTimestampThatIsNoneIsRefused(String timestamp) throws Exception {
    assertRefused(signed(genuine.body(), timestamp));
  }

  @Test
  void anotherBodyUnderAGenuineSignatureIsRefused() throws Exception {
    assertRefused(
        new SignedRequest(
            genuine.body().replace("help", "my-app"), genuine.timestamp(), genuine.signature()));
  }

  @Test
  void aSignatureByAnotherSecretIsRefused() throws Exception {
    var timestamp = Long.toString(Instant.now().getEpochSecond());
    assertRefused(
        new SignedRequest(
            genuine.body(), timestamp, RequestSignature.of("guess", timestamp, genuine.body())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v0=", "v0=00", "v1=abc", "v0=~"})
  void aSignatureThatIsNoneIsRefused(String signature) throws Exception {
    assertRefused(new SignedRequest(genuine.body(), genuine.timestamp(), signature));
  }

  @Test
  void aRequestWithoutSignatureIsRefused() throws Exception {
    var refused = refused();
    var request =
        HttpRequest.newBuilder(rehearsal.address("/slack/events"))
            .POST(BodyPublishers.ofString(genuine.body()))
            .build();

    var answer = HTTP.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(refused()).isEqualTo(refused + 1);
  }

  /**
   * A command, a form, a click and an event, each sent again twice at once, as Slack's own retry.
   */
  @Test
  void whatIsReplayedIsAnsweredAndDoesNothingMore() throws Exception {
    var alice = rehearsal.person(ALICE);
    alice.type("");
    Rehearsal.soon().until(() -> rehearsal.slack().views().modal(ALICE).isPresent());
    var form = rehearsal.slack().forms().submit(ALICE, Map.of("app", "my-app")).orElseThrow();
    var close = rehearsal.slack().click(ALICE, alice.awaitControl("incident.close"));
    alice.awaitState("closed");
    var home = rehearsal.slack().openHome(ALICE);
    rehearsal.awaitNothingUnsent();
    var before = inputs();
    var said = rehearsal.slack().messages().everything().size();

    for (var sent : List.of(genuine, form.request(), close.request(), home.request())) {
      var answers = Stream.of(again(sent), again(sent)).map(CompletableFuture::join).toList();
      assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(200, 200);
    }
    // An event that wasn't acknowledged in time is signed anew.
    var later = Long.toString(Instant.now().getEpochSecond() + 1);
    assertThat(again(signed(home.request().body(), later)).join().statusCode()).isEqualTo(200);
    rehearsal.awaitNothingUnsent();

    assertThat(inputs()).isEqualTo(before);
    assertThat(rehearsal.books().states()).containsExactly("closed");
    assertThat(rehearsal.slack().messages().everything()).hasSize(said);
  }

  private CompletableFuture<HttpResponse<String>> again(SignedRequest sent) {
    var type =
        sent.body().startsWith("{") ? "application/json" : "application/x-www-form-urlencoded";
    var request =
        HttpRequest.newBuilder(rehearsal.address("/slack/events"))
            .header("Content-Type", type)
            .header("X-Slack-Request-Timestamp", sent.timestamp())
            .header("X-Slack-Signature", sent.signature())
            .header("X-Slack-Retry-Num", "1")
            .header("X-Slack-Retry-Reason", "http_timeout")
            .timeout(Patience.LONG)
            .POST(BodyPublishers.ofString(sent.body()))
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  /** Whoever sends without end must not fill the memory before the signature is looked at. */
  @Test
  void anEndlessBodyOfUnknownLengthIsNotReadToItsEnd() throws Exception {
    var endless = new Endless();
    var request =
        HttpRequest.newBuilder(rehearsal.address("/slack/events"))
            .timeout(Patience.LONG)
            .POST(BodyPublishers.ofInputStream(() -> endless))
            .build();

    try {
      assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    } catch (IOException hungUp) {
      assertThat(hungUp).isNotInstanceOf(java.net.http.HttpTimeoutException.class);
    }

    assertThat(endless.sent).isLessThan(64_000_000);
  }

  private static final class Endless extends ByteArrayInputStream {
    private volatile long sent;

    Endless() {
      super(new byte[0]);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      if (sent > 256_000_000) {
        return -1;
      }
      sent += length;
      return length;
    }
  }

  private SignedRequest signed(String body, String timestamp) {
    return new SignedRequest(
        body, timestamp, RequestSignature.of(rehearsal.slack().signingSecret(), timestamp, body));
  }

  private void assertRefused(SignedRequest request) throws Exception {
    var before = refused();
    var inputsBefore = inputs();

    var delivery = rehearsal.slack().deliver(request);

    assertThat(delivery.status()).isEqualTo(401);
    assertThat(refused()).isEqualTo(before + 1);
    assertThat(inputs()).isEqualTo(inputsBefore);
  }

  private double refused() throws Exception {
    return rehearsal
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("rollback_requests_refused_total"))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }
}
