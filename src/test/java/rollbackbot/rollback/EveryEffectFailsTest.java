package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.C400;
import static rollbackbot.rollback.Examples.C411;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.rollback.IncidentState.Planned;
import rollbackbot.rollback.IncidentState.RestoringDatabase;
import rollbackbot.rollback.IncidentState.Succeeded;

/**
 * Fails the n-th call to the outside world, for every n, over a whole rollback. Whatever happens to
 * it, the end is the same: one branch, one deployment, one confirmation, every action in the audit
 * trail, and auto-deploy remembered.
 */
@Timeout(60)
class EveryEffectFailsTest {
  private static final Duration MOMENT = Duration.ofSeconds(5);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST_MOMENTS = 200;

  enum Mishap {
    SERVICE_IS_AWAY,
    ANSWER_IS_LOST,
    PROCESS_DIES_BEFORE,
    PROCESS_DIES_AFTER;

    private Disturbances.Disturbance disturbance() {
      return switch (this) {
        case SERVICE_IS_AWAY -> Disturbances.unavailable();
        case ANSWER_IS_LOST -> Disturbances.answerLost();
        case PROCESS_DIES_BEFORE -> Disturbances.diesBefore();
        case PROCESS_DIES_AFTER -> Disturbances.diesAfter();
      };
    }
  }

  enum Kind {
    REDEPLOY("no"),
    WITH_DATABASE("yes"),
    WITH_BACKUP("yes"),
    WITH_RESTORE("yes");

    private final String database;

    Kind(String database) {
      this.database = database;
    }

    Play play() {
      var play = Play.standard();
      if (this == WITH_BACKUP || this == WITH_RESTORE) {
        play.databases.past(play.databases.add("postgresql"), Examples.NOW.minus(DAY));
        play.databases.add("redis");
      }
      return play;
    }
  }

  static Stream<Arguments> everyCall() {
    return Stream.of(Kind.values())
        .flatMap(kind ->
            Stream.of(Mishap.values())
                .flatMap(mishap ->
                    IntStream.rangeClosed(1, callsOf(kind))
                        .mapToObj(number -> Arguments.of(kind, mishap, number))));
  }

  private static int callsOf(Kind kind) {
    var play = kind.play();
    playToTheEnd(play, kind);
    return play.disturbances.calls().size();
  }

  @ParameterizedTest(name = "{0}: {1} at call {2}")
  @MethodSource("everyCall")
  void endsTheSame(Kind kind, Mishap mishap, int number) {
    var play = kind.play();
    play.disturbances.atNumber(number, mishap.disturbance());

    playToTheEnd(play, kind);

    assertOneRollback(play, kind);
  }

  /** A second mishap while the first one is being mended: at the request and at any later call. */
  @ParameterizedTest(name = "{0}: the request is disturbed, then {1} at call {2}")
  @MethodSource("everyCall")
  void endsTheSameWhenTheRequestWasLostBefore(Kind kind, Mishap mishap, int number) {
    var play = kind.play();
    play.disturbances.next("platform.deploy", Disturbances.answerLost());
    play.disturbances.atNumber(number, mishap.disturbance());

    playToTheEnd(play, kind);

    assertOneRollback(play, kind);
  }

  @Test
  void takesFewCalls() {
    var polls = List.of("platform.deployment");
    // Only the platform counts calls.
    var free = List.of("git.", "code.");

    var play = Play.standard();
    playToTheEnd(play, Kind.REDEPLOY);

    var others =
        play.disturbances.calls().stream()
            .filter(call -> !polls.contains(call.name()))
            .filter(call -> free.stream().noneMatch(call.name()::startsWith))
            .toList();
    assertThat(others).hasSizeLessThanOrEqualTo(15);
  }

