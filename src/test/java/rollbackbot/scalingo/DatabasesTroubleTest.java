package rollbackbot.scalingo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.database.Backup;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.once.OutsideTrouble.Unanswered;
import rollbackbot.once.OutsideTrouble.Unavailable;

/** What strange, bad and missing answers mean for databases, and the tokens of their own. */
class DatabasesTroubleTest extends StubbedScalingo {
  private static final DatabaseId ID = new DatabaseId("ad-1");
  private static final String ADDONS = "/v1/apps/example-running-application/addons";
  private static final String TOKEN = ADDONS + "/ad-1/token";
  private static final String DATABASE = "/api/databases/ad-1";
  private static final String BACKUPS = DATABASE + "/backups";
  private static final String RESTORE = DATABASE + "/pitr/restore";
  private static final Instant MOMENT = Instant.parse("2026-05-04T09:00:00Z");

  @BeforeEach
  void giveAddonTokensAway() {
    server.stubFor(post(TOKEN).willReturn(okJson(token("addon-token"))));
  }

  private static String token(String text) {
    return "{\"addon\":{\"id\":\"ad-1\",\"token\":\"" + text + "\"}}";
  }

  private ScalingoDatabases databases() {
    return Clients.accountAt(server.baseUrl(), timeouts, clock).databases();
  }

  private void answerAll(ResponseDefinitionBuilder answer) {
    server.stubFor(any(urlPathMatching("/api/.*")).willReturn(answer));
  }

  private <T extends OutsideTrouble> T troubleOfReadingBackups(Class<T> kind) {
    return trouble(kind, () -> databases().backups(Clients.APP, ID));
  }

  private <T extends OutsideTrouble> T troubleOfBackingUp(Class<T> kind) {
    return trouble(kind, () -> databases().createBackup(Clients.APP, ID));
  }

