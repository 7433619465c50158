package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.Memo;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.people.ReplyAddress;
import rollbackbot.question.QuestionState;
import rollbackbot.release.AppName;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Mark;
import rollbackbot.rollback.Outbox;
import rollbackbot.suite.MigratedDatabase;
import rollbackbot.text.Language;

/** The store on a real database. */
class StoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final AppName APP = new AppName("my-app");
  private static final ReplyAddress ALICE =
      new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.empty());

  private final RecordedWakeUps wakeUps = new RecordedWakeUps();
  private Database database;
  private SqlIncidents incidents;
  private SqlInbox inbox;
  private SqlOutbox outbox;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = Database.open(MigratedDatabase.in(folder));
    incidents = new SqlIncidents(database, wakeUps);
    inbox = new SqlInbox(database, wakeUps);
    outbox = new SqlOutbox(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** As where its disk is full: it answers all the same. */
  @Test
  void thatItCantBeWrittenIsFoundByWriting() {
    database.write();
    execute(
        "create trigger refusing before insert on output_version begin"
            + " select raise(abort, 'disk full'); end");

    assertThat(database.answers()).isTrue();
    assertThatThrownBy(database::write).isInstanceOf(RuntimeException.class);

    execute("drop trigger refusing");
    database.write();
    assertThat(new SqlOutputVersionCache(database, () -> NOW).find(new DeploymentId(""))).isEmpty();
  }

  private void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private List<String> audited() {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select actor || ' ' || action || ' ' || detail from audit_event")
                .mapTo(String.class)
                .list());
  }

  /** Remembers what it is told; can break before the transaction is over. */
  private static final class RecordedWakeUps implements WakeUpWriter {
    private final List<String> written = new ArrayList<>();
    private int committed;
    private boolean broken;

    @Override
    public synchronized void wake(
        Connection transaction, IncidentId incident, long revision, Instant at) {
      write(incident + ":" + revision);
    }

    @Override
    public synchronized void handle(Connection transaction, List<String> inputs) {
      inputs.forEach(this::write);
    }

    private void write(String what) {
      if (broken) {
        throw new IllegalStateException("the disk is full");
      }
      written.add(what);
    }

    @Override
    public synchronized void committed() {
      committed++;
    }
  }

  @Test
  void aChangeOfAnOldRevisionIsNotStored() {
    var opened = opened("i1");
    assertThat(store(opened)).isTrue();
    var stored = incidents.find(opened.id()).orElseThrow();

    assertThat(store(stored.withReminders(1))).isTrue();
    assertThat(store(stored.withReminders(2))).isFalse();

    var now = incidents.find(opened.id()).orElseThrow();
    assertThat(now.revision()).isEqualTo(2);
    assertThat(now.reminders()).isEqualTo(1);
    assertThat(wakeUps.committed).isEqualTo(2);
  }

  @Test
  void ofManyChangesAtOnceOneIsStored() throws Exception {
    store(opened("i1"));
    var stored = incidents.find(new IncidentId("i1")).orElseThrow();

    assertThat(atOnce(8, number -> store(stored.withReminders(number)))).isEqualTo(1);
  }

  @Test
  void ofManyIncidentsOfAnAppOpenedAtOnceOneIsStored() throws Exception {
    assertThat(atOnce(8, number -> store(opened("i" + number)))).isEqualTo(1);
    assertThat(incidents.openOne(APP)).isPresent();
  }

  @Test
  void onceAnIncidentIsOverAnotherMayBeOpened() {
    store(opened("i1"));
    var first = incidents.find(new IncidentId("i1")).orElseThrow();
    store(first.withState(new CalledOff.Cancelled(Optional.empty())));

    assertThat(store(opened("i2"))).isTrue();
    var over = incidents.find(new IncidentId("i1")).orElseThrow();
    assertThat(store(over.withState(new QuestionState.Deciding("affects-users")))).isFalse();
  }

  @Test
  void ifTheWakeUpCannotBeWrittenNothingIsStored() {
    var input = input("in1");
    inbox.record(input, Optional.empty());
    wakeUps.broken = true;
    var opened = opened("i1");
    var change =
        Change.to(opened)
            .with(opened.audit(NOW, "U0ALICE", "opened", ""))
            .with(
                new Memo.RolledAwayFrom(APP, new Mark(Optional.empty(), "4.1.0"), opened.id(), NOW))
            .with(new PrivateReply(ALICE, Language.ENGLISH, new Reply.Fault(), NOW))
            .wakingAt(NOW);

    assertThatThrownBy(() -> incidents.store(change, Optional.of(input)))
        .hasMessageContaining("the disk is full");

    assertThat(incidents.find(opened.id())).isEmpty();
    assertThat(audited()).isEmpty();
    assertThat(incidents.marks(APP)).isEmpty();
    assertThat(outbox.replies()).isEmpty();
    assertThat(inbox.find("in1")).contains(input);
  }

  @Test
  void aChangeIsStoredWithAllThatBelongsToIt() {
    var input = input("in1");
    inbox.record(input, Optional.empty());
    var opened = opened("i1");
    var event = opened.audit(NOW, "U0ALICE", "opened", "why");
    var reply = new PrivateReply(ALICE, Language.FRENCH, new Reply.Over(APP), NOW);

    incidents.store(
        Change.to(opened)
            .with(event)
            .with(
                new Memo.RolledAwayFrom(APP, new Mark(Optional.empty(), "4.1.0"), opened.id(), NOW))
            .with(new Memo.AutoDeployWasOn(APP, opened.id(), NOW))
            .with(reply)
            .wakingAt(NOW),
        Optional.of(input));

    assertThat(incidents.find(opened.id())).contains(opened.withRevision(1));
    assertThat(audited()).containsExactly("U0ALICE opened why");
    assertThat(incidents.marks(APP)).containsExactly("4.1.0");
    assertThat(incidents.autoDeployIsPaused(APP)).isTrue();
    assertThat(outbox.replies()).extracting(Outbox.Waiting::reply).containsExactly(reply);
    assertThat(inbox.find("in1")).isEmpty();
    assertThat(wakeUps.written).containsExactly("in1", "i1:1");
  }

  @Test
  void anInputThatMayComeOnceIsRecordedOnce() {
    inbox.record(input("in1"), Optional.of("v0=signature"));
    inbox.record(input("in2"), Optional.of("v0=signature"));
    inbox.record(input("in3"), Optional.empty());

    assertThat(inbox.find("in1")).isPresent();
    assertThat(inbox.find("in2")).isEmpty();
    assertThat(inbox.find("in3")).isPresent();
    assertThat(wakeUps.written).containsExactly("in1", "in3");
  }

  @Test
  void whatChangedIsToBeShownUntilAllOfItIs() {
    store(opened("i1"));
    var incident = incidents.find(new IncidentId("i1")).orElseThrow();
    assertThat(outbox.toShow()).containsExactly(incident);

    var message =
        new Outbox.Shown(
            "C0INCIDENTS", Optional.of("1.2"), "digest", Optional.empty(), Optional.empty());
    outbox.shown(incident.id(), 0, message);
    outbox.allShown(incident.id(), 1);

    assertThat(outbox.toShow()).isEmpty();
    assertThat(outbox.shown(incident.id())).containsEntry(0, message);
    assertThat(incidents.boardIsRefused(incident.id())).isFalse();
    outbox.allShown(incident.id(), 0);
    assertThat(outbox.toShow()).isEmpty();
  }

  @Test
  void aFolderBelongsToOneDatabaseAtATime(@TempDir Path folder) {
    var first = Database.open(folder);

    assertThatThrownBy(() -> Database.open(folder)).isInstanceOf(Database.FolderInUse.class);
    first.close();

    Database.open(folder).close();
  }

  @Test
  void twoFoldersThatLinkToTheSameFileAreOne(@TempDir Path folder, @TempDir Path other)
      throws IOException {
    Database.open(folder).close();
    var file = folder.resolve("rollback-bot.db");
    Files.createSymbolicLink(other.resolve(file.getFileName()), file);
    var first = Database.open(folder);

    assertThatThrownBy(() -> Database.open(other)).isInstanceOf(Database.FolderInUse.class);
    first.close();

    Database.open(other).close();
  }

  private boolean store(Incident incident) {
    return incidents.store(Change.to(incident).wakingAt(NOW), Optional.empty());
  }

  private static Incident opened(String id) {
    return Incident.opened(
        new IncidentId(id),
        APP,
        Language.ENGLISH,
        "U0ALICE",
        NOW,
        "C0INCIDENTS",
        ALICE,
        new QuestionState.Deciding("can-disable"));
  }

  private static Input input(String id) {
    return new Input(
        id, "U0ALICE", "T0TEAM", ALICE, NOW, new Input.Act.Typed("C0INCIDENTS", "my-app"));
  }

  /** One of several attempts, told apart by its number. */
  private interface Attempt {
    boolean succeeds(int number);
  }

  private static long atOnce(int attempts, Attempt attempt) throws Exception {
    var ready = new CountDownLatch(attempts);
    try (var threads = Executors.newFixedThreadPool(attempts)) {
      var results = new ArrayList<Future<Boolean>>();
      for (int number = 1; number <= attempts; number++) {
        int own = number;
        results.add(
            threads.submit(() -> {
              ready.countDown();
              ready.await();
              return attempt.succeeds(own);
            }));
      }
      long succeeded = 0;
      for (var result : results) {
        succeeded += result.get() ? 1 : 0;
      }
      return succeeded;
    }
  }

  @Test
  void aFileInTheFoldersPlaceIsToldAsSuch(@TempDir Path elsewhere) throws IOException {
    var file = Files.createFile(elsewhere.resolve("data"));

    assertThatThrownBy(() -> Database.open(file))
        .isInstanceOf(Database.FolderUnusable.class)
        .hasMessage("the data folder " + file + " can't be used: a file is in its place");
  }
}
