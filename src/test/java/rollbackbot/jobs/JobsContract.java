package rollbackbot.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.app.config.TreeReader;
import rollbackbot.archive.CodeArchives;
import rollbackbot.autodeploy.LinkedBranch;
import rollbackbot.check.AppCheck;
import rollbackbot.check.Condition;
import rollbackbot.check.Foresight;
import rollbackbot.check.TokenReach;
import rollbackbot.database.Databases;
import rollbackbot.evidence.CureLook;
import rollbackbot.evidence.Faults;
import rollbackbot.evidence.Observations;
import rollbackbot.evidence.look.Gatherer;
import rollbackbot.history.Glances;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Reply;
import rollbackbot.offer.EvidenceAhead;
import rollbackbot.offer.OfferState;
import rollbackbot.offer.StillEvidence;
import rollbackbot.once.HealthProbe;
import rollbackbot.once.LivedTime;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.AfterRollback;
import rollbackbot.outside.Environment;
import rollbackbot.outside.Outside;
import rollbackbot.outside.Tickets;
import rollbackbot.people.ReplyAddress;
import rollbackbot.people.Workspace;
import rollbackbot.plan.Failure;
import rollbackbot.plan.PlanRequest;
import rollbackbot.postgres.Connections;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.AppStatus;
import rollbackbot.release.Apps;
import rollbackbot.release.Platform;
import rollbackbot.rollback.Conversation;
import rollbackbot.rollback.Inspection;
import rollbackbot.rollback.Languages;
import rollbackbot.rollback.Machine;
import rollbackbot.room.Ends;
import rollbackbot.room.Timing;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceFiles;
import rollbackbot.source.SourceRepository;
import rollbackbot.store.Database;
import rollbackbot.store.Replica;
import rollbackbot.store.ReplicaTiming;
import rollbackbot.store.SqlInbox;
import rollbackbot.store.SqlIncidents;
import rollbackbot.store.SqlOutbox;
import rollbackbot.store.SqlOutputVersionCache;
import rollbackbot.store.WakeUpWriter;
import rollbackbot.suite.Patience;
import rollbackbot.text.Language;
import rollbackbot.ticket.Prose;

/** What holds of the jobs on every database, with the real scheduler. */
abstract class JobsContract {
  static final AppName APP = new AppName("my-app");
  static final IncidentId ID = new IncidentId("one");
  private static final JobTiming JOBS = JobTiming.standard();
  private static final Clock CLOCK = Clock.systemUTC();

  /** By which clicks are old: while the machine stands still, none gets stuck. */
  private static final Instant BEGAN = CLOCK.instant();

  /** By how much the clock on the wall is put back. */
  private final AtomicReference<Duration> back = new AtomicReference<>(Duration.ZERO);