  private <T extends OutsideTrouble> T troubleOfRestoring(Class<T> kind) {
    return trouble(kind, () -> databases().restore(Clients.APP, ID, MOMENT));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void brokenConnectionLeavesWritesUnansweredAndUnrepeated(Fault fault) {
    answerAll(aResponse().withFault(fault));

    assertWritesAreUnansweredAndUnrepeated();
  }

  @Test
  void lateAnswerLeavesWritesUnansweredAndUnrepeated() {
    timeouts = Clients.IMPATIENT;
    answerAll(okJson("{}").withFixedDelay(3_000));

    assertWritesAreUnansweredAndUnrepeated();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 503})
  void serverTroubleLeavesWritesUnansweredAndUnrepeated(int status) {
    answerAll(Recorded.json(status, "error_500").withHeader("Retry-After", "0"));

    assertWritesAreUnansweredAndUnrepeated();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "{}", "{\"operation\":{}}", "{\"database_backup\":{}}"})
  void unreadableSuccessLeavesWritesUnansweredAndUnrepeated(String body) {
    answerAll(okJson(body));

    assertWritesAreUnansweredAndUnrepeated();
  }

  private void assertWritesAreUnansweredAndUnrepeated() {
    assertThat(troubleOfReadingBackups(Unavailable.class)).isNotNull();
    assertThat(troubleOfBackingUp(Unanswered.class)).isNotNull();
    assertThat(troubleOfRestoring(Unanswered.class)).isNotNull();
    server.verify(1, postRequestedFor(urlEqualTo(BACKUPS)));
    server.verify(1, postRequestedFor(urlEqualTo(RESTORE)));
  }

  @Test
  void tooManyCallsMeansThatNothingHappened() {
    answerAll(Recorded.whole("error_429_docs"));

    assertThat(troubleOfReadingBackups(Unavailable.class)).isNotNull();
    assertThat(troubleOfBackingUp(Unavailable.class)).isNotNull();
    assertThat(troubleOfRestoring(Unavailable.class)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409, 422})
  void noIsNo(int status) {
    answerAll(Recorded.jsonText(status, "{\"error\":\"Database not found\"}"));

    assertThat(troubleOfReadingBackups(Refused.class).status()).isEqualTo(status);
    assertThat(troubleOfBackingUp(Refused.class).status()).isEqualTo(status);
    assertThat(troubleOfRestoring(Refused.class))
        .hasMessage(
            "taking database ad-1 of example-running-application back to 2026-05-04T09:00:00Z: "
                + status
                + ", Database not found");
  }

  @Test
  void tokenThatIsNotGivenMeansThatNothingHappened() {
    server.stubFor(post(TOKEN).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    assertThat(troubleOfRestoring(Unavailable.class))
        .hasMessageStartingWith("asking for access to database ad-1");
    server.verify(0, postRequestedFor(urlEqualTo(RESTORE)));
  }

  @Test
  void tokenIsAskedForOnceInItsHour() {
    answerAll(okJson("{\"database_backups\":[]}"));
    var databases = databases();

    databases.backups(Clients.APP, ID);
    clock.advance(Duration.ofMinutes(49));
    databases.backups(Clients.APP, ID);
    server.verify(1, postRequestedFor(urlEqualTo(TOKEN)));

    clock.advance(Duration.ofMinutes(2));
    databases.backups(Clients.APP, ID);
    server.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
  }

  @ParameterizedTest
  @CsvSource({"400", "401"})
  void refusedTokenIsForgottenAndNothingSentOnceMoreByItself(int status) {
    server.stubFor(
        post(TOKEN)
            .inScenario("renewal")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(okJson(token("stale")))
            .willSetStateTo("renewed"));
    server.stubFor(
        post(TOKEN)
            .inScenario("renewal")
            .whenScenarioStateIs("renewed")
            .willReturn(okJson(token("fresh"))));
    answerAll(Recorded.json(status, "database_unauthorized_400"));
    server.stubFor(
        post(BACKUPS)
            .withHeader("Authorization", equalTo("Bearer fresh"))
            .willReturn(Recorded.json(201, "backup_create_ruby_201")));

    server.stubFor(get(urlPathEqualTo(BACKUPS)).willReturn(okJson("{\"database_backups\":[]}")));
    var databases = databases();
    databases.backups(Clients.APP, ID);

    trouble(Unavailable.class, () -> databases.createBackup(Clients.APP, ID));
    server.verify(1, postRequestedFor(urlEqualTo(BACKUPS)));
    var backup = databases.createBackup(Clients.APP, ID);

    assertThat(backup.status()).isEqualTo(Backup.Status.PENDING);
    server.verify(2, postRequestedFor(urlEqualTo(TOKEN)));
    server.verify(2, postRequestedFor(urlEqualTo(BACKUPS)));
  }

  @Test
  void tokenRefusedTwiceIsANo() {
    answerAll(Recorded.json(400, "database_unauthorized_400"));

    assertThat(troubleOfReadingBackups(Refused.class)).hasMessageEndingWith(": 400, unauthorized");
    server.verify(2, getRequestedFor(urlEqualTo(BACKUPS)));
  }

  @Test
  void tokensAreNotShown() {
    answerAll(Recorded.jsonText(422, "{\"error\":\"bad addon-token\"}"));
    assertThat(troubleOfBackingUp(Refused.class).words()).isEqualTo("bad [secret]");

    server.stubFor(post(TOKEN).willReturn(okJson("{\"addon\":{\"token\":{\"a\":\"addon-token\"")));
    assertThat(troubleOfBackingUp(Unavailable.class))
        .hasNoCause()
        .hasMessageNotContaining("addon-token");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, postgresql",
    "scalingo-redis, redis",
    "postgresql-ng, postgresql",
    "MongoDB, mongodb",
    "opensearch, opensearch",
    "elasticsearch, elasticsearch",
    "influxdb, influxdb",
    "mysql, mysql"
  })
  void databasesAreKnownByTheirProvider(String provider, String engine) {
    server.stubFor(get(ADDONS).willReturn(okJson(addons(provider))));

    assertThat(databases().databases(Clients.APP))
        .extracting(Database::engine)
        .containsExactly(engine);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sendgrid", "scout", "", "redistribute"})
  void otherAddonsAreNoDatabases(String provider) {
    server.stubFor(get(ADDONS).willReturn(okJson(addons(provider))));

    assertThat(databases().databases(Clients.APP)).isEmpty();
  }

  private static String addons(String provider) {
    return Recorded.text("addons_list_200").replace("scalingo-redis", provider);
  }

  @Test
  void databaseThatIsWorkedOnSaysSo() {
    answerAll(okJson("{\"database\":{\"status\":\"stopped\",\"current_operation_id\":\"5c10\"}}"));

    var database = databases().database(Clients.APP, ID);

    assertThat(database.usable()).isFalse();
    assertThat(database.operation()).contains(new OperationId("5c10"));
  }

  @ParameterizedTest
  @CsvSource({
    "done, USABLE",
    "error, FAILED",
    "cancelling, FAILED",
    "cancelled, FAILED",
    "scheduled, PENDING",
    "running, PENDING",
    "pending, PENDING",
    "never-heard-of, PENDING"
  })
  void onlyADoneBackupIsUsable(String word, Backup.Status status) {
    answerAll(okJson("{\"database_backups\":[{\"id\":\"1\",\"status\":\"" + word + "\"}]}"));

    assertThat(databases().backups(Clients.APP, ID))
        .extracting(Backup::status)
        .containsExactly(status);
  }

  @Test
  void backupsAreNewestFirstInWhateverOrderTheyCome() {
    answerAll(
        okJson(
            """
            {"database_backups":[{"id":"old","created_at":"2026-05-01T01:00:00+02:00"},
              {"id":"new","created_at":"2026-05-03T01:00:00+02:00"}]}
            """));

    assertThat(databases().backups(Clients.APP, ID))
        .extracting(Backup::id)
        .containsExactly("new", "old");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"recovery_window\":{}}",
        "{\"recovery_window\":null}",
        "{}",
        "{\"recovery_window\":{\"earliest_recoverable_at\":\"2026-05-01T00:00:00Z\"}}"
      })
  void windowMayBeUntold(String body) {
    answerAll(okJson(body));

    assertThat(databases().recoveryWindow(Clients.APP, ID)).isEmpty();
  }

  @Test
  void platformWithoutWindowsTellsNone() {
    answerAll(Recorded.jsonText(404, "{\"error\":\"not found\"}"));

    assertThat(databases().recoveryWindow(Clients.APP, ID)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"operation_id\":\"5c10\"}", "{\"operation\":{\"id\":\"5c10\"}}"})
  void restoreIsToldInEitherForm(String body) {
    answerAll(Recorded.jsonText(201, body));

    assertThat(databases().restore(Clients.APP, ID, MOMENT)).isEqualTo(new OperationId("5c10"));
  }

  @ParameterizedTest
  @CsvSource({
    "error, '', ''",
    "error, disk full, disk full",
    "user-error, '', user-error",
    "user-error, no WAL, no WAL",
    "cancelled, '', cancelled"
  })
  void operationsThatFailSayWhy(String word, String error, String words) {
    answerAll(okJson(operation(word, error)));

    assertThat(databases().operation(Clients.APP, ID, new OperationId("5c10")))
        .isEqualTo(new OperationStatus.Failed(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "running", "cancelling", "done", "never-heard-of", ""})
  void whatIsNotOverRuns(String word) {
    answerAll(okJson(operation(word, "")));

    assertThat(databases().operation(Clients.APP, ID, new OperationId("5c10")))
        .isEqualTo(new OperationStatus.Running());
  }

  @Test
  void finishedIsDone() {
    answerAll(okJson(operation("finished", "")));

    assertThat(databases().operation(Clients.APP, ID, new OperationId("5c10")))
        .isEqualTo(new OperationStatus.Done());
  }

  private static String operation(String word, String error) {
    return "{\"operation\":{\"id\":\"5c10\",\"status\":\""
        + word
        + "\",\"error\":\""
        + error
        + "\"}}";
  }
}
