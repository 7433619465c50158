package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.check.Finding;
import rollbackbot.check.Looked;
import rollbackbot.check.Looks;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.Memo;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.incident.State;
import rollbackbot.people.ReplyAddress;
import rollbackbot.question.QuestionState;
import rollbackbot.release.AppName;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Mark;
import rollbackbot.rollback.Outbox;
import rollbackbot.rollback.Unreadable;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;
import rollbackbot.text.Language;
import rollbackbot.version.OutputVersion;

/** What holds of the store whichever database it is on, and whoever else works there. */
abstract class StoreContract {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123Z");
  static final AppName APP = new AppName("my-app");
  static final ReplyAddress REPLY_TO =
      new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.empty());
  private static final State CLOSED =
      new CalledOff.Closed(CalledOff.Closing.ALL_GOOD, Optional.of("U0ALICE"));

  private final List<AutoCloseable> opened = new ArrayList<>();

  /** The database, as one more process opens it, where several can. */
  abstract Database database() throws Exception;

  final Database open() throws Exception {
    var database = database();
    opened.add(database);
    return database;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (var database : opened) {
      database.close();
    }
  }

  /** Notes which wake-ups were written, and how often somebody was told. */
  static final class Noted implements WakeUpWriter {
    final List<String> written = new ArrayList<>();
    int commits;

    @Override
    public void wake(Connection transaction, IncidentId incident, long revision, Instant at) {
      written.add(incident + ":" + revision + " at " + at);
    }

    @Override
    public void handle(Connection transaction, List<String> inputs) {
      written.addAll(inputs);
    }

    @Override
    public void committed() {
      commits++;
    }
  }

  static Incident opened(String id) {
    return opened(id, APP.value(), NOW);
  }

  private static Incident opened(String id, String app, Instant at) {
    return Incident.opened(
        new IncidentId(id),
        new AppName(app),
        Language.FRENCH,
        "U0ALICE",
        at,
        "C0INCIDENTS",
        REPLY_TO,
        new QuestionState.Deciding("can-disable"));
  }

  static Input input(String id) {
    return new Input(
        id, "U0ALICE", "T0TEAM", REPLY_TO, NOW, new Input.Act.Typed("C0INCIDENTS", "my-app 💥"));
  }

  private static boolean store(SqlIncidents incidents, Incident incident) {
    return incidents.store(Change.to(incident), Optional.empty());
  }

  /** Whatever is thrown may be logged, with its causes. */
  @Test
  void aStatementThatFailsTellsNothingOfItsValues() throws Exception {
    var database = open();
    var inbox = new SqlInbox(database, new Noted());
    var secret = "https://hooks.slack.com/commands/T0/1/abc";
    var replyTo = new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.of(secret));
    var typed = new Input.Act.Typed("C0INCIDENTS", "what was typed");
    var input = new Input("in-1", "U0ALICE", "T0TEAM", replyTo, NOW, typed);
    database
        .jdbi()
        .useHandle(handle -> {
          handle.execute("create table away as select * from input");
          handle.execute("drop table input");
          handle.execute(
              "create table input (id text check (id = 'none'), once_only text unique,"
                  + " received_at bigint, handled integer, body text not null)");
        });

    var failure = catchThrowable(() -> inbox.record(input, Optional.of("v0=signature")));

    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString())
        .contains("constraint")
        .doesNotContain(secret, "what was typed", "U0ALICE", "in-1", "v0=signature");
  }

  @Test
  void openIncidentsAreListedOldestFirst() throws Exception {
    var incidents = new SqlIncidents(open(), new Noted());
    store(incidents, opened("late", "b-app", NOW.plusSeconds(9)));
    store(incidents, opened("early", "c-app", NOW));
    store(incidents, opened("closed", "a-app", NOW));
    store(incidents, opened("closed", "a-app", NOW).withRevision(1).withState(CLOSED));

    assertThat(incidents.open()).extracting(it -> it.id().value()).containsExactly("early", "late");
  }

  @Test
  void whatWasStoredIsFoundAsItWas() throws Exception {
    var incidents = new SqlIncidents(open(), new Noted());

    assertThat(store(incidents, opened("one"))).isTrue();

    var stored = opened("one").withRevision(1);
    assertThat(incidents.find(new IncidentId("one"))).contains(stored);
    assertThat(incidents.openOne(APP)).contains(stored);
    assertThat(incidents.find(new IncidentId("two"))).isEmpty();
  }

  @Test
  void aSecondIncidentOfAnAppIsNotOpened() throws Exception {
    var incidents = new SqlIncidents(open(), new Noted());
    store(incidents, opened("one"));

    assertThat(store(incidents, opened("two"))).isFalse();

    assertThat(incidents.find(new IncidentId("two"))).isEmpty();
  }

  @Test
  void anIncidentIsNotReopenedWhileAnotherIsOpen() throws Exception {
    var incidents = new SqlIncidents(open(), new Noted());
    store(incidents, opened("one"));
    store(incidents, opened("one").withRevision(1).withState(CLOSED));
    store(incidents, opened("two"));

    assertThat(store(incidents, opened("one").withRevision(2))).isFalse();

    assertThat(incidents.openOne(APP).map(Incident::id)).contains(new IncidentId("two"));
  }

  @Test
  void whoeverHasReadAnOldRevisionChangesNothing() throws Exception {
    var noted = new Noted();
    var incidents = new SqlIncidents(open(), noted);
    store(incidents, opened("one"));
    store(incidents, opened("one").withRevision(1).withReminders(1));
    var late = opened("one").withRevision(1).withReminders(7);

    boolean stored =
        incidents.store(
            Change.to(late)
                .wakingAt(NOW)
                .with(late.audit(NOW, "U0BOB", "late", ""))
                .with(new PrivateReply(REPLY_TO, Language.FRENCH, new Reply.Fault(), NOW)),
            Optional.of(input("late")));

    assertThat(stored).isFalse();
    assertThat(incidents.find(new IncidentId("one")).orElseThrow().reminders()).isEqualTo(1);
    assertThat(noted.written).isEmpty();
    assertThat(noted.commits).isEqualTo(2);
  }

  @Test
  void ofManyWhoOpenAtOnceOneDoes() throws Exception {
    var first = new SqlIncidents(open(), new Noted());
    var second = new SqlIncidents(open(), new Noted());

    var stored =
        atOnce(number -> store(number % 2 == 0 ? first : second, opened("number-" + number)));

    assertThat(stored).containsOnlyOnce(true);
  }

  @Test
  void ofManyWhoReopenAtOnceOneDoes() throws Exception {
    var first = new SqlIncidents(open(), new Noted());
    var second = new SqlIncidents(open(), new Noted());
    for (int number = 0; number < RACERS; number++) {
      store(first, opened("number-" + number));
      store(first, opened("number-" + number).withRevision(1).withState(CLOSED));
    }

    var stored =
        atOnce(number ->
            store(number % 2 == 0 ? first : second, opened("number-" + number).withRevision(2)));

    assertThat(stored).containsOnlyOnce(true);
  }

  @Test
  void ofManyWhoChangeARevisionAtOnceOneDoes() throws Exception {
    var first = new SqlIncidents(open(), new Noted());
    var second = new SqlIncidents(open(), new Noted());
    store(first, opened("one"));

    var stored =
        atOnce(number ->
            store(
                number % 2 == 0 ? first : second,
                opened("one").withRevision(1).withReminders(number)));

    assertThat(stored).containsOnlyOnce(true);
  }

  static final int RACERS = 8;

  /** Something that one of many does. */
  interface Turn {
    boolean take(int number) throws Exception;
  }

  /**
   * No virtual threads: SQLite waits in native code, and would keep whoever holds its lock away.
   */
  static List<Boolean> atOnce(Turn turn) throws Exception {
    try (var threads = Executors.newCachedThreadPool()) {
      var turns = new ArrayList<Callable<Boolean>>();
      for (int number = 0; number < RACERS; number++) {
        int own = number;
        turns.add(() -> turn.take(own));
      }
      var results = new ArrayList<Boolean>();
      for (var result : threads.invokeAll(turns)) {
        results.add(result.get());
      }
      return results;
    }
  }

  @Test
  void aChangeIsStoredWithAllThatBelongsToIt() throws Exception {
    var database = open();
    var noted = new Noted();
    var incidents = new SqlIncidents(database, noted);
    var inbox = new SqlInbox(database, noted);
    var outbox = new SqlOutbox(database);
    inbox.record(input("typed"), Optional.empty());
    var reply = new PrivateReply(REPLY_TO, Language.FRENCH, new Reply.Fault(), NOW);

    incidents.store(
        Change.to(opened("one"))
            .wakingAt(NOW)
            .with(opened("one").audit(NOW, "U0ALICE", "opened", "nul \0, é and 💥"))
            .with(new Memo.AutoDeployWasOn(APP, new IncidentId("one"), NOW))
            .with(
                new Memo.RolledAwayFrom(
                    APP, new Mark(Optional.empty(), "4.1.0"), new IncidentId("one"), NOW))
            .with(reply),
        Optional.of(input("typed")));

    assertThat(noted.written).containsExactly("typed", "one:1 at " + NOW);
    assertThat(inbox.find("typed")).isEmpty();
    assertThat(outbox.replies()).extracting(Outbox.Waiting::reply).containsExactly(reply);
    assertThat(incidents.autoDeployIsPaused(APP)).isTrue();
    assertThat(incidents.marks(APP)).containsExactly("4.1.0");
    assertThat(texts(database, "select detail from audit_event"))
        .containsExactly("nul  , é and 💥");
  }

  @Test
  void autoDeployIsPutBackOnce() throws Exception {
    var incidents = new SqlIncidents(open(), new Noted());
    var id = new IncidentId("one");
    var paused =
        Change.to(opened("one"))
            .with(new Memo.AutoDeployWasOn(APP, id, NOW))
            .with(new Memo.AutoDeployWasOn(APP, id, NOW.plusSeconds(1)));
    incidents.store(paused, Optional.empty());

    incidents.store(
        Change.to(opened("one").withRevision(1)).with(new Memo.AutoDeployPutBack(APP, NOW)),
        Optional.empty());

    assertThat(incidents.autoDeployIsPaused(APP)).isFalse();
  }

  @Test
  void thoseThatSayThatAutoDeployIsOffAreWokenWhenItIsBack() throws Exception {
    var noted = new Noted();
    var incidents = new SqlIncidents(open(), noted);
    incidents.store(Change.to(over("paused", AutoDeploy.PAUSED)), Optional.empty());
    incidents.store(Change.to(over("untouched", AutoDeploy.UNTOUCHED)), Optional.empty());

    incidents.store(
        Change.to(over("resumed", AutoDeploy.RESUMED)).with(new Memo.AutoDeployPutBack(APP, NOW)),
        Optional.empty());

    assertThat(noted.written).containsExactly("paused:1 at " + NOW);
  }

  private static Incident over(String id, AutoDeploy autoDeploy) {
    return opened(id)
        .withState(new CalledOff.Cancelled(Optional.empty()))
        .withAutoDeploy(autoDeploy);
  }

  @Test
  void theSameInputIsRecordedOnceWhoeverReceivesIt() throws Exception {
    var noted = new Noted();
    var first = new SqlInbox(open(), noted);
    var second = new SqlInbox(open(), noted);

    first.record(input("one"), Optional.of("delivery"));
    second.record(input("two"), Optional.of("delivery"));
    second.record(input("three"), Optional.empty());

    assertThat(noted.written).containsExactly("one", "three");
    assertThat(first.find("one")).contains(input("one"));
    assertThat(first.find("two")).isEmpty();
  }

  @Test
  void ofInputsThatComeTogetherThoseAreNewThatWereNotThere() throws Exception {
    var noted = new Noted();
    var inbox = new SqlInbox(open(), noted);
    inbox.record(input("one"), Optional.of("delivery"));

    var areNew =
        inbox.recorded(
            List.of(
                new SqlInbox.Arrived(input("two"), "delivery"),
                new SqlInbox.Arrived(input("three"), "another"),
                new SqlInbox.Arrived(input("four"), "another"),
                new SqlInbox.Arrived(input("five"), "third")));

    assertThat(areNew).containsExactly(false, true, false, true);
    assertThat(noted.written).containsExactly("one", "three", "five");
    assertThat(inbox.find("three")).contains(input("three"));
    assertThat(inbox.find("four")).isEmpty();
  }

  /** A hundred rollbacks may be at work: who clicks is acknowledged all the same. */
  @Test
  void whatPeopleDoIsRecordedThoughAllConnectionsAreAtWork() throws Exception {
    var database = open();
    var inbox = new SqlInbox(database, new Noted());
    var pool = (HikariDataSource) database.dataSource();
    var atWork = new ArrayList<Connection>();
    try {
      while (atWork.size() < pool.getMaximumPoolSize()) {
        atWork.add(pool.getConnection());
      }

      assertThat(inbox.record(input("one"), Optional.empty())).isTrue();
    } finally {
      for (var connection : atWork) {
        connection.close();
      }
    }
    assertThat(inbox.find("one")).contains(input("one"));
  }

  @Test
  void whatIsShownIsRememberedByEntry() throws Exception {
    var database = open();
    var incidents = new SqlIncidents(database, new Noted());
    var outbox = new SqlOutbox(database);
    store(incidents, opened("one"));
    var id = new IncidentId("one");
    var refused =
        new Outbox.Shown(
            "C0INCIDENTS",
            Optional.empty(),
            "",
            Optional.of("not_in_channel"),
            Optional.of("there"));
    var posted =
        new Outbox.Shown(
            "C0INCIDENTS", Optional.of("1.2"), "abc", Optional.empty(), Optional.empty());

    outbox.shown(id, 0, refused);
    assertThat(outbox.shown(id)).containsEntry(0, refused);
    assertThat(incidents.boardIsRefused(id)).isTrue();

    outbox.shown(id, 0, posted);
    outbox.shown(id, 1, posted);
    assertThat(outbox.shown(id)).containsEntry(0, posted).containsEntry(1, posted).hasSize(2);
    assertThat(incidents.boardIsRefused(id)).isFalse();
  }

  @Test
  void aMessageThatIsThereIsNotReplacedByALateOne() throws Exception {
    var outbox = new SqlOutbox(open());
    var id = new IncidentId("one");
    var first = posted("1.2", "abc");
    var gone =
        new Outbox.Shown("C0INCIDENTS", Optional.empty(), "", Optional.empty(), Optional.empty());

    outbox.shown(id, 0, first);
    outbox.shown(id, 0, posted("0.9", "late"));
    assertThat(outbox.shown(id)).containsEntry(0, first);

    outbox.shown(id, 0, posted("1.2", "updated"));
    assertThat(outbox.shown(id)).containsEntry(0, posted("1.2", "updated"));

    outbox.shown(id, 0, gone);
    outbox.shown(id, 0, posted("3.4", "anew"));
    assertThat(outbox.shown(id)).containsEntry(0, posted("3.4", "anew"));
  }

  private static Outbox.Shown posted(String timestamp, String digest) {
    return new Outbox.Shown(
        "C0INCIDENTS", Optional.of(timestamp), digest, Optional.empty(), Optional.empty());
  }

  @Test
  void anIncidentIsToBeShownUntilItsNewestRevisionWas() throws Exception {
    var database = open();
    var incidents = new SqlIncidents(database, new Noted());
    var outbox = new SqlOutbox(database);
    store(incidents, opened("one"));

    outbox.allShown(new IncidentId("one"), 1);
    assertThat(outbox.toShow()).isEmpty();

    store(incidents, opened("one").withRevision(1).withReminders(1));
    outbox.allShown(new IncidentId("one"), 1);
    assertThat(outbox.toShow()).extracting(Incident::revision).containsExactly(2L);
  }

  @Test
  void ofTheIncidentsToShowThoseThatNeedNoLookAreLeftOut() throws Exception {
    var database = open();
    var incidents = new SqlIncidents(database, new Noted());
    var outbox = new SqlOutbox(database);
    store(incidents, opened("one", "a-app", NOW));
    store(incidents, opened("two", "b-app", NOW.plusSeconds(1)));
    var quiet = new Outbox.Edition(new IncidentId("one"), 1);

    assertThat(outbox.toShow(quiet::equals)).extracting(it -> it.id().value()).containsOnly("two");
    store(incidents, opened("one", "a-app", NOW).withRevision(1).withReminders(1));

    assertThat(outbox.toShow(quiet::equals))
        .extracting(it -> it.id().value())
        .containsExactly("one", "two");
  }

  @Test
  void repliesWaitInTheirOrderUntilTheyAreDone() throws Exception {
    var outbox = new SqlOutbox(open());
    var later = new PrivateReply(REPLY_TO, Language.ENGLISH, new Reply.Fault(), NOW.plusSeconds(1));
    var sooner = new PrivateReply(REPLY_TO, Language.FRENCH, new Reply.Fault(), NOW);
    outbox.add(later);
    outbox.add(sooner);

    var waiting = outbox.replies();
    outbox.done(waiting.getFirst());

    assertThat(waiting).extracting(Outbox.Waiting::reply).containsExactly(sooner, later);
    assertThat(outbox.replies()).extracting(Outbox.Waiting::reply).containsExactly(later);
  }

  @Test
  void theVersionsOfAnOutputAreKept() throws Exception {
    var cache = new SqlOutputVersionCache(open(), () -> NOW);
    var deployment = new DeploymentId("d-1");
    List<OutputVersion> none = List.of();

    assertThat(cache.find(deployment)).isEmpty();
    cache.remember(deployment, none);
    cache.remember(deployment, none);

    assertThat(cache.find(deployment)).contains(none);
  }

  @Test
  void theVersionsOfAnOutputThatCantBeReadAreReadAnew() throws Exception {
    var database = open();
    var cache = new SqlOutputVersionCache(database, () -> NOW);
    var deployment = new DeploymentId("d-1");
    List<OutputVersion> none = List.of();
    cache.remember(deployment, none);
    database.jdbi().useHandle(handle -> handle.execute("update output_version set body = '{'"));

    assertThat(cache.find(deployment)).isEmpty();
    assertThat(database.unreadable()).hasSize(1);
    cache.remember(deployment, none);

    assertThat(cache.find(deployment)).contains(none);
    assertThat(database.unreadable()).isEmpty();
  }

  private static final Finding REFUSED = Finding.of(Finding.Kind.PUSH_REFUSED, "url", "no");

  private static Looked looked(Instant at, Finding... findings) {
    var tag =
        new Tag(new TagName("v4.0.0"), new CommitId("4".repeat(40)), Optional.of("annotated"));
    return new Looked(
        at,
        List.of(findings),
        Optional.of(new Repository("https://github.com/acme/my-app.git")),
        List.of(tag));
  }

  @Test
  void aLookIsTakenByOneProcessAndAgainWhenItIsDue() throws Exception {
    var looks = new SqlLooks(open());
    var lease = NOW.plusSeconds(600);
    var next = NOW.plus(Duration.ofDays(7));

    var turn = looks.take(APP, NOW, lease).orElseThrow();
    assertThat(looks.take(APP, NOW.plusSeconds(599), lease)).isEmpty();
    looks.ended(turn, looked(NOW), List.of(), next);

    assertThat(turn.before()).isEmpty();
    assertThat(looks.take(APP, next.minusMillis(1), next)).isEmpty();
    assertThat(looks.take(APP, next, next.plusSeconds(600)))
        .hasValueSatisfying(it -> assertThat(it.before()).contains(looked(NOW)));
  }

  @Test
  void aLookWhoseProcessDiedIsTakenByAnotherAndTheDeadOneKeepsNothing() throws Exception {
    var looks = new SqlLooks(open());
    var dead = looks.take(APP, NOW, NOW.plusSeconds(600)).orElseThrow();

    var other = looks.take(APP, NOW.plusSeconds(600), NOW.plusSeconds(1200)).orElseThrow();
    looks.ended(dead, looked(NOW, REFUSED), List.of(), NOW.plusSeconds(700));
    looks.postponed(dead, NOW.plusSeconds(700));

    assertThat(looks.take(APP, NOW.plusSeconds(700), NOW.plusSeconds(1300))).isEmpty();
    looks.postponed(other, NOW.plusSeconds(800));
    assertThat(looks.take(APP, NOW.plusSeconds(800), NOW.plusSeconds(1400)))
        .contains(new Looks.Turn(APP, NOW.plusSeconds(1400), 1, Optional.empty()));
  }

  @Test
  void whatBrokeWaitsUntilItIsToldWithWhatBrokeMeanwhile() throws Exception {
    var looks = new SqlLooks(open());
    var gone = Finding.of(Finding.Kind.TAG_GONE, "v4.0.0", "4444444");
    var second = NOW.plusSeconds(10);
    var third = NOW.plusSeconds(20);
    looks.ended(taken(looks, NOW), looked(NOW), List.of(), second);

    looks.ended(taken(looks, second), looked(second, REFUSED), List.of(REFUSED), third);
    var first = looks.news();
    looks.ended(taken(looks, third), looked(third, REFUSED), List.of(gone), NOW.plusSeconds(30));
    first.forEach(looks::told);

    assertThat(first).containsExactly(new Looks.News(APP, NOW, List.of(REFUSED)));
    assertThat(looks.news()).containsExactly(new Looks.News(APP, NOW, List.of(REFUSED, gone)));
    looks.news().forEach(looks::told);
    assertThat(looks.news()).isEmpty();
  }

  private static Looks.Turn taken(Looks looks, Instant now) {
    return looks.take(APP, now, now.plusSeconds(5)).orElseThrow();
  }

  @Test
  void theVersionsOfAnOutputGoAfterFourHundredDays() throws Exception {
    var database = open();
    var cache = new SqlOutputVersionCache(database, () -> NOW);
    var retention = new Retention(database, Optional.empty());
    cache.remember(new DeploymentId("kept"), List.of());
    cache.remember(new DeploymentId("of-an-older-version"), List.of());
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute("update output_version set kept_at = 0 where deployment like 'of-%'"));

    assertThat(retention.bite(NOW.plus(Duration.ofDays(399))).outputs()).isZero();
    assertThat(retention.bite(NOW.plus(Duration.ofDays(401))).outputs()).isEqualTo(1);

    assertThat(cache.find(new DeploymentId("kept"))).isEmpty();
    assertThat(cache.find(new DeploymentId("of-an-older-version"))).isPresent();
  }

  @Test
  void oneThatCantBeReadIsSetAsideAndTheOthersGoOn() throws Exception {
    var database = open();
    var noted = new Noted();
    var incidents = new SqlIncidents(database, noted);
    var outbox = new SqlOutbox(database);
    store(incidents, opened("newer", "a-app", NOW));
    store(incidents, opened("broken", "b-app", NOW.plusSeconds(1)));
    store(incidents, opened("fine", "c-app", NOW.plusSeconds(2)));
    spoil(database, "incident", "newer", "{\"format\":99,\"incident\":{\"secret\":\"hush\"}}");
    spoil(database, "incident", "broken", "{\"format\":2,\"language\":\"FRENCH\",\"id\":{\"hush");

    assertThat(incidents.open()).extracting(it -> it.id().value()).containsExactly("fine");
    assertThat(outbox.toShow()).extracting(it -> it.id().value()).containsExactly("fine");
    assertThat(incidents.newest(new AppName("a-app"), 5)).isEmpty();
    assertThat(incidents.lockedUnreadably())
        .containsExactly(new AppName("a-app"), new AppName("b-app"));
    assertThatThrownBy(() -> incidents.find(new IncidentId("newer")))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("incident newer")
        .hasMessageContaining("newer version");
    assertThat(database.unreadable())
        .hasSize(2)
        .anyMatch(it -> it.contains("incident broken") && it.contains("JSON"))
        .noneMatch(it -> it.contains("hush"));
    assertThat(store(incidents, opened("second", "a-app", NOW))).isFalse();
    assertThat(outbox.legibility(List.of(new IncidentId("fine"))))
        .extracting(it -> it.incident() + " " + it.app() + " " + it.readable() + it.language())
        .containsExactly(
            "newer a-app NEWEROptional.empty",
            "broken b-app DAMAGEDOptional[FRENCH]",
            "fine c-app YESOptional[FRENCH]");
  }

  @Test
  void whatWasSaidToBeUnreadableIsKnownUntilItIsTakenBack() throws Exception {
    var outbox = new SqlOutbox(open());
    var one = new IncidentId("one");
    var said = new Outbox.Shown("C", Optional.of("1.0"), "", Optional.empty(), Optional.empty());

    outbox.shown(one, 0, said);
    assertThat(outbox.saidUnreadable()).isEmpty();
    outbox.shown(one, Outbox.UNREADABLE, said);
    assertThat(outbox.saidUnreadable()).containsExactly(one);

    outbox.shown(
        one,
        Outbox.UNREADABLE,
        new Outbox.Shown("C", Optional.empty(), "", Optional.empty(), Optional.empty()));
    assertThat(outbox.saidUnreadable()).isEmpty();
  }

  @Test
  void whoseBoardSaysThatAutoDeployIsOffIsWokenBesideOneThatCantBeRead() throws Exception {
    var database = open();
    var noted = new Noted();
    var incidents = new SqlIncidents(database, noted);
    for (var id : List.of("broken", "paused")) {
      store(incidents, opened(id));
      var over = opened(id).withRevision(1).withState(CLOSED).withAutoDeploy(AutoDeploy.PAUSED);
      store(incidents, over);
    }
    spoil(database, "incident", "broken", "no JSON");
    noted.written.clear();

    var back = new Memo.AutoDeployPutBack(APP, NOW);
    incidents.store(Change.to(opened("now", "d-app", NOW)).with(back), Optional.empty());

    assertThat(noted.written).containsExactly("paused:2 at " + NOW);
  }

  @Test
  void whatIsReadableAgainIsNotSetAsideAnyMore() throws Exception {
    var database = open();
    var outbox = new SqlOutbox(database);
    var incidents = new SqlIncidents(database, new Noted());
    store(incidents, opened("one"));
    var asItWas = IncidentRecord.write(incidents.find(new IncidentId("one")).orElseThrow());
    spoil(database, "incident", "one", "{}");
    outbox.toShow();
    assertThat(database.unreadable()).hasSize(1);

    spoil(database, "incident", "one", asItWas);

    assertThat(outbox.toShow()).hasSize(1);
    assertThat(database.unreadable()).isEmpty();
  }

  @Test
  void aReplyOrAnInputThatCantBeReadHoldsUpNoOther() throws Exception {
    var database = open();
    var outbox = new SqlOutbox(database);
    var inbox = new SqlInbox(database, new Noted());
    var fault = new PrivateReply(REPLY_TO, Language.ENGLISH, new Reply.Fault(), NOW);
    outbox.add(fault);
    database.jdbi().useHandle(handle -> handle.execute("update private_reply set body = '{'"));
    outbox.add(fault);
    inbox.record(input("broken"), Optional.empty());
    inbox.record(input("fine"), Optional.empty());
    spoil(database, "input", "broken", "[]");
    var later =
        new Input("x", "U", "T", REPLY_TO, NOW.plusSeconds(1), new Input.Act.Typed("C", "help"));

    assertThat(outbox.replies()).hasSize(1);
    assertThat(inbox.waitingBefore(later, NOW)).extracting(Input::id).containsExactly("fine");
    assertThatThrownBy(() -> inbox.find("broken")).isInstanceOf(Unreadable.class);
    assertThat(database.unreadable()).hasSize(2);
  }

  @Test
  void whatWasHandledGoesAfterThirtyDays() throws Exception {
    var database = open();
    var inbox = new SqlInbox(database, new Noted());
    var outbox = new SqlOutbox(database);
    var incidents = new SqlIncidents(database, new Noted());
    inbox.record(input("handled"), Optional.of("once"));
    inbox.record(input("waiting"), Optional.empty());
    incidents.reply(List.of(), input("handled"));
    outbox.add(new PrivateReply(REPLY_TO, Language.ENGLISH, new Reply.Fault(), NOW));
    var retention = new Retention(database, Optional.empty());

    var early = retention.bite(NOW.plus(Duration.ofDays(29)));
    var late = retention.bite(NOW.plus(Duration.ofDays(31)));

    assertThat(early.isNothing()).isTrue();
    assertThat(late).isEqualTo(new Retention.Removed(1, 1, 0, 0, 0));
    assertThat(inbox.record(input("new"), Optional.of("once"))).isTrue();
    assertThat(inbox.find("waiting")).isPresent();
    assertThat(retention.bite(NOW.plus(Duration.ofDays(31))).isNothing()).isTrue();
  }

  @Test
  void incidentsThatAreOverGoWithTheirAuditEventsAndMessagesAndNoOther() throws Exception {
    var database = open();
    var outbox = new SqlOutbox(database);
    var incidents = new SqlIncidents(database, new Noted());
    var shown = new Outbox.Shown("C", Optional.of("1"), "", Optional.empty(), Optional.empty());
    for (var id : List.of("old", "paused", "touched")) {
      store(incidents, opened(id));
      var over = opened(id).withRevision(1).withState(CLOSED);
      var at = id.equals("touched") ? NOW.plus(Duration.ofDays(20)) : NOW;
      var event = over.audit(at, "U0ALICE", "closed", "");
      incidents.store(Change.to(over).with(event), Optional.empty());
      outbox.shown(over.id(), 0, shown);
    }
    var pause = new Memo.AutoDeployWasOn(APP, new IncidentId("paused"), NOW);
    incidents.store(Change.to(opened("open", "b-app", NOW)).with(pause), Optional.empty());
    var retention = new Retention(database, Optional.of(Duration.ofDays(400)));

    assertThat(retention.bite(NOW.plus(Duration.ofDays(399))).isNothing()).isTrue();
    assertThat(retention.bite(NOW.plus(Duration.ofDays(401))).incidents()).isEqualTo(1);

    assertThat(incidents.find(new IncidentId("old"))).isEmpty();
    assertThat(outbox.shown(new IncidentId("old"))).isEmpty();
    assertThat(texts(database, "select action from audit_event where incident = 'old'"))
        .containsExactly("audit-removed");
    for (var kept : List.of("paused", "touched", "open")) {
      assertThat(incidents.find(new IncidentId(kept))).isPresent();
    }
    var forEver = new Retention(database, Optional.empty());
    assertThat(forEver.bite(NOW.plus(Duration.ofDays(9_999))).incidents()).isZero();
  }

  @Test
  void aTextOfMegabytesIsStoredWithoutItsMiddle() throws Exception {
    var database = open();
    var inbox = new SqlInbox(database, new Noted());
    var text = "begins " + "x".repeat(4 << 20) + " ends";
    var typed = new Input.Act.Typed("C0INCIDENTS", text);

    inbox.record(new Input("in", "U", "T", REPLY_TO, NOW, typed), Optional.empty());

    var stored = (Input.Act.Typed) inbox.find("in").orElseThrow().act();
    assertThat(stored.text()).startsWith("begins ").endsWith(" ends").hasSizeLessThan(13_000);
  }

  @Test
  void manyLongTextsTogetherAreBoundedToo() {
    var texts = Collections.nCopies(500, "x".repeat(10_000));

    assertThat(Json.write(texts).length()).isLessThan(Json.MOST);
  }

  private static List<String> texts(Database database, String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private static void spoil(Database database, String table, String id, String body) {
    database
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate("update <table> set body = :body where id = :id")
                .define("table", table)
                .bind("body", body)
                .bind("id", id)
                .execute());
  }

  @Test
  void itAnswers() throws Exception {
    assertThat(open().answers()).isTrue();
  }
}
