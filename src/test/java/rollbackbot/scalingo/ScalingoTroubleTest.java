package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.source.BranchName;
import rollbackbot.suite.SilentPort;

/** What each bad answer, and each missing one, means for a read and for a write. */
class ScalingoTroubleTest extends StubbedScalingo {

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void brokenConnectionLeavesOnlyAWriteUnanswered(Fault fault) {
    answerAll(aResponse().withFault(fault));

    assertThat(troubleOfReading(Unavailable.class)).isNotNull();
    assertThat(troubleOfDeploying(Unanswered.class)).isNotNull();
    server.verify(1, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
  }

  @Test
  void lateAnswerLeavesOnlyAWriteUnanswered() {
    timeouts = Clients.IMPATIENT;
    answerAll(okJson("{}").withFixedDelay(3_000));

    assertThat(troubleOfReading(Unavailable.class)).isNotNull();
    assertThat(troubleOfDeploying(Unanswered.class))
        .hasMessageStartingWith("deploying master to example-running-application: no answer");
    server.verify(1, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
  }

  @Test
  void drippingAnswerEndsWithTheWholeCallsTime() {
    var body = Recorded.text("manual_deploy_200");
    answerAll(okJson(body).withChunkedDribbleDelay(100, 20_000));
    timeouts = Clients.IMPATIENT;

    assertThat(troubleOfDeploying(Unanswered.class)).isNotNull();
  }

  @Test
  void withoutAConnectionNothingHappened() throws IOException {
    try (var nobody = new SilentPort()) {
      var address = "http://127.0.0.1:" + nobody.number();
      var platform = Clients.toldThe(server.baseUrl(), address, timeouts, clock);

      var reading = trouble(Unavailable.class, () -> platform.deployments(Clients.APP, 5));
      var writing =
          trouble(Unavailable.class, () -> platform.deploy(Clients.APP, new BranchName("master")));

      assertThat(reading).hasMessageContaining("no connection");
      assertThat(writing).hasMessageContaining("no connection");
    }
  }

  @Test
  void lostTokenExchangeMeansThatNothingHappened() {
    server.stubFor(
        post("/v1/tokens/exchange")
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    assertThat(troubleOfDeploying(Unavailable.class))
        .hasMessageStartingWith("exchanging the API token");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void serverTroubleLeavesOnlyAWriteUnanswered(int status) {
    answerAll(Recorded.jsonText(status, Recorded.text("error_500")));

    assertThat(troubleOfReading(Unavailable.class))
        .hasMessage(
            "reading the deployments of example-running-application: "
                + status
                + ", Internal error occured, we're on it!");
    assertThat(troubleOfDeploying(Unanswered.class)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 503})
  void aWriteIsNeverRepeatedWhateverTheServerSuggests(int status) {
    answerAll(aResponse().withStatus(status).withHeader("Retry-After", "0"));

    troubleOfDeploying(Unanswered.class);

    server.verify(1, postRequestedFor(urlEqualTo(MANUAL_DEPLOY)));
  }

  @Test
  void tooManyCallsMeansThatNothingHappened() {
    answerAll(Recorded.whole("error_429_docs").withHeader("Content-Type", "text/plain"));

    var trouble = troubleOfDeploying(Unavailable.class);

    assertThat(trouble).hasMessageEndingWith(": 429, Retry later");
    assertThat(trouble.retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"30, 30", "'Mon, 04 May 2026 10:01:30 GMT', 90"})
  void theServersWishToWaitIsPassedOn(String header, long seconds) {
    answerAll(Recorded.whole("error_429_docs").withHeader("Retry-After", header));

    assertThat(troubleOfReading(Unavailable.class).retryAfter())
        .contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "99999999999999999999", "Mon, 04 May 2026 09:00:00 GMT"})
  void senselessWaitIsNoWait(String header) {
    answerAll(Recorded.whole("error_429_docs").withHeader("Retry-After", header));

    assertThat(troubleOfReading(Unavailable.class).retryAfter()).isEmpty();
  }

  @Test
  void pagesForBrowsersAreNotShown() {
    answerAll(Recorded.whole("error_404_auth_html_recorded"));

    var refused = troubleOfDeploying(Refused.class);

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.words()).isEmpty();
    assertThat(refused).hasMessageEndingWith("example-running-application: 404");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | error_400_invalid_json | There was a problem in the JSON you submitted",
        "402 | error_402 | Sorry, you need to verify your account",
        "422 | error_422_invalid_data | name: should contain only lowercap letters"
      })
  void thePlatformsWordsAreKept(int status, String answer, String words) {
    answerAll(Recorded.json(status, answer));

    var refused = troubleOfDeploying(Refused.class);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.words()).startsWith(words);
  }

  @Test
  void wordsAreOneShortLineWithoutOurToken() {
    var error = "no\\u0000 \\u001b[1mtoken\\n your-bearer-token " + "x".repeat(1_000);
    answerAll(Recorded.jsonText(403, "{\"error\":\"" + error + "\"}"));

    var refused = troubleOfDeploying(Refused.class);

    assertThat(refused.words()).hasSize(300).doesNotContain("your-bearer-token");
    assertThat(refused.words()).matches("no  +\\[1mtoken +\\[secret] x+");
    assertThat(refused.getMessage()).doesNotContain("your-bearer-token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{\"deployment\":null}", "{\"deployment\":{}}"})
  void unreadableSuccessLeavesOnlyAWriteUnanswered(String body) {
    answerAll(okJson(body));

    assertThat(troubleOfReading(Unavailable.class)).isNotNull();
    assertThat(troubleOfDeploying(Unanswered.class)).isNotNull();
  }

  @Test
  void aPageInsteadOfDataIsNoAnswer() {
    answerAll(ok("<html>Maintenance</html>").withHeader("Content-Type", "text/html"));

    assertThat(troubleOfReading(Unavailable.class))
        .hasMessageEndingWith("answered text/html instead of JSON");
    assertThat(troubleOfDeploying(Unanswered.class)).isNotNull();
  }

  @Test
  void createdCountsAsDeployedToo() {
    answerAll(Recorded.jsonText(201, Recorded.text("manual_deploy_200")));

    var started = platform().deploy(Clients.APP, new BranchName("master"));

    assertThat(started.status().word()).isEqualTo("build-error");
  }

  @Test
  void readingSurvivesTheNextCallAfterTrouble() {
    server.stubFor(get(urlPathEqualTo(DEPLOYMENTS)).willReturn(aResponse().withStatus(503)));
    var platform = platform();
    trouble(Unavailable.class, () -> platform.deployments(Clients.APP, 5));

    answerAll(Recorded.json(200, "deployments_list_200"));

    assertThat(platform.deployments(Clients.APP, 5)).hasSize(1);
  }

  private void answerAll(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
    giveTokensAway();
  }
}
