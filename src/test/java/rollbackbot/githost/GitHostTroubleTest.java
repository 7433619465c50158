package rollbackbot.githost;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.http.Timeouts;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.release.TicketSystem;
import rollbackbot.source.Repository;
import rollbackbot.suite.SilentPort;

/** What each bad answer, and each missing one, means for a read and for a write. */
class GitHostTroubleTest extends StubbedGitHost {

  private Repository repository() {
    return repository("/acme/my-app.git");
  }

  private <T extends OutsideTrouble> T troubleOfReading(Class<T> kind) {
    return troubleOfReading(kind, api(ApiKind.GITHUB));
  }

  private <T extends OutsideTrouble> T troubleOfReading(Class<T> kind, GitHostApi api) {
    return trouble(kind, () -> api.compare(repository(), NEWER, OLDER));
  }

  private <T extends OutsideTrouble> T troubleOfOpening(Class<T> kind) {
    return troubleOfOpening(kind, api(ApiKind.GITHUB));
  }

  private <T extends OutsideTrouble> T troubleOfOpening(Class<T> kind, GitHostApi api) {
    return trouble(kind, () -> api.open(TicketSystem.GITHUB, repository(), TEXT));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void brokenConnectionLeavesOnlyAWriteUnanswered(Fault fault) {
    answerAll(aResponse().withFault(fault));

    assertThat(troubleOfReading(Unavailable.class)).isNotNull();
    assertThat(troubleOfOpening(Unanswered.class))
        .hasMessage("opening a ticket of acme/my-app: no answer from 127.0.0.1");
    server.verify(1, postRequestedFor(urlPathMatching(".*")));
  }

  @Test
  void lateAnswerLeavesOnlyAWriteUnanswered() {
    answerAll(okJson("{}").withFixedDelay(10_000));
    var impatient =
        api(
            ApiKind.GITHUB,
            Set.of("127.0.0.1:" + server.getPort()),
            Optional.of(TICKET_TOKEN),
            new Timeouts(Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(20)));

    assertThat(troubleOfReading(Unavailable.class, impatient)).isNotNull();
    assertThat(troubleOfOpening(Unanswered.class, impatient)).isNotNull();
    server.verify(1, postRequestedFor(urlPathMatching(".*")));
  }

  @Test
  void withoutAConnectionNothingHappened() throws IOException {
    try (var nobody = new SilentPort()) {
      var host = "127.0.0.1:" + nobody.number();
      var settings =
          new GitHostSettings(
              Set.of(host),
              Optional.of(TOKEN),
              Optional.empty(),
              Optional.of(new ApiAddress(URI.create("http://" + host + "/api/v3"), ApiKind.GITHUB)),
              "rollback-bot/test",
              OutgoingProxies.none());
      var api = new GitHostApi(settings, PATIENT, clock);
      var repository = new Repository("http://" + host + "/acme/my-app.git");

      assertThat(trouble(Unavailable.class, () -> api.compare(repository, NEWER, OLDER)))
          .hasMessageContaining("no connection");
      assertThat(trouble(Unavailable.class, () -> api.open(TicketSystem.GITHUB, repository, TEXT)))
          .hasMessageContaining("no connection");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void serverTroubleLeavesOnlyAWriteUnanswered(int status) {
    answerAll(
        jsonResponse("{\"message\":\"Server Error\"}", status).withHeader("Retry-After", "0"));

    assertThat(troubleOfReading(Unavailable.class)).hasMessageEndingWith(status + ", Server Error");
    assertThat(troubleOfOpening(Unanswered.class)).hasMessageEndingWith(status + ", Server Error");
    server.verify(1, postRequestedFor(urlPathMatching(".*")));
  }

  @ParameterizedTest
  @CsvSource({
    "429, Retry-After, 30, 30",
    "429, Retry-After, 'Mon, 04 May 2026 10:01:30 GMT', 90",
    "403, Retry-After, 30, 30",
    "429, X-Other, 1, 60",
    "429, Retry-After, soon, 60"
  })
  void tooManyCallsMeansThatNothingHappened(int status, String header, String value, long wait) {
    answerAll(jsonResponse("{\"message\":\"Slow down\"}", status).withHeader(header, value));

    assertThat(troubleOfOpening(Unavailable.class).retryAfter()).contains(Duration.ofSeconds(wait));
    server.verify(1, postRequestedFor(urlPathMatching(".*")));
  }

  @Test
  void aSpentBudgetIsWaitedForUntilItIsRenewed() {
    answerAll(
        jsonResponse("{\"message\":\"API rate limit exceeded\"}", 403)
            .withHeader("x-ratelimit-remaining", "0")
            .withHeader(
                "x-ratelimit-reset",
                String.valueOf(clock.instant().plusSeconds(600).getEpochSecond())));

    assertThat(troubleOfReading(Unavailable.class).retryAfter()).contains(Duration.ofMinutes(10));
  }

  @Test
  void aSecondLimitIsKnownByItsWords() {
    answerAll(
        jsonResponse("{\"message\":\"You have exceeded a secondary rate limit.\"}", 403)
            .withHeader("x-ratelimit-remaining", "4000"));

    assertThat(troubleOfOpening(Unavailable.class).retryAfter()).contains(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {\"message\":\"Bad credentials\",\"documentation_url\":\"x\"} | Bad credentials",
        "403 | {\"message\":\"Resource not accessible by personal access token\"} | Resource not"
            + " accessible by personal access token",
        "422 | {\"message\":\"Validation"
            + " Failed\",\"errors\":[{\"resource\":\"Issue\",\"field\":\"title\",\"code\":\"missing_field\"}]}"
            + " | Validation Failed: title missing_field",
        "422 | {\"message\":\"Validation"
            + " Failed\",\"errors\":[{\"code\":\"custom\",\"message\":\"body is too long\"}]} |"
            + " Validation Failed: body is too long",
        "400 | {\"message\":\"Problems parsing JSON\",\"errors\":[\"a\",\"b\"]} | Problems parsing"
            + " JSON: a, b",
        "400 | { | ''"
      })
  void aNoIsToldInTheHostsWords(int status, String body, String words) {
    answerAll(jsonResponse(body, status));

    var refused = troubleOfOpening(Refused.class);

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.words()).isEqualTo(words);
  }

  @Test
  void wordsAreOneShortLineWithoutTheToken() {
    var words = "no\\u0000 \\u001b[1mtoken\\n token-for-tickets " + "x".repeat(1_000);
    answerAll(jsonResponse("{\"message\":\"" + words + "\"}", 403));

    var refused = troubleOfOpening(Refused.class);

    assertThat(refused.words()).hasSize(300).matches("no  +\\[1mtoken +\\[secret] x+");
    assertThat(refused.getMessage()).doesNotContain("token-for-tickets");
  }

  @Test
  void pagesForBrowsersAreNotShown() {
    answerAll(
        aResponse()
            .withStatus(403)
            .withHeader("Content-Type", "text/html")
            .withBody("<html>Log in</html>"));

    assertThat(troubleOfOpening(Refused.class)).hasMessage("opening a ticket of acme/my-app: 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]"})
  void unreadableSuccessLeavesOnlyAWriteUnanswered(String body) {
    answerAll(okJson(body));

    assertThat(troubleOfReading(Unavailable.class)).isNotNull();
    assertThat(troubleOfOpening(Unanswered.class)).isNotNull();
  }

  @Test
  void aPageInsteadOfDataIsNoAnswer() {
    answerAll(ok("<html>Maintenance</html>").withHeader("Content-Type", "text/html"));

    assertThat(troubleOfReading(Unavailable.class))
        .hasMessageEndingWith("answered text/html instead of JSON");
    assertThat(troubleOfOpening(Unanswered.class)).isNotNull();
  }

  @Test
  void aComparisonThatIsTooLongTellsNothing() {
    answerAll(okJson("{\"x\":\"" + "x".repeat(17 << 20) + "\"}"));

    assertThat(api(ApiKind.GITHUB).compare(repository("/acme/my-app.git"), NEWER, OLDER)).isEmpty();
  }
}
