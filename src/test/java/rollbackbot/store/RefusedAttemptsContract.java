package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.audit.AuditRow;
import rollbackbot.audit.ChainCheck.Result;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.incident.Reply.Denial;
import rollbackbot.people.PlaceKind;
import rollbackbot.question.QuestionState;
import rollbackbot.release.AppName;
import rollbackbot.release.Operators;
import rollbackbot.text.Language;

/** What somebody tried who may not is told by the audit trail, without filling it. */
abstract class RefusedAttemptsContract {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration KEPT = Duration.ofDays(400);
  private static final AppName APP = new AppName("my-app");
  private static final Operators OPERATORS = new Operators.Listed(List.of("U0ALICE"));
  private static final Input.Act CONFIRM = new Input.Act.Clicked("plan.confirm", "the-incident:3");

  private final List<AutoCloseable> opened = new ArrayList<>();
  private Database database;
  private SqlIncidents incidents;

  /** The database, as one more process opens it, where several can. */
  abstract Database database() throws Exception;

  abstract AuditTrail trail() throws Exception;

  abstract Connection connect() throws SQLException;

  @BeforeEach
  void open() throws Exception {
    database = another();
    incidents = new SqlIncidents(database, new StoreContract.Noted());
  }

  private Database another() throws Exception {
    var another = database();
    opened.add(another);
    return another;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var each : opened) {
      each.close();
    }
  }

  private static Input input(String user, Input.Act act) {
    return new Input("in", user, "T0TEAM", StoreContract.REPLY_TO, NOW, act);
  }

  private static Reply denied(Denial why) {
    return new Reply.NotAllowed(APP, why, OPERATORS);
  }

  private void say(String user, Input.Act act, Reply reply, Instant at) {
    say(incidents, user, act, reply, at);
  }

  private static void say(
      SqlIncidents incidents, String user, Input.Act act, Reply reply, Instant at) {
    var said = new PrivateReply(StoreContract.REPLY_TO, Language.ENGLISH, reply, at);
    incidents.reply(List.of(said), input(user, act));
  }

  private void refuse(String user, Instant at) {
    say(user, CONFIRM, denied(Denial.NOT_AN_OPERATOR), at);
  }

  private static Input.Act typed(String text) {
    return new Input.Act.Typed("C0INCIDENTS", text);
  }

  private void tellRefusals(Instant at) {
    new Retention(database, Optional.of(KEPT)).tellRefusals(at);
  }

  private List<AuditRow> rows() throws Exception {
    var rows = new ArrayList<AuditRow>();
    try (var trail = trail()) {
      trail.read(Optional.empty(), Optional.empty(), rows::add);
    }
    return rows;
  }

  private List<String> details() throws Exception {
    return rows().stream().map(AuditRow::detail).toList();
  }

  private Result check() throws Exception {
    try (var trail = trail()) {
      return trail.check();
    }
  }

  @Test
  void aRowSaysWhoTriedWhatWhenFromWhereAndWhyItWasRefused() throws Exception {
    refuse("U0EVE", NOW);

    var row = rows().getFirst();
    assertThat(row)
        .isEqualTo(
            new AuditRow(
                    1,
                    NOW,
                    "the-incident",
                    -1,
                    0,
                    "my-app",
                    "U0EVE",
                    "slack T0TEAM C0INCIDENTS",
                    "refused",
                    "plan.confirm: not-an-operator",
                    "")
                .after(AuditRow.BEFORE_THE_FIRST));
    assertThat(check()).isInstanceOf(Result.Whole.class);
  }

  static List<List<Object>> refusals() {
    var form = new Input.Act.Submitted("plan.bypass-approval", "the-incident:3", Map.of());
    return List.of(
        List.of(typed("my-app 4.0.0 because xoxb-1"), denied(Denial.GUEST), "/rollback: guest"),
        List.of(typed("check my-app"), denied(Denial.BOT), "/rollback check: bot"),
        List.of(typed("WHY my-app"), denied(Denial.UNKNOWN), "/rollback why: unknown"),
        List.of(
            typed("history my-app"),
            denied(Denial.OTHER_WORKSPACE),
            "/rollback history: other-workspace"),
        List.of(
            typed("resume my-app"), denied(Denial.DEACTIVATED), "/rollback resume: deactivated"),
        List.of(
            typed("my-app"),
            new Reply.NoPlace(APP, PlaceKind.SHARED_WITH_OTHERS),
            "/rollback: shared-with-others"),
        List.of(
            new Input.Act.Clicked("plan.approve", "the-incident:3"),
            new Reply.OwnApproval(APP, OPERATORS, false),
            "plan.approve: own-approval"),
        List.of(form, new Reply.NotAlone(APP, OPERATORS), "plan.bypass-approval: not-alone"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void eachRefusalIsTold(List<Object> refusal) throws Exception {
    say("U0EVE", (Input.Act) refusal.getFirst(), (Reply) refusal.get(1), NOW);

    assertThat(details()).containsExactly((String) refusal.get(2));
  }

  @Test
  void otherAnswersAreNoRefusals() throws Exception {
    say("U0ALICE", typed("help"), new Reply.Fault(), NOW);

    assertThat(rows()).isEmpty();
  }

  @Test
  void theSameAgainWithinAWhileIsOneMoreRowThatCounts() throws Exception {
    for (int second = 0; second < 60; second++) {
      refuse("U0EVE", NOW.plusSeconds(second));
    }
    say("U0BOB", CONFIRM, denied(Denial.NOT_AN_OPERATOR), NOW.plusSeconds(59));
    tellRefusals(NOW.plusSeconds(599));
    assertThat(details()).hasSize(2);

    tellRefusals(NOW.plusSeconds(600));
    tellRefusals(NOW.plusSeconds(601));

    assertThat(details())
        .containsExactly(
            "plan.confirm: not-an-operator",
            "plan.confirm: not-an-operator",
            "plan.confirm: not-an-operator, 59 more times from 2026-03-02T10:00:00Z"
                + " to 2026-03-02T10:00:59Z");
    assertThat(rows().getLast().actor()).isEqualTo("U0EVE");
    assertThat(rows().getLast().incident()).isEqualTo("the-incident");
    assertThat(check()).isInstanceOf(Result.Whole.class);
  }

  @Test
  void whoTriesAgainAfterAWhileIsToldAnewWithWhatWasCountedBefore() throws Exception {
    refuse("U0EVE", NOW);
    refuse("U0EVE", NOW.plusSeconds(1));
    refuse("U0EVE", NOW.plusSeconds(601));

    assertThat(details())
        .containsExactly(
            "plan.confirm: not-an-operator",
            "plan.confirm: not-an-operator, 1 more time from 2026-03-02T10:00:00Z"
                + " to 2026-03-02T10:00:01Z",
            "plan.confirm: not-an-operator");
  }

  @Test
  void aClockThatIsSetBackEndsTheWhile() throws Exception {
    refuse("U0EVE", NOW);
    refuse("U0EVE", NOW.minus(Duration.ofDays(2)));

    assertThat(details()).hasSize(2);
  }

  @Test
  void whoTriesEverythingAllDayHasSoManyRowsAndHidesNobody() throws Exception {
    int tries = 3 * RefusedAttempts.MOST_OF_A_PERSON;
    for (int number = 0; number < tries; number++) {
      say("U0EVE", new Input.Act.Clicked("made.up." + number, ""), denied(Denial.GUEST), NOW);
    }
    refuse("U0BOB", NOW);

    var rows = rows();
    assertThat(rows).hasSize(RefusedAttempts.MOST_OF_A_PERSON + 2);
    assertThat(rows.get(RefusedAttempts.MOST_OF_A_PERSON).actor()).isEqualTo("U0EVE");
    assertThat(rows.get(RefusedAttempts.MOST_OF_A_PERSON).detail()).contains("counted alone");
    assertThat(rows.getLast().actor()).isEqualTo("U0BOB");

    tellRefusals(Instant.parse("2026-03-02T23:59:59Z"));
    assertThat(rows()).hasSize(RefusedAttempts.MOST_OF_A_PERSON + 2);
    tellRefusals(Instant.parse("2026-03-03T00:00:00Z"));
    assertThat(rows().getLast().detail())
        .startsWith(tries - RefusedAttempts.MOST_OF_A_PERSON - 1 + " more times from ");
    assertThat(rows().getLast().actor()).isEqualTo("U0EVE");
  }

  @Test
  void manyPeopleTogetherHaveSoManyRowsADay() throws Exception {
    for (int number = 0; number < RefusedAttempts.MOST_OF_ALL + 70; number++) {
      refuse("U" + number, NOW);
    }

    var rows = rows();
    assertThat(rows).hasSize(RefusedAttempts.MOST_OF_ALL + 1);
    assertThat(rows.getLast().actor()).isEqualTo("rollback-bot");
    try (var trail = trail()) {
      assertThat(trail.apps()).containsExactly("my-app");
    }

    refuse("U0EVE", NOW.plus(Duration.ofDays(1)));
    assertThat(rows().getLast().actor()).isEqualTo("U0EVE");
  }

  @Test
  void processesThatRefuseAtOnceLoseNoneAndWriteOneChain() throws Exception {
    var processes = List.of(incidents, new SqlIncidents(another(), new StoreContract.Noted()));
    int tries = 40;

    try (var threads = Executors.newCachedThreadPool()) {
      var refusing = new ArrayList<Callable<Boolean>>();
      for (int number = 0; number < tries; number++) {
        var process = processes.get(number % processes.size());
        refusing.add(() -> {
          say(process, "U0EVE", CONFIRM, denied(Denial.GUEST), NOW);
          return true;
        });
        refusing.add(() -> {
          tellRefusals(NOW.plus(Duration.ofDays(1)));
          return true;
        });
      }
      for (var done : threads.invokeAll(refusing)) {
        assertThat(done.get()).isTrue();
      }
    }
    tellRefusals(NOW.plus(Duration.ofDays(1)));

    assertThat(details().stream().mapToInt(RefusedAttemptsContract::times).sum()).isEqualTo(tries);
    assertThat(check()).isInstanceOf(Result.Whole.class);
  }

  private static int times(String detail) {
    var more = Pattern.compile(", (\\d+) more times? ").matcher(detail);
    return more.find() ? Integer.parseInt(more.group(1)) : 1;
  }

  @Test
  void theyAreNeverChangedAndGoByRetentionAlone() throws Exception {
    refuse("U0EVE", NOW);

    for (var statement :
        List.of(
            "update audit_event set actor = 'U0BOB'",
            "delete from audit_event",
            "update audit_event set detail = ''")) {
      assertThatThrownBy(() -> tamper(statement)).isInstanceOf(SQLException.class);
    }
  }

  private void tamper(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void theyGoByTheirOwnAgeAndLeaveTheChainWhole() throws Exception {
    var one =
        Incident.opened(
            new IncidentId("the-incident"),
            APP,
            Language.ENGLISH,
            "U0ALICE",
            NOW,
            "C0INCIDENTS",
            StoreContract.REPLY_TO,
            new QuestionState.Deciding("can-disable"));
    refuse("U0EVE", NOW);
    incidents.store(Change.to(one).with(one.audit(NOW, "U0ALICE", "opened", "")), Optional.empty());
    say(
        "U0BOB",
        typed("other"),
        new Reply.NotAllowed(new AppName("other"), Denial.BOT, OPERATORS),
        NOW);
    refuse("U0EVE", NOW.plus(KEPT));
    var retention = new Retention(database, Optional.of(KEPT));

    assertThat(retention.bite(NOW.plus(KEPT)).refusals()).isZero();
    assertThat(retention.bite(NOW.plus(KEPT).plusSeconds(1)).refusals()).isEqualTo(2);
    assertThat(retention.bite(NOW.plus(KEPT).plusSeconds(2)).refusals()).isZero();

    assertThat(rows())
        .extracting(AuditRow::action)
        .containsExactly("opened", "refused", "audit-removed", "audit-removed");
    assertThat(check()).isInstanceOf(Result.Whole.class);
    refuse("U0EVE", NOW.plus(KEPT.multipliedBy(2)));
    assertThat(retention.bite(NOW.plus(KEPT.multipliedBy(3)).plusSeconds(1)).refusals())
        .isEqualTo(2);
    assertThat(check()).isInstanceOf(Result.Whole.class);
    assertThat(
            new Retention(database, Optional.empty())
                .bite(NOW.plus(Duration.ofDays(9_999)))
                .refusals())
        .isZero();
  }
}
