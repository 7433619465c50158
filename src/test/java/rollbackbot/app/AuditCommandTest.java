package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.people.ReplyAddress;
import rollbackbot.release.AppName;
import rollbackbot.release.Operators;
import rollbackbot.store.Database;
import rollbackbot.store.SqlIncidents;
import rollbackbot.store.WakeUpWriter;
import rollbackbot.suite.MigratedDatabase;
import rollbackbot.text.Language;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail on the command line, while the bot has its database open. */
class AuditCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-30T02:00:00.123Z");
  private static final String TOKEN = "tk-us-abcdefghijklmnop";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private Database database;

  @BeforeEach
  void open() {
    environment.put("ROLLBACK_DATA_DIR", folder.resolve("data").toString());
    environment.put("SCALINGO_API_TOKEN", TOKEN);
    database = Database.open(MigratedDatabase.in(folder.resolve("data")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void audited(String app, Instant at, String detail) {
    var incident =
        Incident.opened(
            new IncidentId(app + "-" + at.toEpochMilli()),
            new AppName(app),
            Language.ENGLISH,
            "U0ALICE",
            at,
            "C0INCIDENTS",
            new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.empty()),
            new CalledOff.Closed(CalledOff.Closing.ALL_GOOD, Optional.of("U0ALICE")));
    new SqlIncidents(database, new NoWakeUps())
        .store(
            Change.to(incident).with(incident.audit(at, "U0ALICE", "closed", detail)),
            Optional.empty());
  }

  private record NoWakeUps() implements WakeUpWriter {
    @Override
    public void wake(Connection transaction, IncidentId incident, long revision, Instant at) {}

    @Override
    public void handle(Connection transaction, List<String> inputs) {}

    @Override
    public void committed() {}
  }

  private int audit(String... arguments) {
    out.getBuffer().setLength(0);
    return new CommandLine(new AuditCommand(environment, folder, ZoneId.of("Europe/Paris")))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  void aRowIsALineInTheZoneOfTheMachine() {
    audited("my-app", NOW, "fixed by hand");

    assertThat(audit()).isZero();

    assertThat(lines())
        .containsExactly(
            "2026-11-30T03:00:00+01:00  my-app  my-app-%d  U0ALICE  closed  fixed by hand  (rollback-bot)"
                .formatted(NOW.toEpochMilli()));
  }

  @Test
  void whatWasRefusedIsARowToo() {
    var app = new AppName("my-app");
    var operators = new Operators.Listed(List.of("U0ALICE"));
    var refusal = new Reply.NotAllowed(app, Reply.Denial.GUEST, operators);
    var address = new ReplyAddress("U0EVE", "C0INCIDENTS", Optional.empty(), Optional.empty());
    var act = new Input.Act.Typed("C0INCIDENTS", "my-app previous");
    var typed = new Input("in", "U0EVE", "T0TEAM", address, NOW, act);
    new SqlIncidents(database, new NoWakeUps())
        .reply(List.of(new PrivateReply(address, Language.ENGLISH, refusal, NOW)), typed);

    assertThat(audit("--app", "my-app")).isZero();

    assertThat(lines())
        .containsExactly(
            "2026-11-30T03:00:00+01:00  my-app  -  U0EVE  refused  /rollback: guest"
                + "  (slack T0TEAM C0INCIDENTS)");
    assertThat(audit("--verify")).isZero();
  }

  @Test
  void forMachinesItIsAnObject() {
    audited("my-app", NOW, "fixed \"by hand\"");

    assertThat(audit("--json")).isZero();

    var row = JsonMapper.shared().readTree(lines().getFirst());
    assertThat(row.path("at").asString()).isEqualTo("2026-11-30T02:00:00.123Z");
    assertThat(row.path("incident").asString()).isEqualTo("my-app-" + NOW.toEpochMilli());
    assertThat(row.path("app").asString()).isEqualTo("my-app");
    assertThat(row.path("actor").asString()).isEqualTo("U0ALICE");
    assertThat(row.path("action").asString()).isEqualTo("closed");
    assertThat(row.path("detail").asString()).isEqualTo("fixed \"by hand\"");
    assertThat(row.path("hash").asString()).matches("[0-9a-f]{64}");
  }

  @Test
  void wordsFromOutsideAreOneLineWithoutSecrets() {
    var hostile = "red \u001b[31m\r\nforged  line\u202e " + TOKEN + " password=hunter2hunter2";
    audited("my-app", NOW, hostile);

    audit();
    var text = out.toString();
    audit("--json");

    assertThat(text.lines()).hasSize(1);
    assertThat(lines()).hasSize(1);
    for (var said : List.of(text, out.toString())) {
      assertThat(said)
          .contains("red ", "forged")
          .doesNotContain(TOKEN, "hunter2", "\u001b", "\u202e", "\\u");
    }
  }

  /** What people look for is no secret, though it looks like chance. */
  @Test
  void commitsAndDeploymentsAreShown() {
    var detail = "4.1.0 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d 65f1a2b3c4d5e6f708192a3b";
    audited("my-app", NOW, detail);

    audit();

    assertThat(out.toString()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30, 2",
    "2026-12-01, 0",
    "2026-11-30T03:00, 2",
    "2026-11-30T03:00:01, 1",
    "2026-11-30 03:00:01, 1",
    "2026-11-30T02:00:00Z, 2",
    "2026-11-30T02:00:01Z, 1",
    "2026-11-30T04:00:01+02:00, 1",
  })
  void sinceIsADayOrAMoment(String since, int rows) {
    audited("my-app", NOW, "");
    audited("my-app", NOW.plusSeconds(5), "");

    assertThat(audit("--since", since)).isZero();

    assertThat(lines()).hasSize(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "31.11.2026",
        "2026-02-30",
        "2026-13-01",
        "03:00",
        "+999999999-01-01"
      })
  void whatIsNoDateIsBadUsage(String since) {
    audited("my-app", NOW, "");

    assertThat(audit("--since", since)).isEqualTo(2);

    assertThat(lines()).isEmpty();
    assertThat(err.toString()).contains("--since " + since + ": no date; write 2026-11-30");
  }

  @Test
  void onlyAnAppsRows() {
    audited("my-app", NOW, "");
    audited("other", NOW, "");

    assertThat(audit("--app", "other")).isZero();

    assertThat(lines()).hasSize(1).first().asString().contains("  other  ");
  }

  @Test
  void anAppThatIsNotKnownIsBadUsage() {
    audited("my-app", NOW, "");

    assertThat(audit("--app", "my-ap")).isEqualTo(2);
    assertThat(err.toString()).contains("--app my-ap: no such app; did you mean my-app?");
    assertThat(audit("--app", "nothing-like-it")).isEqualTo(2);
    assertThat(err.toString()).contains("no such app; there are my-app");
  }

  @Test
  void anAppOfTheFileIsKnownBeforeItHasRows() {
    environment.put("ROLLBACK_CONFIG", "operators: everyone\napps:\n  quiet: {}\n");

    assertThat(audit("--app", "quiet")).isZero();
    assertThat(lines()).isEmpty();
  }

  @Test
  void otherOptionsAreBadUsage() {
    assertThat(audit("--until", "2026-11-30")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option", "--until");
  }

  @Test
  void aWholeChainIsFineAndItsEndIsNamed() {
    audited("my-app", NOW, "");

    assertThat(audit("--verify")).isZero();
    assertThat(lines())
        .singleElement()
        .asString()
        .matches("✓ the chain of 1 rows is whole; its last is row 1 with the hash [0-9a-f]{64}");
    assertThat(audit("--verify", "--json")).isZero();
    assertThat(lines().getFirst()).startsWith("{\"whole\":true,\"rows\":1,\"last\":1,\"hash\":\"");
  }

  @Test
  void aBrokenChainFailsAndItsFirstBrokenRowIsNamed() throws Exception {
    audited("my-app", NOW, "");
    audited("other", NOW, "");
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/rollback-bot.db"));
        var statement = connection.createStatement()) {
      statement.execute("drop trigger audit_event_is_never_changed");
      statement.execute("update audit_event set actor = 'U0BOB' where number = 2");
    }

    assertThat(audit("--verify")).isEqualTo(1);
    assertThat(lines()).singleElement().asString().startsWith("✗ row 2 doesn't carry the hash");
    assertThat(audit("--verify", "--json")).isEqualTo(1);
    assertThat(lines().getFirst()).startsWith("{\"whole\":false,\"broken\":2,\"why\":\"");
  }

  @Test
  void aFolderWithoutADatabaseIsBadConfiguration() {
    environment.put("ROLLBACK_DATA_DIR", folder.resolve("elsewhere").toString());

    assertThat(audit()).isEqualTo(2);
    assertThat(err.toString()).contains("there is no database in the folder");
  }

  @Test
  void aMistakeInWhatItNeedsIsToldWithoutItsPassword() {
    environment.put("DATABASE_URL", "mysql://user:hunter2@host/name");

    assertThat(audit()).isEqualTo(2);
    assertThat(err.toString()).contains("DATABASE_URL").doesNotContain("hunter2");
  }
}
