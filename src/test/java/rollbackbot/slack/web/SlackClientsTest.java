package rollbackbot.slack.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.slack.api.rate_limits.metrics.MetricsDatastore;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.room.Timing;
import rollbackbot.secret.Secret;
import rollbackbot.slack.SlackSide;
import rollbackbot.slack.sending.Files;
import rollbackbot.slack.sending.PublishingTiming;
import rollbackbot.suite.Patience;

/** What is meant for Slack stays with Slack. */
class SlackClientsTest {

  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  @RegisterExtension
  final WireMockExtension elsewhere =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private static SlackSettings settings(String apiUrl) {
    return new SlackSettings(
        new Secret("xoxb-played-token"),
        new SlackSettings.Reception.Http(new Secret("signing")),
        apiUrl,
        OutgoingProxies.none());
  }

  private SlackSettings settings() {
    return settings(server.baseUrl() + "/api/");
  }

  @Test
  void noThreadOfTheClientsCountsCallsBesideThePublisher() {
    var config = SlackClients.slack(settings(), Patience.LONG, (_, _, _) -> {}).getConfig();

    assertThat(
            List.of(
                config.getMethodsConfig().getMetricsDatastore(),
                config.getAuditConfig().getMetricsDatastore(),
                config.getSCIMConfig().getMetricsDatastore(),
                config.getSCIM2Config().getMetricsDatastore()))
        .allMatch(MetricsDatastore::isClosed);
  }

  /** Whoever answers in Slack's place could go on without end. */
  @Test
  void anAnswerWithoutEndIsReadToALimitThatIsSaid() throws Exception {
    var hungUp = new CountDownLatch(1);
    var endless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endless.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            out.write("{\"ok\":true,\"url\":\"".getBytes(StandardCharsets.UTF_8));
            var more = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            while (true) {
              out.write(more);
            }
          } finally {
            hungUp.countDown();
          }
        });
    endless.start();
    try {
      var settings = settings("http://127.0.0.1:" + endless.getAddress().getPort() + "/api/");
      var slack = SlackClients.slack(settings, Patience.LONG, (_, _, _) -> {});
      var methods = SlackClients.methods(slack, settings);

      assertThatExceptionOfType(OutsideTrouble.Unanswered.class)
          .isThrownBy(() -> SlackAnswers.of("auth.test", () -> methods.authTest(it -> it)))
          .havingCause()
          .withMessageContaining("longer than 8 MB, the limit");
      assertThat(hungUp.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      endless.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void messageDoesNotFollowARedirect(int status) {
    elsewhere.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}")));
    server.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withStatus(status).withHeader("Location", elsewhere.baseUrl())));
    var client =
        SlackClients.methods(
            SlackClients.slack(settings(), Patience.LONG, (_, _, _) -> {}), settings());

    assertThatExceptionOfType(OutsideTrouble.Unanswered.class)
        .isThrownBy(() ->
            SlackAnswers.of(
                "chat.postMessage",
                () -> client.chatPostMessage(request -> request.channel("C0X").text("secret"))));

    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://files.evil.example/upload", "http://user:a@127.0.0.1/", "files"})
  void fileIsUploadedToNoAddressThatOthersHear(String address) {
    server.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    "{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"%s\"}".formatted(address))));
    var files =
        new SlackSide(
                settings(),
                Timing.standard(),
                PublishingTiming.standard(),
                Clock.systemUTC(),
                Clock.systemUTC()::instant,
                (_, _, _) -> {})
            .files();

    assertThatExceptionOfType(OutsideTrouble.Refused.class)
        .isThrownBy(
            () -> files.share("C0X", "1.2", new Files.TextFile("a.md", "A", "secret", "comment")))
        .withMessage("Slack's upload address: neither https nor on this machine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://slack.com/api/", "http://localhost.evil.example/", "slack.com"})
  void tokenIsSentToNoAddressThatOthersHear(String apiUrl) {
    assertThatIllegalArgumentException().isThrownBy(() -> settings(apiUrl));
  }
}
