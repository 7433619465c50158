package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.audit.AuditRow;
import rollbackbot.audit.ChainCheck.Break;
import rollbackbot.audit.ChainCheck.Result;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.State;
import rollbackbot.question.QuestionState;
import rollbackbot.release.AppName;
import rollbackbot.text.Language;

/** What holds of the audit trail whichever database it is on, and whoever else writes there. */
abstract class AuditTrailContract {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123Z");
  private static final Duration KEPT = Duration.ofDays(400);
  private static final State CLOSED =
      new CalledOff.Closed(CalledOff.Closing.ALL_GOOD, Optional.of("U0ALICE"));

  private final List<AutoCloseable> opened = new ArrayList<>();

  /** The database, as one more process opens it, where several can. */
  abstract Database database() throws Exception;

  /** The trail, beside whoever has the database open. */
  abstract AuditTrail trail() throws Exception;

  /** A connection past the bot. */
  abstract Connection connect() throws SQLException;

  /** Makes the database as the released version left it, before anybody has opened it. */
  abstract Connection connectToTheOldOne() throws Exception;

  final Database open() throws Exception {
    var database = database();
    opened.add(database);
    return database;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var each : opened) {
      each.close();
    }
  }

  private List<AuditRow> rows(Optional<String> app, Optional<Instant> since) throws Exception {
    var rows = new ArrayList<AuditRow>();
    try (var trail = trail()) {
      trail.read(app, since, rows::add);
    }
    return rows;
  }

  private List<AuditRow> rows() throws Exception {
    return rows(Optional.empty(), Optional.empty());
  }

  private Result check() throws Exception {
    try (var trail = trail()) {
      return trail.check();
    }
  }

  private void tamper(String... statements) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var each : statements) {
        statement.execute(each);
      }
    }
  }

  /** As somebody can who owns the database. */
  abstract List<String> withoutTriggers();

  private void tamperAsOwner(String... statements) throws SQLException {
    tamper(withoutTriggers().toArray(String[]::new));
    tamper(statements);
  }

  private static Incident incident(String id) {
    return Incident.opened(
        new IncidentId(id),
        new AppName("app-" + id),
        Language.ENGLISH,
        "U0ALICE",
        NOW,
        "C0INCIDENTS",
        StoreContract.REPLY_TO,
        new QuestionState.Deciding("can-disable"));
  }

  /** Stores a change of an incident with so many audit events. */
  private static boolean audited(SqlIncidents incidents, Incident incident, int events) {
    var change = Change.to(incident);
    for (int number = 0; number < events; number++) {
      change = change.with(incident.audit(NOW, "U0ALICE", "done", "é 💥 " + number));
    }
    return incidents.store(change, Optional.empty());
  }

  private static SqlIncidents incidents(Database database) {
    return new SqlIncidents(database, new StoreContract.Noted());
  }

  @Test
  void aRowSaysWhoDidWhatWhenWhyAndFromWhere() throws Exception {
    var database = open();
    var noted = new StoreContract.Noted();
    var one = incident("one");
    var typed =
        new Input(
            "in-1",
            "U0ALICE",
            "T0TEAM",
            StoreContract.REPLY_TO,
            NOW,
            new Input.Act.Typed("C0INCIDENTS", "app-one"));
    new SqlInbox(database, noted).record(typed, Optional.empty());

    incidents(database)
        .store(Change.to(one).with(one.audit(NOW, "U0ALICE", "opened", "why")), Optional.of(typed));
    audited(incidents(database), one.withRevision(1), 1);

    var rows = rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .isEqualTo(
            new AuditRow(
                    1,
                    NOW,
                    "one",
                    1,
                    0,
                    "app-one",
                    "U0ALICE",
                    "slack T0TEAM C0INCIDENTS",
                    "opened",
                    "why",
                    "")
                .after(AuditRow.BEFORE_THE_FIRST));
    assertThat(rows.getLast().source()).isEqualTo(AuditEvent.BOT);
    assertThat(rows.getLast().hash()).isEqualTo(rows.getLast().hashAfter(rows.getFirst().hash()));
  }

  @Test
  void itIsReadByAppAndTimeAndOnlyAsFarAsSomebodyReads() throws Exception {
    var incidents = incidents(open());
    audited(incidents, incident("one"), 2);
    audited(incidents, incident("two"), 1);

    assertThat(rows(Optional.of("app-one"), Optional.of(NOW))).hasSize(2);
    assertThat(rows(Optional.of("app-two"), Optional.empty())).hasSize(1);
    assertThat(rows(Optional.of("app"), Optional.empty())).isEmpty();
    assertThat(rows(Optional.empty(), Optional.of(NOW.plusMillis(1)))).isEmpty();
    try (var trail = trail()) {
      assertThat(trail.apps()).containsExactly("app-one", "app-two");
      var read = new ArrayList<Long>();
      trail.read(
          Optional.empty(), Optional.empty(), row -> read.add(row.number()) && row.number() < 2);
      assertThat(read).containsExactly(1L, 2L);
    }
  }

  @Test
  void anEmptyChainIsWhole() throws Exception {
    open();

    assertThat(check())
        .isInstanceOfSatisfying(Result.Whole.class, it -> assertThat(it.rows()).isZero());
  }

  @Test
  void whatCouldNotBeStoredLeavesNoPlaceInTheChain() throws Exception {
    var incidents = incidents(open());
    audited(incidents, incident("one"), 1);

    assertThat(audited(incidents, incident("one"), 1)).isFalse();
    audited(incidents, incident("two"), 1);

    assertThat(rows()).extracting(AuditRow::number).containsExactly(1L, 2L);
    assertThat(check()).isInstanceOf(Result.Whole.class);
  }

  /** Each of several processes with threads of its own. */
  @Test
  void processesThatWriteAtOnceWriteOneChain() throws Exception {
    var processes = List.of(incidents(open()), incidents(open()));
    int incidents = 8;
    int revisions = 12;

    try (var threads = Executors.newCachedThreadPool()) {
      var writers = new ArrayList<Callable<Boolean>>();
      for (int number = 0; number < incidents; number++) {
        var process = processes.get(number % processes.size());
        var incident = incident("number-" + number);
        writers.add(() -> {
          boolean all = true;
          for (int revision = 0; revision < revisions; revision++) {
            all &= audited(process, incident.withRevision(revision), 1 + revision % 3);
          }
          return all;
        });
      }
      for (var done : threads.invokeAll(writers)) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(check())
        .isInstanceOfSatisfying(
            Result.Whole.class, it -> assertThat(it.rows()).isEqualTo(2L * incidents * revisions));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_event set detail = 'other' where number = 2",
        "update audit_event set number = 9 where number = 2",
        "delete from audit_event where number = 2",
        "delete from audit_event",
        "insert into audit_event select number, at, incident, revision + 9, position, app, actor,"
            + " source, action, 'other', hash from audit_event where number = 2",
        "update audit_head set number = 1",
        "delete from audit_head",
        "insert into audit_head values (2, 9, '')",
        "insert into audit_head values (1, 9, '')",
      })
  void whatIsWrittenIsRefusedToBeChanged(String statement) throws Exception {
    audited(incidents(open()), incident("one"), 3);

    assertThatThrownBy(() -> tamper(statement)).isInstanceOf(SQLException.class);

    assertThat(rows()).hasSize(3);
    assertThat(check()).isInstanceOf(Result.Whole.class);
  }

  @Test
  void gapsOnlyGrow() throws Exception {
    audited(incidents(open()), incident("one"), 3);
    tamper("insert into audit_gap values (2, 3, 'hash')");

    for (var statement :
        List.of(
            "update audit_gap set last_number = 4",
            "delete from audit_gap",
            "insert into audit_gap values (2, 3, 'other')")) {
      assertThatThrownBy(() -> tamper(statement)).isInstanceOf(SQLException.class);
    }

    tamper(
        "insert into audit_gap values (2, 9, 'hash')",
        "delete from audit_gap where last_number = 3");
  }

  @Test
  void aChangedRowIsFound() throws Exception {
    audited(incidents(open()), incident("one"), 5);

    tamperAsOwner("update audit_event set actor = 'U0MALLORY' where number = 3");

    assertThat(check()).isEqualTo(new Result.Broken(3, Break.CHANGED));
  }

  @Test
  void aMissingRowIsFound() throws Exception {
    audited(incidents(open()), incident("one"), 5);

    tamperAsOwner("delete from audit_event where number = 3");

    assertThat(check()).isEqualTo(new Result.Broken(3, Break.MISSING));
  }

  @Test
  void missingLastRowsAreFound() throws Exception {
    audited(incidents(open()), incident("one"), 5);

    tamperAsOwner("delete from audit_event where number >= 4");

    assertThat(check()).isEqualTo(new Result.Broken(4, Break.MISSING));
  }

  @Test
  void rowsInAnotherOrderAreFound() throws Exception {
    audited(incidents(open()), incident("one"), 5);

    tamperAsOwner(
        "update audit_event set number = 99 where number = 2",
        "update audit_event set number = 2 where number = 4",
        "update audit_event set number = 4 where number = 99");

    assertThat(check()).isEqualTo(new Result.Broken(2, Break.CHANGED));
  }

  @Test
  void addedRowsAreFound() throws Exception {
    audited(incidents(open()), incident("one"), 2);

    tamperAsOwner(
        "insert into audit_event select 3, at, incident, 9, position, app, actor, source, action,"
            + " detail, hash from audit_event where number = 2");

    assertThat(check()).isEqualTo(new Result.Broken(3, Break.CHANGED));
  }

  /** The triggers let pass what a gap was noted for; the chain doesn't. */
  @Test
  void aRemovalThatNoRowTellsOfIsFound() throws Exception {
    audited(incidents(open()), incident("one"), 5);
    var hash = rows().get(2).hash();

    tamper(
        "insert into audit_gap values (2, 3, '" + hash + "')",
        "delete from audit_event where number in (2, 3)");

    assertThat(check()).isEqualTo(new Result.Broken(2, Break.REMOVED_UNTOLD));
  }

  @Test
  void retentionLeavesTheChainWholeAndTellsWhatItRemoved() throws Exception {
    var database = open();
    var incidents = incidents(database);
    for (int revision = 0; revision < 3; revision++) {
      audited(incidents, incident("one").withRevision(revision), 1);
      audited(incidents, incident("stays").withRevision(revision), 1);
    }
    audited(incidents, incident("one").withRevision(3).withState(CLOSED), 2);
    var retention = new Retention(database, Optional.of(KEPT));
    var later = NOW.plus(KEPT).plusSeconds(1);

    assertThat(retention.bite(later).incidents()).isEqualTo(1);

    var rows = rows();
    assertThat(rows).extracting(AuditRow::number).containsExactly(2L, 4L, 6L, 9L);
    var told = rows.getLast();
    assertThat(told.incident()).isEqualTo("one");
    assertThat(told.app()).isEqualTo("app-one");
    assertThat(told.at()).isEqualTo(later);
    assertThat(told.detail()).startsWith("rows 1, 3, 5, 7-8 of 2026-03-02T10:00:00.123Z to ");
    assertThat(check())
        .isInstanceOfSatisfying(Result.Whole.class, it -> assertThat(it.rows()).isEqualTo(4));

    audited(incidents, incident("stays").withRevision(3).withState(CLOSED), 1);
    assertThat(retention.bite(later).incidents()).isEqualTo(1);

    assertThat(rows()).extracting(AuditRow::number).containsExactly(9L, 11L);
    assertThat(check()).isInstanceOf(Result.Whole.class);
    try (var connection = connect();
        var gaps = connection.createStatement().executeQuery("select count(*) from audit_gap")) {
      gaps.next();
      assertThat(gaps.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void anIncidentWhoseRowsStandFarApartGoesToo() throws Exception {
    var database = open();
    var incidents = incidents(database);
    int turns = 200;
    for (int revision = 0; revision < turns; revision++) {
      audited(incidents, incident("one").withRevision(revision), 1);
      audited(incidents, incident("stays").withRevision(revision), 1);
    }
    audited(incidents, incident("one").withRevision(turns).withState(CLOSED), 1);

    new Retention(database, Optional.of(KEPT)).bite(NOW.plus(KEPT).plusSeconds(1));

    assertThat(rows(Optional.of("app-one"), Optional.empty()))
        .hasSizeGreaterThan(1)
        .allMatch(row -> row.action().equals("audit-removed") && row.detail().length() < 4_000);
    assertThat(check()).isInstanceOf(Result.Whole.class);
  }

  @Test
  void aRemovalRowThatWasChangedIsFound() throws Exception {
    var database = open();
    audited(incidents(database), incident("one"), 1);
    audited(incidents(database), incident("one").withRevision(1).withState(CLOSED), 1);
    new Retention(database, Optional.of(KEPT)).bite(NOW.plus(KEPT).plusSeconds(1));
    assertThat(check()).isInstanceOf(Result.Whole.class);

    tamperAsOwner("update audit_event set detail = 'rows 1-2 of nothing' where number = 3");

    assertThat(check()).isEqualTo(new Result.Broken(3, Break.CHANGED));
  }

  @Test
  void rowsOfTheReleasedVersionAreChainedInTheirOrder() throws Exception {
    int rows = 1_200;
    try (var old = connectToTheOldOne();
        var insert =
            old.prepareStatement(
                """
                insert into audit_event
                  (incident, revision, position, at, app, actor, action, detail)
                values (?, ?, 0, ?, 'my-app', 'U0ALICE', 'done', 'é 💥')
                """)) {
      for (int number = 0; number < rows; number++) {
        insert.setString(1, "incident-" + number % 7);
        insert.setLong(2, 1 + number / 7);
        insert.setLong(3, NOW.plusSeconds(number).toEpochMilli());
        insert.addBatch();
      }
      insert.executeBatch();
    }

    audited(incidents(open()), incident("new"), 1);

    assertThat(check())
        .isInstanceOfSatisfying(
            Result.Whole.class, it -> assertThat(it.rows()).isEqualTo(rows + 1));
    assertThat(rows()).extracting(AuditRow::at).startsWith(NOW, NOW.plusSeconds(1));
    assertThat(rows().getLast().incident()).isEqualTo("new");
    assertThatThrownBy(() -> tamper("delete from audit_event where number = 1"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aDatabaseOfTheReleasedVersionIsNotReadBeforeItIsMigrated() throws Exception {
    connectToTheOldOne().close();

    assertThatThrownBy(this::trail)
        .isInstanceOf(AuditTrail.NotThere.class)
        .hasMessageContaining("start the bot on it once");
  }

  @Test
  void aReaderSeesOneMomentWhileOthersWrite() throws Exception {
    var incidents = incidents(open());
    audited(incidents, incident("one"), 2_000);
    var seen = new ArrayList<Long>();

    try (var trail = trail()) {
      trail.read(
          Optional.empty(),
          Optional.empty(),
          row -> {
            if (row.number() == 1) {
              assertThat(audited(incidents, incident("meanwhile"), 1)).isTrue();
            }
            return seen.add(row.number());
          });
    }

    assertThat(seen).hasSize(2_000);
    assertThat(rows()).hasSize(2_001);
  }
}
