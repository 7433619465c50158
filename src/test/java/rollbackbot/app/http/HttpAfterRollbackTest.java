package rollbackbot.app.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.secret.Secret;
import rollbackbot.suite.SilentPort;

class HttpAfterRollbackTest {
  private static final String BODY = "{\"app\":\"my-app\",\"to\":\"4.0.0 – é\"}";
  private static final String PATH = "/purge?key=hidden-part";

  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private final InstantSource clock =
      InstantSource.fixed(Instant.ofEpochSecond(1_777_888_999).plusMillis(900));

  private String root() {
    return "http://127.0.0.1:" + server.getPort();
  }

  private HttpAfterRollback calls(Optional<Secret> secret) {
    return calls(secret, Duration.ofSeconds(50));
  }

  private HttpAfterRollback calls(Optional<Secret> secret, Duration whole) {
    return new HttpAfterRollback(secret, "rollback-bot/test", OutgoingProxies.none(), clock, whole);
  }

  private void post() {
    calls(Optional.empty()).post(URI.create(root() + PATH), BODY, "incident-7");
  }

  private void answer(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  private <T extends OutsideTrouble> T trouble(Class<T> kind) {
    return catchThrowableOfType(kind, this::post);
  }

  @Test
  void theBodyIsPostedWithItsKey() {
    answer(noContent());

    post();

    server.verify(
        1,
        postRequestedFor(urlEqualTo(PATH))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Idempotency-Key", equalTo("incident-7"))
            .withHeader("User-Agent", equalTo("rollback-bot/test"))
            .withHeader("X-Rollback-Signature", absent())
            .withRequestBody(equalTo(BODY)));
  }

  /**
   * The code was made with another program: {@code printf '%s' '1777888999.BODY' | openssl dgst
   * -sha256 -hmac hook-secret}.
   */
  @Test
  void theSignatureIsWhatAnybodyElseCalculates() {
    answer(noContent());

    calls(Optional.of(new Secret("hook-secret")))
        .post(URI.create(root() + PATH), BODY, "incident-7");

    server.verify(
        1,
        postRequestedFor(urlEqualTo(PATH))
            .withHeader(
                "X-Rollback-Signature",
                equalTo(
                    "t=1777888999,v1=5c9e579a41febbfbdf4ea40eb93b45dc6a97f33116db01bcc9c7c70837234d6f")));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503})
  void serverTroubleMayHaveComeAfterTheWork(int status) {
    answer(aResponse().withStatus(status).withHeader("Retry-After", "0").withBody("hidden-part"));

    assertThat(trouble(Unanswered.class))
        .hasMessage("calling 127.0.0.1 after the rollback: " + status);
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410})
  void aNoIsANo(int status) {
    answer(aResponse().withStatus(status).withBody("hidden-part"));

    var refused = trouble(Refused.class);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused).hasMessage("calling 127.0.0.1 after the rollback: " + status);
  }

  @Test
  void tooManyCallsAreMadeLater() {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "30"));

    assertThat(trouble(Unavailable.class).retryAfter()).contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void redirectsAreNotFollowed(int status) {
    answer(aResponse().withStatus(status).withHeader("Location", "/other"));

    assertThat(trouble(Refused.class)).hasMessageEndingWith("redirected, not followed");
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void aLostAnswerIsNoAnswer(Fault fault) {
    answer(aResponse().withFault(fault));

    assertThat(trouble(Unanswered.class))
        .hasMessage("calling 127.0.0.1 after the rollback: no answer");
    server.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void theWholeCallHasAnEnd() {
    answer(noContent().withFixedDelay(10_000));
    var hasty = calls(Optional.empty(), Duration.ofSeconds(3));

    assertThat(
            catchThrowableOfType(
                Unanswered.class, () -> hasty.post(URI.create(root() + PATH), BODY, "incident-7")))
        .isNotNull();
  }

  @Test
  void withoutAConnectionNothingHappened() throws IOException {
    try (var nobody = new SilentPort()) {
      var address = URI.create("http://127.0.0.1:" + nobody.number() + "/");

      assertThat(
              catchThrowableOfType(
                  Unavailable.class,
                  () -> calls(Optional.empty()).post(address, BODY, "incident-7")))
          .hasMessage("calling 127.0.0.1 after the rollback: no connection");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://hooks.example/purge", "ftp://127.0.0.1/", "mailto:a@b.example"})
  void nothingIsSentUnencrypted(String address) {
    assertThat(
            catchThrowableOfType(
                Refused.class,
                () -> calls(Optional.empty()).post(URI.create(address), BODY, "incident-7")))
        .hasMessageEndingWith("the address is neither https nor on this machine");
  }
}
