package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.suite.Patience;

/** Kills the process at each step of a rollback; the next process must bring it to its end. */
@Tag("whole")
@ExtendWith(OnPostgres.class)
class KillTest {
  private static final String CONFIGURATION = "ROLLBACK_CONFIG";

  /**
   * Whoever is killed before it has stored an answer leaves a branch, or a deployment, that the
   * next one finds.
   */
  private static final List<String> BRANCH_IS_THERE = List.of("branch-created", "branch-was-there");

  private static final List<String> DEPLOYMENT_IS_THERE =
      List.of("deployment-accepted", "deployment-found");

  /** Of a rollback without mishaps, at least. */
  private static final int MOST_CALLS = 12;

  @TempDir private Path folder;

  /** Where the bot stores, and how it hears. */
  enum Way {
    SQLITE_AND_HTTP,
    POSTGRES_AND_HTTP,
    SQLITE_AND_SOCKETS;

    Rehearsal prepare(Path folder, PostgresServer server) throws SQLException {
      return switch (this) {
        case SQLITE_AND_HTTP -> withoutHealthCheck(Rehearsal.prepare(folder));
        case POSTGRES_AND_HTTP ->
            withoutHealthCheck(Rehearsal.prepare(folder)).storeIn(server.migratedDatabase());
        case SQLITE_AND_SOCKETS -> withoutHealthCheck(Rehearsal.prepareSockets(folder));
      };
    }
  }

