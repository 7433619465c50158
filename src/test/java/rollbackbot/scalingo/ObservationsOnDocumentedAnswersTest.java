package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.evidence.Observations;
import rollbackbot.evidence.RouterCount;
import rollbackbot.evidence.RouterPoint;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.release.AppEvent;
import rollbackbot.release.AppEvents;

class ObservationsOnDocumentedAnswersTest extends ObservationsContract {
  private static final String PATH = "/v1/apps/example-running-application";
  private static final String ROUTER = PATH + "/stats/router";
  private static final String EVENTS = PATH + "/events";

  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
          .build();

  private final MovingClock clock = new MovingClock();

  @BeforeEach
  void documentedAnswers() {
    server.stubFor(
        get(urlPathMatching("/v1/apps/no-such-app.*"))
            .willReturn(Recorded.json(404, "app_show_404")));
    server.stubFor(
        get(urlPathEqualTo(PATH)).willReturn(Recorded.json(200, "app_show_recorded_200")));
    server.stubFor(
        post("/v1/tokens/exchange").willReturn(Recorded.json(200, "token_exchange_200")));
    server.stubFor(
        get(urlPathEqualTo(ROUTER))
            .withQueryParam("status_code", equalTo("all"))
            .willReturn(Recorded.json(200, "stats_router_200")));
    server.stubFor(
        get(urlPathEqualTo(ROUTER))
            .withQueryParam("status_code", equalTo("5XX"))
            .willReturn(
                okJson(
                    Recorded.text("stats_router_200")
                        .replaceAll("\"value\": [0-9.]+", "\"value\": 0.5"))));
  }

  @Override
  Observations observations() {
    return Clients.accountAt(server.baseUrl(), Clients.PATIENT, clock).observations();
  }

  private List<RouterPoint> read(String body) {
    server.stubFor(get(urlPathEqualTo(ROUTER)).willReturn(Recorded.jsonText(200, body)));
    return observations().router(APP, RouterCount.REQUESTS, Duration.ofMinutes(90));
  }

  private AppEvents events(String body) {
    server.stubFor(get(urlPathEqualTo(EVENTS)).willReturn(okJson(body)));
    return observations().events(APP, Instant.EPOCH);
  }

  @Test
  void wholeHoursAreAskedFor() {
    read("[]");

    server.verify(
        getRequestedFor(urlPathEqualTo(ROUTER))
            .withQueryParam("since", equalTo("2"))
            .withQueryParam("status_code", equalTo("all"))
            .withHeader("Authorization", equalTo("Bearer your-bearer-token")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[null, 7, \"x\", {}, []]",
        "[{\"time\":\"2016-07-26T15:34:00Z\"}]",
        "[{\"time\":\"2016-07-26T15:34:00Z\",\"value\":null}]",
        "[{\"time\":\"2016-07-26T15:34:00Z\",\"value\":\"NaN\"}]",
        "[{\"time\":\"2016-07-26T15:34:00Z\",\"value\":NaN}]",
        "[{\"time\":\"2016-07-26T15:34:00Z\",\"value\":Infinity}]",
        "[{\"time\":\"2016-07-26T15:34:00Z\",\"value\":-1}]",
        "[{\"time\":\"soon\",\"value\":1}]",
        "[{\"time\":1469547240,\"value\":1}]"
      })
  void whatIsNoPointIsLeftOut(String body) {
    assertThat(read(body)).isEmpty();
  }

  @Test
  void whatIsAPointIsReadAmongWhatIsNone() {
    assertThat(read("[{\"time\":\"2016-07-26T17:34:00+02:00\",\"value\":3},{\"value\":NaN}]"))
        .containsExactly(new RouterPoint(Instant.parse("2016-07-26T15:34:00Z"), 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"stats\":[]}", "nonsense", "null", "\"x\"", "[", ""})
  void anAnswerThatIsNoListIsTrouble(String body) {
    assertThat(StubbedScalingo.trouble(Unavailable.class, () -> read(body))).isNotNull();
  }

  @Test
  void crashesAndStacksAreReadAndWhatIsUndatedIsMissing() {
    var events =
        events(
            """
            {"events":[
              {"id":"4","type":"crash","user":{"username":"deploy"}},
              {"id":"3","type":"repeated_crash","created_at":"2026-05-04T09:02:00Z"},
              {"id":"2","type":"stack_changed","created_at":"2026-05-04T09:01:00Z",
                "user":{"username":"eve"},
                "type_data":{"previous_stack_id":"a","current_stack_id":"b",
                  "previous_stack_name":"scalingo-20","current_stack_name":"scalingo-22"}},
              {"id":"1","type":"stack_changed","created_at":"2026-05-04T09:00:00Z",
                "type_data":{}}]}
            """);

    assertThat(events.reachesBack()).isFalse();
    assertThat(events.newestFirst())
        .containsExactly(
            new AppEvent.Crashed(Instant.parse("2026-05-04T09:02:00Z"), "", true),
            new AppEvent.StackChanged(
                Instant.parse("2026-05-04T09:01:00Z"), "eve", "scalingo-20", "scalingo-22"));
  }

  @Test
  void twoPagesOfEventsAreTheMost() {
    events(
        """
        {"events":[{"id":"1","type":"restart","created_at":"2026-05-04T09:02:00Z"}],
         "meta":{"pagination":{"current_page":1,"total_pages":99}}}
        """);

    server.verify(2, getRequestedFor(urlPathEqualTo(EVENTS)));
  }

  @Test
  void halfOfTheBudgetIsLeftToOthers() {
    var account =
        Clients.account(
            Clients.settings(
                URI.create(server.baseUrl()),
                Clients.API_TOKEN,
                Optional.of(HttpUrl.get(server.baseUrl())),
                8),
            Clients.PATIENT,
            clock);
    // One of the eight is the token's, and three are for these.
    for (int call = 0; call < 3; call++) {
      account.observations().router(APP, RouterCount.REQUESTS, Duration.ofHours(1));
    }

    assertThat(
            StubbedScalingo.trouble(
                Unavailable.class,
                () ->
                    account.observations().router(APP, RouterCount.REQUESTS, Duration.ofHours(1))))
        .hasMessageContaining("our budget of calls is spent");
  }

  /** What nobody waits for can't take the calls of a rollback that somebody confirmed. */
  @Test
  void aConfirmedRollbackFindsItsCallsWhereEvidenceAndLooksHaveSpentAllTheyMay() {
    var account =
        Clients.account(
            Clients.settings(
                URI.create(server.baseUrl()),
                Clients.API_TOKEN,
                Optional.of(HttpUrl.get(server.baseUrl())),
                8),
            Clients.PATIENT,
            clock);
    server.stubFor(get(urlPathEqualTo(EVENTS)).willReturn(okJson("{\"events\":[]}")));
    server.stubFor(patch(urlPathEqualTo(PATH + "/scm_repo_link")).willReturn(okJson("{}")));
    for (int call = 0; call < 3; call++) {
      account.observations().events(APP, Instant.EPOCH);
    }

    assertThat(
            StubbedScalingo.trouble(
                Unavailable.class, () -> account.unhurried().platform().exists(APP)))
        .hasMessageContaining("our budget of calls is spent");
    // Half of the eight are left, and the last two of these for what is confirmed alone.
    for (int call = 0; call < 4; call++) {
      account.platform().setAutoDeploy(APP, false);
    }

    server.verify(4, patchRequestedFor(urlPathEqualTo(PATH + "/scm_repo_link")));
  }
}
