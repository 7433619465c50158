package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;

/** What bad and missing answers mean for variables and restarts, and that no value gets out. */
class EnvironmentTroubleTest extends StubbedScalingo {
  private static final String APP = "/v1/apps/example-running-application";
  private static final String HIDDEN = "hunter2-in-clear";

  private ScalingoEnvironment environment() {
    return Clients.accountAt(server.baseUrl(), timeouts, clock).environment();
  }

  private <T extends OutsideTrouble> T troubleOfReadingVariables(Class<T> kind) {
    return trouble(kind, () -> environment().variables(Clients.APP));
  }

  private <T extends OutsideTrouble> T troubleOfSetting(Class<T> kind) {
    return trouble(kind, () -> environment().setVariable(Clients.APP, "FEATURE_X", HIDDEN));
  }

  private <T extends OutsideTrouble> T troubleOfRestarting(Class<T> kind) {
    return trouble(kind, () -> environment().restart(Clients.APP));
  }

  private void answerAll(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
    giveTokensAway();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void brokenConnectionLeavesWritesUnansweredAndUnrepeated(Fault fault) {
    answerAll(aResponse().withFault(fault));

    assertThat(troubleOfReadingVariables(Unavailable.class)).isNotNull();
    assertThat(troubleOfSetting(Unanswered.class)).isNotNull();
    assertThat(troubleOfRestarting(Unanswered.class)).isNotNull();
    server.verify(1, putRequestedFor(urlEqualTo(APP + "/variables")));
    server.verify(1, postRequestedFor(urlEqualTo(APP + "/restart")));
  }

  @Test
  void lateAnswerLeavesWritesUnansweredAndUnrepeated() {
    timeouts = Clients.IMPATIENT;
    answerAll(okJson("{}").withFixedDelay(3_000));

    assertThat(troubleOfReadingVariables(Unavailable.class)).isNotNull();
    assertThat(troubleOfSetting(Unanswered.class)).isNotNull();
    assertThat(troubleOfRestarting(Unanswered.class)).isNotNull();
    server.verify(1, putRequestedFor(urlEqualTo(APP + "/variables")));
    server.verify(1, postRequestedFor(urlEqualTo(APP + "/restart")));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void serverTroubleLeavesWritesUnanswered(int status) {
    answerAll(Recorded.json(status, "error_500").withHeader("Retry-After", "0"));

    assertThat(troubleOfReadingVariables(Unavailable.class)).isNotNull();
    assertThat(troubleOfSetting(Unanswered.class)).isNotNull();
    assertThat(troubleOfRestarting(Unanswered.class)).isNotNull();
    server.verify(1, postRequestedFor(urlEqualTo(APP + "/restart")));
  }

  @Test
  void tooManyCallsMeansThatNothingHappened() {
    answerAll(Recorded.whole("error_429_docs"));

    assertThat(troubleOfReadingVariables(Unavailable.class)).isNotNull();
    assertThat(troubleOfSetting(Unavailable.class)).isNotNull();
    assertThat(troubleOfRestarting(Unavailable.class)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409, 422})
  void noIsNo(int status) {
    answerAll(Recorded.jsonText(status, "{\"error\":\"no\"}"));

    assertThat(troubleOfReadingVariables(Refused.class).status()).isEqualTo(status);
    assertThat(troubleOfSetting(Refused.class).status()).isEqualTo(status);
    assertThat(troubleOfRestarting(Refused.class)).hasMessageEndingWith(": " + status + ", no");
  }

  @Test
  void redirectIsNotFollowed() {
    answerAll(aResponse().withStatus(307).withHeader("Location", "http://elsewhere.example/"));

    assertThat(troubleOfRestarting(Refused.class))
        .hasMessageEndingWith("redirected to elsewhere.example, not followed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "https://api.st-sc.fr/", "https://api.st-sc.fr/v1/apps/my-app", "::nonsense"})
  void restartThatNamesNoOperationIsUnanswered(String location) {
    answerAll(aResponse().withStatus(202).withHeader("Location", location));

    assertThat(troubleOfRestarting(Unanswered.class))
        .hasMessage("restarting example-running-application: answered without an operation");
  }

  @ParameterizedTest
  @CsvSource({"pending", "running", "never-heard-of", "''"})
  void whatIsNotOverRuns(String word) {
    answerAll(okJson("{\"operation\":{\"status\":\"" + word + "\"}}"));

    assertThat(environment().operation(Clients.APP, new OperationId("1")))
        .isEqualTo(new OperationStatus.Running());
  }

  @Test
  void operationsEndWellOrWithTheirError() {
    answerAll(okJson("{\"operation\":{\"status\":\"done\"}}"));
    assertThat(environment().operation(Clients.APP, new OperationId("1")))
        .isEqualTo(new OperationStatus.Done());

    answerAll(okJson("{\"operation\":{\"status\":\"error\",\"error\":\"web-1\\n failed\"}}"));
    assertThat(environment().operation(Clients.APP, new OperationId("1")))
        .isEqualTo(new OperationStatus.Failed("web-1  failed"));

    answerAll(okJson("{\"operation\":{\"status\":\"error\",\"error\":null}}"));
    assertThat(environment().operation(Clients.APP, new OperationId("1")))
        .isEqualTo(new OperationStatus.Failed(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"variables\":[{\"name\":\"A\",\"value\":hunter2-in-clear}]}",
        "{\"variables\":[{\"name\":\"A\",\"value\":\"hunter2-in-clear",
        "{\"variables\":\"hunter2-in-clear\"}",
        "\"hunter2-in-clear\""
      })
  void unreadableVariablesAreNotQuoted(String body) {
    answerAll(okJson(body));

    assertThat(everythingSaidOf(troubleOfReadingVariables(Unavailable.class)))
        .contains("answered JSON that can't be read")
        .doesNotContain(HIDDEN);
  }

  @Test
  void valueThatTheAnswerRepeatsIsNotShown() {
    answerAll(
        Recorded.jsonText(422, "{\"errors\":{\"value\":[\"'" + HIDDEN + "' is too long\"]}}"));

    var refused = troubleOfSetting(Refused.class);

    assertThat(refused.words()).isEqualTo("value: '[secret]' is too long");
    assertThat(everythingSaidOf(refused)).doesNotContain(HIDDEN);
  }

  @Test
  void logHoldsNoValue() {
    answerAll(okJson("{\"variables\":[{\"name\":\"A\",\"value\":\"" + HIDDEN + "\"}]}"));
    var logger = (Logger) LoggerFactory.getLogger("rollbackbot");
    var heard = new ListAppender<ILoggingEvent>();
    heard.start();
    logger.setLevel(Level.TRACE);
    logger.addAppender(heard);

    environment().variables(Clients.APP);
    environment().setVariable(Clients.APP, "A", HIDDEN);

    logger.detachAppender(heard);
    logger.setLevel(null);
    assertThat(heard.list).hasSizeGreaterThan(2);
    assertThat(heard.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(HIDDEN));
  }

  private static String everythingSaidOf(Throwable trouble) {
    var text = new StringWriter();
    trouble.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