  private final InstantSource clock = () -> CLOCK.instant().minus(back.get());
  private static final ReplyAddress REPLY_TO =
      new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.empty());
  private static final Duration EXPIRY = Duration.ofMillis(600);

  final List<AutoCloseable> opened = new ArrayList<>();
  Database database;
  Replica replica;
  SqlIncidents incidents;
  private SqlInbox inbox;
  private Optional<Error> failure = Optional.empty();
  private final CountDownLatch hung = new CountDownLatch(1);
  private final CountDownLatch hanging = new CountDownLatch(1);
  private Advancing advancing;
  private InputHandling handling;

  abstract Database open() throws Exception;

  @BeforeEach
  final void prepare() throws Exception {
    database = open();
    replica = database.join(() -> 7, ReplicaTiming.standard(), CLOCK);
    var writer = new Writer(new WakeUps(CLOCK));
    incidents = new SqlIncidents(database, writer);
    inbox = new SqlInbox(database, writer);
    opened.add(database);
    opened.add(replica);
    assemble();
  }

  @AfterEach
  final void closeAll() throws Exception {
    for (var each : opened.reversed()) {
      each.close();
    }
  }

  private record Writer(WakeUps wakeUps) implements WakeUpWriter {
    @Override
    public void wake(Connection transaction, IncidentId incident, long revision, Instant at) {
      wakeUps.wake(transaction, incident, revision, at);
    }

    @Override
    public void handle(Connection transaction, List<String> inputs) {
      wakeUps.handle(transaction, inputs);
    }

    @Override
    public void committed() {
      // The scheduler looks by itself.
    }
  }

  private void assemble() {
    var apps = new OneApp(Connections.unnamedApp(APP), () -> failure, hung, hanging);
    var platform = absent(Platform.class);
    var repositories = absent(SourceRepository.class);
    var cache = new SqlOutputVersionCache(database, CLOCK);
    var tree = TreeReader.builtIn();
    var outside =
        new Outside(
            platform,
            repositories,
            absent(HealthProbe.class),
            absent(Environment.class),
            absent(Databases.class),
            absent(Tickets.class),
            absent(SourceCode.class),
            absent(CodeArchives.class),
            absent(AfterRollback.class),
            (_, _) -> Optional.empty());
    var cleaner = new SecretCleaner(List.of());
    var lived = LivedTime.ofThisProcess();
    var machine =
        new Machine(
            tree,
            outside,
            incidents,
            cache,
            cleaner,
            absent(Prose.class),
            NOTHING_AHEAD,
            absent(CureLook.class),
            timing(),
            lived,
            CLOCK);
    var reader = new HistoryReader(platform, repositories, incidents, cache, CLOCK);
    var languages = new Languages(Optional.empty());
    var conversation =
        new Conversation(
            tree,
            incidents,
            apps,
            absent(Workspace.class),
            reader,
            new LinkedBranch(repositories, absent(SourceCode.class)),
            new AppCheck(
                platform,
                repositories,
                absent(CodeArchives.class),
                absent(Databases.class),
                absent(HealthProbe.class),
                new Condition(_ -> new AppStatus("running"), _ -> 1),
                absent(Foresight.class),
                absent(TokenReach.class),
                CLOCK),
            new Inspection(
                reader,
                new Gatherer(
                    tree,
                    absent(Observations.class),
                    absent(SourceCode.class),
                    absent(SourceFiles.class),
                    absent(HealthProbe.class),
                    platform::dashboard,
                    timing().evidence().source(),
                    CLOCK,
                    absent(Faults.class))),
            new Glances(reader, absent(HealthProbe.class), absent(Executor.class), CLOCK, _ -> {}),
            languages,
            Timing.standard().following(),
            CLOCK);
    advancing =
        new Advancing(
            incidents,
            apps,
            machine,
            new PollPace(() -> 600, CLOCK),
            JOBS.steps(),
            lived,
            clock,
            _ -> {});
    handling = new InputHandling(inbox, conversation, JOBS.inputs(), () -> BEGAN);
  }

  /** The jobs of this process; how they recover is the database's business. */
  final void start() {
    var source = database.dataSource();
    var jobs =
        database.isShared()
            ? Jobs.amongReplicas(
                source,
                advancing,
                handling,
                replica.name(),
                this::present,
                JOBS,
                clock,
                LivedTime.ofThisProcess())
            : new Jobs(
                source,
                advancing,
                handling,
                replica.name(),
                JOBS,
                clock,
                LivedTime.ofThisProcess());
    opened.add(jobs);
    jobs.start();
  }

  /** Who is there, with those that a test plays. */
  Set<String> present() {
    return database.present();
  }

  /** Others can't be told for as long as the latch stands: whatever they need hangs. */
  private record OneApp(
      App app, Supplier<Optional<Error>> failure, CountDownLatch hung, CountDownLatch hanging)
      implements Apps {
    @Override
    public Optional<App> find(AppName name) {
      if (!name.equals(app.name())) {
        hang();
      }
      failure
          .get()
          .ifPresent(error -> {
            throw error;
          });
      return Optional.of(app).filter(it -> it.name().equals(name));
    }

    private void hang() {
      hung.countDown();
      try {
        assertThat(hanging.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public List<AppName> names() {
      return List.of(app.name());
    }
  }

  /** A service that is away, whatever it is asked: none of these tests is about its answers. */
  private static <T> T absent(Class<T> service) {
    return service.cast(
        Proxy.newProxyInstance(
            service.getClassLoader(),
            new Class<?>[] {service},
            (_, method, _) -> {
              throw new OutsideTrouble.Unavailable(method.getName() + ": away", Optional.empty());
            }));
  }

  private static final EvidenceAhead NOTHING_AHEAD = StillEvidence.NOTHING;

  private static Timing timing() {
    var standard = Timing.standard();
    var people =
        new Timing.People(
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            EXPIRY,
            standard.people().pauseReminder(),
            standard.people().pauseLook());
    return new Timing(
        people,
        standard.requests(),
        standard.following(),
        standard.health(),
        new Timing.TroubleOutside(
            List.of(Duration.ofMillis(200)),
            standard.trouble().longest(),
            standard.trouble().limit()),
        standard.byHand(),
        standard.afterRollback(),
        standard.evidence());
  }

  /** One that waits for somebody, and ends by itself when nobody comes. */
  static Incident waiting() {
    var failure = new Failure(new Failure.Reason.NoLink(), Optional.empty(), false, List.of());
    var state = new OfferState.Failed(failure, new PlanRequest.Previous(), false, Optional.empty());
    return Incident.opened(
        ID, APP, Language.ENGLISH, "U0ALICE", CLOCK.instant(), "C0INCIDENTS", REPLY_TO, state);
  }

  final void store(Incident incident, Duration wakingIn) {
    var at = CLOCK.instant().plus(wakingIn);
    assertThat(incidents.store(Change.to(incident).wakingAt(at), Optional.empty())).isTrue();
  }

  final Incident stored() {
    return incidents.find(ID).orElseThrow();
  }

  static ConditionFactory soon() {
    return await().pollInterval(Duration.ofMillis(50));
  }

  /** Ended, and how things stand there was looked at as long as it takes. */
  final boolean isOver() {
    return !stored().state().locksTheApp() && !Ends.isLookDue(stored());
  }

  final List<String> tasks(String condition) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select task_instance from scheduled_tasks where " + condition)) {
      var tasks = new ArrayList<String>();
      while (rows.next()) {
        tasks.add(rows.getString(1));
      }
      return tasks;
    }
  }

  /** As a process leaves it that dies while it works. */
  final void pick(String instance, String name) throws SQLException {
    var sql =
        """
        update scheduled_tasks set picked = ?, picked_by = ?, last_heartbeat = ?
        where task_instance = ?
        """;
    try (var connection = database.dataSource().getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setBoolean(1, true);
      statement.setString(2, name);
      statement.setTimestamp(3, Timestamp.from(CLOCK.instant().plus(Duration.ofMinutes(10))));
      statement.setString(4, instance);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void aWakeUpIsFollowedWhenItIsDueAndThenItIsGone() throws Exception {
    store(waiting(), EXPIRY);

    start();

    soon().until(this::isOver);
    soon().until(() -> tasks("1 = 1").isEmpty());
  }

  @Test
  void whatWasDueBeforeThisProcessCameIsToldOnceWhereSomethingRan() throws Exception {
    var due = CLOCK.instant().minus(Duration.ofSeconds(40));
    assertThat(incidents.store(Change.to(planning()).wakingAt(due), Optional.empty())).isTrue();

    start();

    soon().until(() -> !absences().isEmpty() && stored().trouble().isPresent());
    assertThat(absences())
        .singleElement()
        .satisfies(away ->
            assertThat(Duration.between(away.from(), due).abs()).isLessThan(Duration.ofMillis(2)))
        .satisfies(away -> assertThat(away.to()).isAfter(due.plus(Duration.ofSeconds(39))));
  }

  @Test
  void whoeverIsWaitedForNeedsNotBeToldThatTheBotWasAway() throws Exception {
    var due = CLOCK.instant().minus(Duration.ofSeconds(40));
    assertThat(incidents.store(Change.to(waiting()).wakingAt(due), Optional.empty())).isTrue();

    start();

    soon().until(this::isOver);
    assertThat(absences()).isEmpty();
  }

  /** Wake-ups of earlier revisions are due at once with the one that counts. */
  @Test
  void whatWasDueIsToldAlsoWhereAnotherWakeUpIsAtTheIncident() throws Exception {
    var id = new IncidentId("hanging");
    var due = CLOCK.instant().minus(Duration.ofSeconds(40));
    var planning = planning(id, new AppName("hanging"));
    assertThat(incidents.store(Change.to(planning).wakingAt(due), Optional.empty())).isTrue();
    var earlier = Thread.ofPlatform().start(() -> advancing.advance(id, 1, Optional.empty()));
    assertThat(hung.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

    assertThat(advancing.advance(id, 1, Optional.of(due))).contains(JOBS.steps().busy());
    hanging.countDown();
    earlier.join();
    advancing.advance(id, 1, Optional.empty());

    assertThat(absences(id)).hasSize(1);
  }

  private static Incident planning() {
    return planning(ID, APP);
  }

  private static Incident planning(IncidentId id, AppName app) {
    var state = new OfferState.Planning(new PlanRequest.Previous(), false);
    return Incident.opened(
        id, app, Language.ENGLISH, "U0ALICE", CLOCK.instant(), "C0INCIDENTS", REPLY_TO, state);
  }

  private List<Milestone.BotWasAway> absences() {
    return absences(ID);
  }

  private List<Milestone.BotWasAway> absences(IncidentId id) {
    return incidents.find(id).orElseThrow().thread().stream()
        .flatMap(entry ->
            entry.content() instanceof IncidentEntry.Reached(Milestone.BotWasAway away)
                ? Stream.of(away)
                : Stream.empty())
        .toList();
  }

  /** Each holds its step up for as long as a call may take. */
  @Test
  void manyIncidentsThatHangHoldUpNoOther() throws Exception {
    for (int number = 0; number < 20; number++) {
      store(hanging(number), Duration.ZERO);
    }
    store(waiting(), EXPIRY);

    start();

    soon().until(this::isOver);
    assertThat(hanging.getCount()).isEqualTo(1);
    hanging.countDown();
  }

  private static Incident hanging(int number) {
    var app = new AppName("hanging-" + number);
    var id = new IncidentId("hanging-" + number);
    var failure = new Failure(new Failure.Reason.NoLink(), Optional.empty(), false, List.of());
    var state = new OfferState.Failed(failure, new PlanRequest.Previous(), false, Optional.empty());
    return Incident.opened(
        id, app, Language.ENGLISH, "U0ALICE", CLOCK.instant(), "C0INCIDENTS", REPLY_TO, state);
  }

  /** What is due in a second would else be due in half an hour and a second. */
  @Test
  void whatIsDueLaterIsLookedAtOnceTheClockWasPutBack() throws Exception {
    store(waiting(), Duration.ofHours(1));
    start();

    back.set(Duration.ofMinutes(30));

    soon().until(() -> stored().revision() > 1);
    soon().until(() -> tasks("task_instance = 'one:1'").isEmpty());
  }

  @Test
  void aWakeUpOfAnEarlierRevisionMeansNothing() throws Exception {
    store(waiting(), Duration.ZERO);
    incidents.store(Change.to(stored()), Optional.empty());

    start();

    soon().until(() -> tasks("1 = 1").isEmpty());
    assertThat(stored().revision()).isEqualTo(2);
  }

  @Test
  void whatADeadProcessHadPickedIsTakenUp() throws Exception {
    store(waiting(), Duration.ZERO);
    pick(ID + ":1", "replica-999");

    start();

    soon().until(this::isOver);
  }

  @Test
  void whatADeadProcessWasAboutToDoIsBroughtForward() throws Exception {
    store(waiting(), Duration.ZERO);
    store(stored(), Duration.ofHours(1));
    pick(ID + ":1", "replica-999");

    start();

    soon().until(this::isOver);
  }

  @Test
  void aWakeUpIsBroughtForwardAndNeverPutOff() throws Exception {
    store(waiting(), EXPIRY);
    var wakeUps = new WakeUps(CLOCK);
    try (var connection = database.dataSource().getConnection()) {
      wakeUps.wake(connection, ID, 1, CLOCK.instant().plus(Duration.ofHours(2)));
    }

    start();
    soon().until(this::isOver);
    store(stored(), Duration.ofHours(1));
    try (var connection = database.dataSource().getConnection()) {
      wakeUps.wake(connection, ID, stored().revision(), CLOCK.instant());
    }

    soon().until(() -> tasks("1 = 1").isEmpty());
  }

  @Test
  void anIncidentThatCantBeReadIsLookedAtAgainAfterAWhile() throws Exception {
    store(waiting(), Duration.ofHours(1));
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate("update incident set body = '{\"format\":99}'");
    }

    assertThat(advancing.advance(ID, 1, Optional.empty())).contains(JOBS.steps().unreadable());
    assertThat(JOBS.steps().unreadable()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"format\":99} | true", "[] | false"})
  void whoWantsSomethingOfWhatCantBeReadIsToldSo(String body, boolean newer) throws Exception {
    store(waiting(), Duration.ofHours(1));
    spoil(body);
    inbox.record(click("U0ALICE", ID, Duration.ZERO), Optional.empty());

    assertThat(handling.handle("U0ALICE", 0)).isEmpty();

    assertThat(new SqlOutbox(database).replies())
        .extracting(it -> it.reply().reply())
        .containsExactly(new Reply.SetAside("incident " + ID, newer));
  }

  private void spoil(String body) throws Exception {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.prepareStatement("update incident set body = ?")) {
      statement.setString(1, body);
      statement.executeUpdate();
    }
  }

  /** Nothing is wrong with a click that came while nothing could be stored. */
  @Test
  void whatFailedSeveralTimesIsHandledOnceItCanBe() {
    store(waiting(), Duration.ofHours(1));
    inbox.record(click("U0ALICE", ID, Duration.ZERO), Optional.empty());

    assertThat(handling.handle("U0ALICE", 7)).isEmpty();

    assertThat(inbox.find("U0ALICE")).isEmpty();
    assertThat(new SqlOutbox(database).replies())
        .extracting(it -> it.reply().reply())
        .isNotEmpty()
        .noneMatch(Reply.Fault.class::isInstance);
  }

  @Test
  void aWakeUpForNobodyIsRemoved() throws Exception {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      new WakeUps(CLOCK).wake(connection, ID, 1, CLOCK.instant());
      statement.executeUpdate("update scheduled_tasks set task_instance = 'nobody'");
    }

    start();

    soon().until(() -> tasks("1 = 1").isEmpty());
  }

  /** The scheduler would go on with a process that lacks what the Error took. */
  @ResourceLock("Thread.defaultUncaughtExceptionHandler")
  @Test
  void anErrorInAStepReachesWhoeverEndsTheProcess() throws Exception {
    var before = Thread.getDefaultUncaughtExceptionHandler();
    var met = new CompletableFuture<Throwable>();
    var played = new StackOverflowError("played");
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      if (failure == played) {
        met.complete(failure);
      } else if (before != null) { // of a test that runs beside this one
        before.uncaughtException(thread, failure);
      }
    });
    try {
      store(waiting(), Duration.ZERO);
      failure = Optional.of(played);

      start();

      assertThat(met.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS))
          .isInstanceOf(StackOverflowError.class);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void anInputIsHandledOnce() throws Exception {
    var input =
        new Input(
            "typed",
            "U0ALICE",
            "T0TEAM",
            REPLY_TO,
            CLOCK.instant(),
            new Input.Act.Typed("C0INCIDENTS", "help"));
    inbox.record(input, Optional.of("delivery"));
    inbox.record(input, Optional.of("delivery"));

    start();

    var outbox = new SqlOutbox(database);
    soon().until(() -> inbox.find("typed").isEmpty());
    soon().until(() -> tasks("1 = 1").isEmpty());
    assertThat(outbox.replies())
        .singleElement()
        .satisfies(it -> assertThat(it.reply().reply()).isEqualTo(new Reply.Help(List.of(APP))));
  }

  /** By a person of the same name. */
  private static Input click(String id, IncidentId incident, Duration ago) {
    return new Input(
        id,
        id,
        "T0TEAM",
        new ReplyAddress(id, "C0INCIDENTS", Optional.empty(), Optional.empty()),
        BEGAN.minus(ago),
        new Input.Act.Clicked("rollback.give-up", incident + ":1"));
  }

  @Test
  void ofTwoClicksOnAnIncidentTheFirstIsHandledFirst() {
    store(waiting(), Duration.ofHours(1));
    inbox.record(click("first", ID, Duration.ofSeconds(2)), Optional.empty());
    inbox.record(click("second", ID, Duration.ofSeconds(1)), Optional.empty());

    assertThat(handling.handle("second", 0)).isPresent();
    assertThat(inbox.find("second")).isPresent();
    assertThat(handling.handle("first", 0)).isEmpty();
    assertThat(handling.handle("second", 0)).isEmpty();
    assertThat(inbox.find("second")).isEmpty();
  }

  @Test
  void aClickWaitsForNoneOfAnotherIncidentNorForOneThatIsStuck() {
    store(waiting(), Duration.ofHours(1));
    inbox.record(click("stuck", ID, Duration.ofSeconds(30)), Optional.empty());
    inbox.record(click("other", new IncidentId("two"), Duration.ofSeconds(2)), Optional.empty());
    inbox.record(click("last", ID, Duration.ofSeconds(1)), Optional.empty());

    assertThat(handling.handle("last", 0)).isEmpty();
    assertThat(inbox.find("last")).isEmpty();
  }

  @Test
  void whoClickedFirstIsAnsweredFirstByTheJobsToo() {
    store(waiting(), Duration.ofHours(1));
    inbox.record(click("second", ID, Duration.ofSeconds(1)), Optional.empty());
    inbox.record(click("first", ID, Duration.ofSeconds(2)), Optional.empty());

    start();

    soon().until(() -> tasks("task_name = 'handle-input'").isEmpty());
    assertThat(new SqlOutbox(database).replies())
        .extracting(it -> it.reply().to().user())
        .containsExactly("first", "second");
  }
}