  /**
   * Each call and each way of storing and hearing, once, and the third of each in turn below; not
   * their product: that nothing is lost at whichever call and moment is the subject of {@code
   * EveryEffectFailsTest}, that either database keeps what was committed, and a start takes it up,
   * of the contracts of store and jobs.
   */
  static Stream<Arguments> effectsAndWays() {
    return Stream.of(
        Arguments.of(Effect.BRANCH, Effect.Moment.AFTER, Way.POSTGRES_AND_HTTP),
        Arguments.of(Effect.AUTO_DEPLOY, Effect.Moment.AFTER, Way.SQLITE_AND_SOCKETS));
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("effectsAndWays")
  void killedDuringACallThatChangesSomethingTheRollbackGoesOn(
      Effect effect, Effect.Moment moment, Way way, PostgresServer server) throws Exception {
    try (var rehearsal = way.prepare(folder, server)) {
      confirmAndKill(rehearsal, kill -> effect.interrupt(moment, rehearsal.place(), kill));

      assertGoesOnToTheEnd(rehearsal);
    }
  }

  /** Confirms a plan; somewhere on the way from there the process dies. */
  private static void confirmAndKill(Rehearsal rehearsal, Consumer<Runnable> whenToKill)
      throws Exception {
    startAndKill(
        rehearsal,
        whenToKill,
        () -> {
          var alice = rehearsal.person(ALICE);
          alice.type("my-app previous");
          rehearsal.slack().click(ALICE, alice.awaitControl("plan.confirm"));
        });
  }

  /** What people do. */
  interface Doing {
    void act() throws Exception;
  }

  /** Starts the process, which dies somewhere on the way from what people do. */
  static void startAndKill(Rehearsal rehearsal, Consumer<Runnable> whenToKill, Doing people)
      throws Exception {
    var started = new CompletableFuture<BotProcess>();
    var reached = new CountDownLatch(1);
    whenToKill.accept(() -> {
      started.join().kill();
      reached.countDown();
    });
    try (var process = startIn(rehearsal)) {
      started.complete(process);
      people.act();
      assertThat(reached.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
  }

  /**
   * One rollback, and a process that dies after each of its steps; the one that asks for the
   * deployment dies before that arrives.
   */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void killedAfterEachStepInTurnTheRollbackGoesOn() throws Exception {
    try (var rehearsal = withoutHealthCheck(Rehearsal.prepare(folder))) {
      var alice = rehearsal.person(ALICE);
      var turns = new Turns(rehearsal);
      var asking = new CountDownLatch(1);
      Effect.DEPLOYMENT.interrupt(
          Effect.Moment.BEFORE,
          rehearsal.place(),
          () -> {
            turns.killCurrent();
            asking.countDown();
          });

      turns.killNext(() -> {
        alice.type("my-app previous");
        awaitStep(rehearsal, "opened");
      });
      turns.killNext(() -> {
        alice.click("plan.confirm");
        awaitStep(rehearsal, "confirmed");
      });
      turns.killNext(() -> awaitStep(rehearsal, "auto-deploy-paused"));
      turns.killNext(() -> awaitStep(rehearsal, BRANCH_IS_THERE));
      // An earlier one may have come so far before it was killed.
      turns.killNext(
          () -> assertThat(asking.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue());
      turns.killNext(() -> awaitStep(rehearsal, DEPLOYMENT_IS_THERE));

      assertThat(rehearsal.books().actions()).contains("deployment-not-found");
      assertGoesOnToTheEnd(rehearsal, turns.taken());
    }
  }

  /**
   * The process dies wherever it is when the platform has heard so many calls of the rollback, as
   * many each time; {@code -Dkill.seed=random} draws another number.
   */
  @Tag("soak")
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void killedAtRandomTheRollbackGoesOn() throws Exception {
    var given = Optional.ofNullable(System.getProperty("kill.seed")).orElse("1");
    long seed = given.equals("random") ? new Random().nextLong() : Long.parseLong(given);
    System.out.println("killed at random, -Dkill.seed=" + seed);
    int calls = new Random(seed).nextInt(MOST_CALLS);
    try (var rehearsal = withoutHealthCheck(Rehearsal.prepare(folder))) {
      var platform = rehearsal.world().scalingo();
      var alice = rehearsal.person(ALICE);
      try (var first = startIn(rehearsal)) {
        alice.type("my-app previous");
        alice.awaitControl("plan.confirm");
        int before = platform.calls().size();
        alice.click("plan.confirm");
        soon()
            .pollInterval(Duration.ofMillis(2))
            .until(() -> platform.calls().size() >= before + calls);
        first.kill();
      }

      assertGoesOnToTheEnd(rehearsal);
    }
  }

  static void awaitStep(Rehearsal rehearsal, String action) {
    awaitStep(rehearsal, List.of(action));
  }

  private static void awaitStep(Rehearsal rehearsal, List<String> anyOf) {
    soon()
        .pollInterval(Duration.ofMillis(2))
        .untilAsserted(() -> assertThat(rehearsal.books().actions()).containsAnyElementsOf(anyOf));
  }

  /** Nobody waits for an app to be healthy for half a minute. */
  static Rehearsal withoutHealthCheck(Rehearsal rehearsal) {
    var configuration = rehearsal.environment().getOrDefault(CONFIGURATION, "");
    return rehearsal.set(CONFIGURATION, configuration.replaceAll(" *health-check:.*\\R", ""));
  }

  /** Starts the process, with quick waits; from then on Slack reaches it. */
  static BotProcess startIn(Rehearsal rehearsal) throws Exception {
    return startIn(rehearsal, BotProcess::startQuick);
  }

  /** The same with the waits of production. */
  static BotProcess startAsInProduction(Rehearsal rehearsal) throws Exception {
    return startIn(rehearsal, BotProcess::start);
  }

  /** How a process is started. */
  private interface Launch {
    BotProcess start(Map<String, String> environment, Path log) throws Exception;
  }

  private static BotProcess startIn(Rehearsal rehearsal, Launch launch) throws Exception {
    var slack = rehearsal.slack();
    awaitSockets(0, slack);
    var log = rehearsal.data().resolveSibling("log.txt");
    var bot = launch.start(rehearsal.environment(), log);
    try {
      if (slack.isSocketMode()) {
        awaitSockets(1, slack);
      } else {
        slack.deliverTo(bot.slackEndpoint());
      }
      return bot;
    } catch (Exception | Error e) {
      bot.close(); // nobody else would end it
      throw e;
    }
  }

  private static void awaitSockets(int count, FakeSlack slack) {
    if (slack.isSocketMode()) {
      soon().until(() -> slack.sockets().count() == count);
    }
  }

  private static void assertGoesOnToTheEnd(Rehearsal rehearsal) throws Exception {
    assertGoesOnToTheEnd(rehearsal, 1);
  }

  private static void assertGoesOnToTheEnd(Rehearsal rehearsal, int kills) throws Exception {
    try (var last = startIn(rehearsal)) {
      var alice = rehearsal.person(ALICE);
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.autoDeploy()).isFalse();
      assertEndsWell(rehearsal, kills);
      // Whoever switched it off may be dead; that it was on isn't forgotten.
      alice.click("autodeploy.resume");
      soon().until(rehearsal::autoDeploy);

      last.terminate();
      assertThat(last.awaitEnd()).isZero();
      awaitSockets(0, rehearsal.slack());
    }
  }

  private static void assertEndsWell(Rehearsal rehearsal, int kills) {
    Ending.assertDoneOnce(
        rehearsal.newDeployments(),
        rehearsal.world().repository().branches(),
        "release/v4.0.0",
        rehearsal.world().commitOf(PlayedWorld.PREVIOUS));
    Ending.assertTrail(rehearsal.books().actions());
    Ending.assertSaidOnce(rehearsal.slack().messages(), rehearsal.books(), kills);
  }
}