  private static void playToTheEnd(Play play, Kind kind) {
    surviving(play, () -> play.types(ALICE, "my-app"));
    surviving(play, () -> play.clicks(ALICE, ActionIds.PLAN_NOW));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("database", kind.database)));
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      switch (play.state()) {
        case Succeeded _ -> {
          return;
        }
        case Planned _ -> surviving(play, () -> play.clicks(ALICE, ActionIds.PLAN_CONFIRM));
        case RestoringDatabase(_, var progress)
            when kind == Kind.WITH_RESTORE && progress.databases().getFirst().canBeRestored() ->
            surviving(play, () -> restore(play));
        case RestoringDatabase _ ->
            surviving(play, () -> play.clicks(ALICE, ActionIds.DATABASE_RESTORED));
        case IncidentState.Failed(var failure, _, _, _) ->
            throw new AssertionError("a person was asked: " + failure);
        case IncidentState _ -> surviving(play, () -> play.passes(MOMENT));
      }
    }
    throw new AssertionError("no end: " + play.state());
  }

  private static void restore(Play play) {
    var handle = Input.Handle.parse(play.button(ActionIds.DATABASE_RESTORE).value()).orElseThrow();
    play.submits(
        ALICE,
        new Input.Act.Submitted(
            FormIds.DATABASE_RESTORE, handle.withOption(0).value(), Map.of(FormIds.APP, "my-app")));
  }

  private static void surviving(Play play, Runnable act) {
    try {
      act.run();
    } catch (Disturbances.ProcessDied e) {
      play.restarts();
    }
  }

  private static void assertOneRollback(Play play, Kind kind) {
    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(play.platform.runs()).contains(C400.value());
    assertThat(play.git.branches())
        .isEqualTo(Map.of(new BranchName("main"), C411, new BranchName("release/v4.0.0"), C400));
    assertThat(play.platform.autoDeploys()).isFalse();
    assertThat(play.incidents.autoDeployIsPaused(Examples.MY_APP)).isTrue();
    assertThat(play.incidents.marks(Examples.MY_APP)).containsExactly("4.1.1");
    assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
    assertThat(play.contents(ThreadEntry.Content.Proven.class)).hasSize(1);
    assertThat(play.actions())
        .containsOnlyOnce(
            "opened",
            "questions-skipped",
            "planned",
            "confirmed",
            "rechecked",
            "auto-deploy-paused",
            "deployed",
            "succeeded")
        .contains("deployment-requested");
    assertOnceInAll(play, "branch-created", "branch-was-there");
    assertOnceInAll(play, "deployment-accepted", "deployment-found");
    if (kind != Kind.REDEPLOY) {
      assertThat(play.actions()).containsOnlyOnce("database-restored");
    }
    if (kind == Kind.WITH_RESTORE) {
      assertThat(play.disturbances.acted("databases.restore")).isLessThanOrEqualTo(1);
      assertThat(play.actions()).contains("restore-requested");
    }
    if (kind == Kind.WITH_BACKUP || kind == Kind.WITH_RESTORE) {
      var database = new DatabaseId("ad-postgresql-1");
      assertThat(play.databases.backupsByBot(database)).isEqualTo(1);
      assertThat(play.actions()).containsOnlyOnce("backup-usable").contains("backup-requested");
      assertOnceInAll(play, "backup-accepted", "backup-found");
    }
  }

  /** One of these words, once: the trail says the same in the words that fit what was seen. */
  private static void assertOnceInAll(Play play, String... actions) {
    assertThat(play.actions()).filteredOn(List.of(actions)::contains).hasSize(1);
  }

  static Stream<Arguments> everyCallOfAFeature() {
    var whole = featurePlay();
    switchOff(whole);
    int calls = whole.disturbances.calls().size();
    return Stream.of(Mishap.values())
        .flatMap(mishap ->
            IntStream.rangeClosed(1, calls).mapToObj(number -> Arguments.of(mishap, number)));
  }

  @ParameterizedTest(name = "a feature: {0} at call {1}")
  @MethodSource("everyCallOfAFeature")
  void switchesAFeatureOffOnce(Mishap mishap, int number) {
    var play = featurePlay();
    play.disturbances.atNumber(number, mishap.disturbance());

    switchOff(play);

    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("false");
    assertThat(play.disturbances.acted("environment.setVariable")).isEqualTo(1);
    assertThat(play.environment.restartsByBot()).isEqualTo(1);
    assertThat(play.contents(ThreadEntry.Content.FeatureSwitched.class)).hasSize(1);
    assertThat(play.contents(ThreadEntry.Content.OwnerAlerted.class)).hasSize(1);
    assertThat(play.actions()).containsOnlyOnce("feature-chosen", "restarted", "feature-switched");
    assertOnceInAll(play, "variable-changed", "variable-was-changed");
    assertOnceInAll(play, "restart-accepted", "restart-found");
    assertThat(play.platform.byBot()).isEmpty();
  }

  private static Play featurePlay() {
    var play = Play.standard();
    play.environment.has("FEATURE_CHECKOUT", "true");
    return play;
  }

  private static void switchOff(Play play) {
    surviving(play, () -> play.types(ALICE, "my-app"));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("can-disable", "yes")));
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      switch (play.state()) {
        case IncidentState.Closed _ -> {
          return;
        }
        case IncidentState.ChoosingFlag _ -> surviving(play, () -> chooseTheFirst(play));
        case IncidentState.Deciding _ ->
            throw new AssertionError("not offered: " + play.contents());
        case IncidentState _ -> surviving(play, () -> play.passes(MOMENT));
      }
    }
    throw new AssertionError("no end: " + play.state());
  }

  private static void chooseTheFirst(Play play) {
    var handle = Input.Handle.parse(play.button(ActionIds.FLAG_NONE).value()).orElseThrow();
    play.clicks(ALICE, new Play.Button(ActionIds.FLAG_DISABLE, handle.withOption(0).value()));
  }

  static Stream<Arguments> everyCallOfATicket() {
    var whole = Play.of(Examples.appWithTickets());
    alertOwner(whole);
    int calls = whole.disturbances.calls().size();
    return Stream.of(Mishap.values())
        .flatMap(mishap ->
            IntStream.rangeClosed(1, calls).mapToObj(number -> Arguments.of(mishap, number)));
  }

  @ParameterizedTest(name = "a ticket: {0} at call {1}")
  @MethodSource("everyCallOfATicket")
  void opensATicketOnce(Mishap mishap, int number) {
    var play = Play.of(Examples.appWithTickets());
    play.disturbances.atNumber(number, mishap.disturbance());

    alertOwner(play);

    assertThat(play.tickets.opened()).hasSize(1);
    assertThat(play.contents(ThreadEntry.Content.OwnerAlerted.class))
        .singleElement()
        .extracting(ThreadEntry.Content.OwnerAlerted::ticket)
        .isEqualTo(new TicketOutcome.Opened(FakeTickets.ticket(1)));
  }

  private static void alertOwner(Play play) {
    surviving(play, () -> play.types(ALICE, "my-app"));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("can-disable", "no")));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("affects-users", "no")));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("can-wait", "yes")));
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      if (play.state() instanceof IncidentState.Closed) {
        return;
      }
      surviving(play, () -> play.passes(MOMENT));
    }
    throw new AssertionError("no end: " + play.state());
  }
}
