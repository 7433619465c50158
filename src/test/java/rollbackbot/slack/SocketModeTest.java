package rollbackbot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.http.OutgoingProxies;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.people.ReplyAddress;
import rollbackbot.room.Timing;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.sockets.Sockets;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.secret.Secret;
import rollbackbot.slack.blockkit.Views;
import rollbackbot.slack.incoming.SlackReception;
import rollbackbot.slack.incoming.SocketMode;
import rollbackbot.slack.incoming.SocketTiming;
import rollbackbot.slack.sending.PublishingTiming;
import rollbackbot.slack.view.FormView;
import rollbackbot.slack.web.SlackClients;
import rollbackbot.slack.web.SlackSettings;
import rollbackbot.suite.Patience;
import rollbackbot.text.Language;

class SocketModeTest {
  private static final String OPEN = "apps.connections.open";

  /** Far beyond what anything takes, on a machine that stalls too. */
  private static final Duration LONG = Patience.LONG;

  /** Tries follow each other quickly; whatever is limited has time. */
  private static final SocketTiming FAST = timing(LONG, LONG, LONG);

  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example())
          .socketMode()
          .withoutRateLimits()
          .patience(LONG)
          .triggerLife(LONG)
          .start();
  private final RecordedInbox inbox = new RecordedInbox();
  private final List<Duration> acknowledgments = new CopyOnWriteArrayList<>();
  private SocketMode socket = socket(FAST);

  private static SocketTiming timing(Duration hello, Duration ping, Duration overlap) {
    return new SocketTiming(
        Duration.ofMillis(20),
        Duration.ofMillis(200),
        Duration.ZERO,
        hello,
        ping,
        overlap,
        LONG,
        Duration.ofSeconds(1));
  }

  private SlackSettings settings() {
    return new SlackSettings(
        new Secret(slack.botToken()),
        new SlackSettings.Reception.Socket(new Secret(slack.appToken())),
        slack.apiUrl(),
        OutgoingProxies.none());
  }

  private SocketMode socket(SocketTiming timing) {
    var side =
        new SlackSide(
            settings(),
            Timing.standard(),
            PublishingTiming.standard(),
            Clock.systemUTC(),
            Clock.systemUTC()::instant,
            (_, _, _) -> {});
    var reception =
        side.reception(
            inbox,
            List::of,
            new NoChoices(),
            () -> UUID.randomUUID().toString(),
            timing,
            acknowledgments::add);
    return ((SlackReception.Socket) reception).socket();
  }

  @AfterEach
  void stop() {
    socket.close();
    slack.close();
  }

  private void connect() {
    socket.start();
    awaitConnections(1);
  }

  /** Starts with other waits, where one of them is what the test is about. */
  private void start(SocketTiming timing) {
    socket = socket(timing);
    socket.start();
  }

  private static ConditionFactory soon() {
    return await().atMost(LONG);
  }

  private void awaitConnections(int count) {
    soon()
        .untilAsserted(() -> {
          assertThat(socket.trouble()).isEmpty();
          assertThat(slack.sockets().count()).isEqualTo(count);
        });
  }

  /** From now on a delivery that isn't acknowledged is soon known to be lost. */
  private void expectLosses() {
    slack.sockets().patience(Duration.ofMillis(500));
  }

  private void expectNoLosses() {
    slack.sockets().patience(LONG);
  }

  private Delivery type(String text) {
    return slack.command("U0ALICE", "C0INCIDENTS", text);
  }

  @Test
  void commandIsRecordedAndAcknowledged() {
    connect();

    var delivery = type("my-app");

    assertThat(delivery.failure()).isEmpty();
    assertThat(inbox.typed()).containsExactly("my-app");
    soon().untilAsserted(() -> assertThat(acknowledgments).hasSize(1));
  }

  @Test
  void formIsRecordedOnceItsMistakesAreCorrected() throws Exception {
    connect();
    type("");
    openForm(inbox.triggers().getFirst());

    var wrong = slack.forms().submit("U0ALICE", Map.of("app", "no app"));
    assertThat(wrong.orElseThrow().failure()).isEmpty();
    assertThat(slack.views().modal("U0ALICE").orElseThrow().errors()).containsOnlyKeys("app");
    assertThat(inbox.acts()).hasSize(1);
    slack.forms().submit("U0ALICE", Map.of("app", "my-app", "reason", "a & b"));

    assertThat(slack.views().modal("U0ALICE")).isEmpty();
    assertThat(inbox.acts().getLast())
        .isEqualTo(
            new Input.Act.Submitted(
                "rollback.start", "", Map.of("app", "my-app", "reason", "a & b")));
  }

  private void openForm(String trigger) throws Exception {
    var form = new Reply.Form.Start(List.of(), false, Optional.empty());
    var to = new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.empty());
    var said = new PrivateReply(to, Language.ENGLISH, form, Clock.systemUTC().instant());
    var client =
        SlackClients.methods(
            SlackClients.slack(settings(), Patience.LONG, (_, _, _) -> {}), settings());
    assertThat(
            client
                .viewsOpen(r -> r.triggerId(trigger).view(Views.modal(FormView.of(said, form))))
                .isOk())
        .isTrue();
  }

  @Test
  void lookAtTheHomeIsRecordedOnce() {
    connect();

    var opened = slack.openHome("U0ALICE");
    var again = slack.sockets().again(opened);
    var messages = slack.openMessages("U0ALICE");

    assertThat(opened.failure()).isEmpty();
    assertThat(again.failure()).isEmpty();
    assertThat(messages.failure()).isEmpty();
    assertThat(inbox.acts()).containsExactly(new Input.Act.OpenedHome());
  }

  @Test
  void envelopeThatComesTwiceIsRecordedOnce() {
    connect();

    var delivery = type("my-app");
    var again = slack.sockets().again(delivery);

    assertThat(again.failure()).isEmpty();
    assertThat(inbox.typed()).containsExactly("my-app");
  }

  @Test
  void commandTypedTwiceIsRecordedTwice() {
    connect();

    type("my-app");
    type("my-app");

    assertThat(inbox.typed()).containsExactly("my-app", "my-app");
  }

  @Test
  void whatCanNotBeRecordedIsNotAcknowledged() {
    connect();
    inbox.before(() -> {
      throw new IllegalStateException("the database is away");
    });
    expectLosses();

    var delivery = type("my-app");

    assertThat(delivery.failure()).contains("operation_timeout");
    assertThat(acknowledgments).isEmpty();
  }

  @Test
  void errorsInListenersLeaveItHearing() {
    connect();
    inbox.before(() -> {
      throw new StackOverflowError("played");
    });
    expectLosses();
    var lost = IntStream.range(0, 12).mapToObj(this::typeAside).toList();
    lost.forEach(CompletableFuture::join);
    inbox.before(() -> {});
    expectNoLosses();

    var delivery = type("my-app");

    assertThat(lost).allMatch(each -> !each.join().isAcknowledged());
    assertThat(delivery.failure()).isEmpty();
  }

  private CompletableFuture<Delivery> typeAside(int number) {
    return CompletableFuture.supplyAsync(
        () -> type("app-" + number), command -> Thread.ofVirtual().start(command));
  }

  /**
   * SQLite waits in native code: a virtual thread would wait on a processor, and stop all others.
   */
  @Test
  void whatIsRecordedIsRecordedByAThreadOfTheSystem() {
    connect();
    var isVirtual = new CompletableFuture<Boolean>();
    inbox.before(() -> isVirtual.complete(Thread.currentThread().isVirtual()));

    type("my-app");

    assertThat(isVirtual.join()).isFalse();
  }

  @Test
  void slowListenerHoldsNobodyUp() throws InterruptedException {
    connect();
    var recording = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    inbox.before(() -> {
      recording.countDown();
      awaitQuietly(release);
    });
    var slow = typeAside(1);
    recording.await();
    inbox.before(() -> {});

    var quick = type("quick");
    release.countDown();

    assertThat(quick.failure()).isEmpty();
    assertThat(slow.join().failure()).isEmpty();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"warning", "refresh_requested", "link_disabled", "too_many_websockets", "new one"})
  void announcedEndBringsANewConnectionBeforeTheOldOneGoes(String reason) {
    connect();

    slack.sockets().announce(reason);
    var before = IntStream.range(0, 10).mapToObj(n -> type("before-" + n)).toList();
    soon().until(() -> slack.sockets().opened() == 2);
    var between = IntStream.range(0, 10).mapToObj(n -> type("between-" + n)).toList();
    slack.sockets().endAnnounced();
    awaitConnections(1);
    var after = type("my-app");

    assertThat(before).allMatch(Delivery::isAcknowledged);
    assertThat(between).allMatch(Delivery::isAcknowledged);
    assertThat(after.failure()).isEmpty();
    assertThat(slack.sockets().opened()).isEqualTo(2);
  }

  @Test
  void announcedConnectionThatSlackLeavesOpenIsEnded() {
    start(timing(LONG, LONG, Duration.ofMillis(100)));
    awaitConnections(1);

    slack.sockets().announce("warning");

    soon().until(() -> slack.sockets().opened() == 2);
    awaitConnections(1);
    assertThat(type("my-app").failure()).isEmpty();
  }

  @Test
  void announcedEndThatComesAtOnceBringsOneNewConnection() {
    connect();

    slack.sockets().announce("warning");
    slack.sockets().endAnnounced();

    soon().until(() -> slack.sockets().opened() == 2);
    awaitConnections(1);
    assertThat(type("my-app").failure()).isEmpty();
    assertThat(slack.sockets().opened()).isEqualTo(2);
  }

  @Test
  void whatWasHeardBeforeTheAnnouncementIsAcknowledgedAfterIt() throws InterruptedException {
    connect();
    var recording = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    inbox.before(() -> {
      recording.countDown();
      awaitQuietly(release);
    });
    var delivery = typeAside(1);
    recording.await();

    slack.sockets().announce("refresh_requested");
    soon().until(() -> slack.sockets().opened() == 2);
    release.countDown();

    assertThat(delivery.join().failure()).isEmpty();
    slack.sockets().endAnnounced();
    awaitConnections(1);
    assertThat(type("my-app").failure()).isEmpty();
  }

  @Test
  void announcedConnectionIsHeardAsLongAsThereIsNoOther() {
    connect();
    slack.faults().always(OPEN, new SlackFault.ServerError(503));
    int before = slack.calls(OPEN).size();

    slack.sockets().announce("refresh_requested");
    soon().until(() -> slack.calls(OPEN).size() >= before + 3);

    assertThat(type("my-app").failure()).isEmpty();
    assertThat(socket.trouble()).isEmpty();
    slack.faults().clear();
    soon().until(() -> slack.sockets().opened() == 2);
    slack.sockets().endAnnounced();
    awaitConnections(1);
  }

  @ParameterizedTest
  @CsvSource({
    "SILENCE, no greeting",
    "REFUSAL, refused with status 404",
    "NOBODY, broken: java.net.ConnectException"
  })
  void connectionThatIsNotWelcomeIsTriedAgain(Sockets.Welcome welcome, String trouble) {
    slack.sockets().welcome(welcome);
    start(timing(Duration.ofMillis(500), LONG, LONG));
    soon().until(() -> slack.calls(OPEN).size() >= 2);
    soon().untilAsserted(() -> assertThat(socket.trouble().orElse("")).contains(trouble));

    slack.sockets().welcome(Sockets.Welcome.HELLO);

    awaitConnections(1);
    assertThat(type("my-app").failure()).isEmpty();
  }

  /** Codes of RFC 6455, section 7.4, and one of an application's own. */
  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1008, 1011, 1012, 4000})
  void closedConnectionIsReplacedWhateverTheCode(int code) {
    connect();

    slack.sockets().closeAll(code);

    soon().until(() -> slack.sockets().opened() == 2);
    awaitConnections(1);
    assertThat(type("my-app").failure()).isEmpty();
  }

  enum End {
    HANG_UP,
    RESET
  }

  @ParameterizedTest
  @EnumSource
  void endWithoutAWordBringsANewConnection(End end) {
    connect();

    switch (end) {
      case HANG_UP -> slack.sockets().hangUpAll();
      case RESET -> slack.sockets().resetAll();
    }

    soon().until(() -> slack.sockets().opened() == 2);
    awaitConnections(1);
    assertThat(type("my-app").failure()).isEmpty();
  }

  /**
   * A machine that stalls for two pings looks the same: how many connections that makes is open.
   */
  @Test
  void halfOpenConnectionIsReplacedOnceItsPingsStayUnanswered() {
    start(timing(LONG, Duration.ofMillis(300), LONG));
    awaitConnections(1);
    int before = slack.sockets().opened();
    expectLosses();

    slack.sockets().freezeAll();

    soon().until(() -> slack.sockets().opened() > before);
    soon().until(() -> type("my-app").isAcknowledged());
  }

  @Test
  void isNotReadyWhileSlackRefusesAndSaysWhy() {
    connect();
    slack.faults().always(OPEN, new SlackFault.Refuse("not_allowed_token_type"));
    slack.sockets().resetAll();

    soon()
        .untilAsserted(() ->
            assertThat(socket.trouble())
                .contains(
                    "Socket Mode isn't connected: Slack apps.connections.open:"
                        + " not_allowed_token_type"));
    slack.faults().clear();

    awaitConnections(1);
  }

  @Test
  void slackBeingDownAtTheStartIsSurvived() {
    slack.faults().always(OPEN, new SlackFault.ServerError(503));
    socket.start();
    soon().until(() -> slack.calls(OPEN).size() >= 2);
    assertThat(socket.trouble()).isPresent();

    slack.faults().clear();

    awaitConnections(1);
    assertThat(type("my-app").failure()).isEmpty();
  }

  @Test
  void triesStaySparseWhileEveryConnectionIsRefused() {
    for (int i = 0; i < 10; i++) {
      slack.sockets().addGhost();
    }
    socket.start();
    soon().until(() -> slack.calls(OPEN).size() >= 5);
    long start = System.nanoTime();
    int before = slack.calls(OPEN).size();

    soon().until(() -> slack.calls(OPEN).size() >= before + 4);

    // one each 200 ms by now, of which the first may have been under way
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(550));
    assertThat(socket.trouble().orElse("")).contains("too_many_websockets");
    slack.sockets().removeGhosts();
    awaitConnections(1);
  }

  @Test
  void deliveryToAGhostIsLostAndTheNextOneArrives() {
    connect();
    slack.sockets().addGhost();

    var heard = type("one");
    expectLosses();
    var lost = type("two");
    expectNoLosses();
    var next = type("three");

    assertThat(heard.failure()).isEmpty();
    assertThat(lost.failure()).contains("operation_timeout");
    assertThat(next.failure()).isEmpty();
  }

  @Test
  void stoppingLetsWhatIsBeingRecordedEndAndSaysGoodbye() throws InterruptedException {
    connect();
    var recording = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    inbox.before(() -> {
      recording.countDown();
      awaitQuietly(release);
    });
    var delivery = typeAside(1);
    recording.await();
    var closing = Thread.ofVirtual().start(socket::close);

    release.countDown();
    closing.join();

    assertThat(delivery.join().failure()).isEmpty();
    soon().until(() -> slack.sockets().count() == 0);
    assertThat(type("my-app").isAcknowledged()).isFalse();
    assertThat(slack.sockets().opened()).isEqualTo(1);
  }
}
