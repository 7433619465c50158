package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Fleet.soon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.suite.Patience;

/** Real processes on one PostgreSQL; those that work are killed. */
@Tag("whole")
@ExtendWith(OnPostgres.class)
class ReplicasTest {
  /** The apps that are rolled back around a restart. */
  private static final List<String> RESTARTED = List.of("before", "during", "after");

  /**
   * A request that never arrived, an answer that nobody heard, and a question that changes nothing.
   * At whichever step somebody dies is the subject of {@code EveryEffectFailsTest}; here it is who
   * takes over, which is the same whatever the step. The request that is lost comes first: it is
   * missed until it is repeated.
   */
  private static final List<Kill> KILLS =
      List.of(
          Kill.before("asking", Effect.DEPLOYMENT),
          Kill.after("pushed", Effect.BRANCH),
          Kill.reading("following", "deployments/[^/]+"));

  @TempDir private Path folder;

  /**
   * The same two that a restart left: one rollback for each kill. The call is answered to nobody:
   * who asked is killed while it is under way. The other one takes over, and while it does the next
   * rollback begins.
   */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aRollingRestartLosesNothingAndThenWhoeverWorksIsKilledAgainAndAgain(PostgresServer server)
      throws Exception {
    var killed = KILLS.stream().map(Kill::app).toList();
    var apps = Stream.concat(RESTARTED.stream(), killed.stream()).toArray(String[]::new);
    try (var world = new World(folder, apps);
        var fleet = new Fleet(world, folder, server.freshDatabase()).start(2).awaitListening()) {
      assertARollingRestartLosesNothing(world, fleet);
      int saidAgain = Ending.saidAgain(world.slack().messages(), fleet.books());

      for (var kill : KILLS) {
        fleet.start(2 - fleet.alive().size()).awaitListening();
        killAndAwaitAdoption(kill, world, fleet);
      }

      for (var app : killed) {
        soon().until(() -> fleet.state(app), "succeeded"::equals);
      }
      for (var app : killed) {
        assertRolledBackOnce(app, world, fleet);
      }
      assertNothingSaidTwice(world, fleet, saidAgain + KILLS.size());
    }
  }

  /** Each of the old ones is told to end while its successors are up. */
  private static void assertARollingRestartLosesNothing(World world, Fleet fleet) throws Exception {
    var old = fleet.alive();
    fleet.type("before", "before previous");
    var button = fleet.person("U0ALICE", "before").awaitControl("plan.confirm");
    var clicks = clickAtOnce(world, fleet, button);

    fleet.start(2).awaitListening();
    fleet.type("during", "during previous");
    old.getFirst().terminate();
    var young = fleet.alive().stream().filter(it -> !old.contains(it)).findFirst();
    world.slack().deliverTo(young.orElseThrow().slackEndpoint());
    var alice = fleet.person("U0ALICE", "during");
    alice.click("plan.confirm");
    old.getLast().terminate();
    fleet.person("U0ALICE", "after").type("after previous");
    for (var replica : old) {
      replica.awaitEnd();
    }
    fleet.click("after", "plan.confirm");

    for (var app : RESTARTED) {
      soon().until(() -> fleet.state(app), "succeeded"::equals);
      assertRolledBackOnce(app, world, fleet);
    }
    assertThat(clicks).containsOnly(true);
    soon().until(() -> fleet.texts("select id from private_reply").isEmpty());
    assertThat(
            Stream.of("U0ALICE", "U0BOB")
                .flatMap(person -> world.slack().messages().ephemeralsFor(person).stream()))
        .hasSizeBetween(clicks.size() - 1, clicks.size() - 1 + old.size());
    assertThat(fleet.texts("select id from input where handled = 0")).isEmpty();
    // Where the machine stands still, one that is told to end may end like one that is killed.
    assertNothingSaidTwice(world, fleet, old.size());
  }

  /** The rollback of one app, and the call during which it loses its process. */
  record Kill(String app, BiConsumer<Effect.Place, Runnable> call) {

    static Kill before(String app, Effect effect) {
      return new Kill(app, (place, kill) -> effect.interrupt(Effect.Moment.BEFORE, place, kill));
    }

    static Kill after(String app, Effect effect) {
      return new Kill(app, (place, kill) -> effect.interrupt(Effect.Moment.AFTER, place, kill));
    }

    static Kill reading(String app, String rest) {
      return new Kill(
          app,
          (place, kill) ->
              place
                  .scalingo()
                  .disturb(1, place.line("GET", rest), new ScalingoFault.LostAfter(kill)));
    }
  }

  private static void killAndAwaitAdoption(Kill kill, World world, Fleet fleet) throws Exception {
    var app = kill.app();
    var killed = new CompletableFuture<Long>();
    fleet.type(app, app + " previous");
    fleet.person("U0ALICE", app).awaitControl("plan.confirm");
    kill.call()
        .accept(
            world.place(app),
            () -> {
              fleet.caller().kill();
              killed.complete(world.calls(app));
            });
    fleet.clickUnheard(app, "plan.confirm");
    long callsOfTheDead = killed.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);

    soon().until(() -> world.calls(app) > callsOfTheDead);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whoSendsTheMessagesIsReplacedAFrozenOneTooAndThenTwoOfThreeDie(PostgresServer server)
      throws Exception {
    try (var world = new World(folder, "killed", "frozen", "asking");
        var fleet = new Fleet(world, folder, server.migratedDatabase()).start(3).awaitListening()) {
      fleet.type("killed", "killed previous");
      var first = fleet.publisher();
      first.kill();
      var alice = fleet.person("U0ALICE", "killed");
      soon().until(() -> alice.board().isPresent());

      awaitNothingUnsent(fleet);
      var second = fleet.publisher();
      second.freeze();
      world
          .slack()
          .deliverTo(
              fleet.alive().stream()
                  .filter(it -> !it.equals(second))
                  .findFirst()
                  .orElseThrow()
                  .slackEndpoint());
      fleet.person("U0ALICE", "frozen").type("frozen previous");
      var board = fleet.person("U0ALICE", "frozen");
      soon().until(() -> board.board().isPresent());
      second.thaw();

      fleet.awaitListening();
      fleet.click("killed", "plan.confirm");
      fleet.click("frozen", "plan.confirm");
      soon()
          .until(() -> fleet.state("killed") + fleet.state("frozen"), "succeededsucceeded"::equals);
      assertRolledBackOnce("killed", world, fleet);
      assertRolledBackOnce("frozen", world, fleet);
      assertNothingSaidTwice(world, fleet, 1);

      fleet.start(3 - fleet.alive().size()).awaitListening();
      assertOfThreeTwoDieAndTheThirdFinishes(world, fleet);
    }
  }

  private static void assertOfThreeTwoDieAndTheThirdFinishes(World world, Fleet fleet)
      throws Exception {
    int saidAgain = Ending.saidAgain(world.slack().messages(), fleet.books());
    var both = new CountDownLatch(2);
    Runnable kill =
        () -> {
          fleet.caller().kill();
          both.countDown();
        };
    var looked = "GET /v1/apps/asking/deployments";
    // Whoever takes over looks for what was asked for, and dies too.
    Runnable killBoth =
        () -> {
          kill.run();
          world.scalingo().disturb(1, looked, new ScalingoFault.Meanwhile(kill));
        };
    fleet.type("asking", "asking previous");
    fleet.person("U0ALICE", "asking").awaitControl("plan.confirm");
    world
        .scalingo()
        .disturb(
            1,
            "POST /v1/apps/asking/scm_repo_link/manual_deploy",
            new ScalingoFault.Meanwhile(killBoth));
    fleet.clickUnheard("asking", "plan.confirm");

    assertThat(both.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    soon().until(() -> fleet.actions("asking").contains("deployment-found"));
    soon().until(() -> fleet.state("asking"), "succeeded"::equals);
    assertThat(fleet.alive()).hasSize(1);
    assertRolledBackOnce("asking", world, fleet);
    assertNothingSaidTwice(world, fleet, saidAgain + 2);
  }

  /** Everybody clicks the same button, and each click reaches another replica. */
  private static List<Boolean> clickAtOnce(
      World world, Fleet fleet, rollbackbot.sandbox.slack.messages.Control button)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var clicks = new ArrayList<Callable<Boolean>>();
      for (int click = 0; click < 10; click++) {
        var person = click % 2 == 0 ? "U0ALICE" : "U0BOB";
        clicks.add(() -> {
          fleet.deliverToNext();
          return world.slack().click(person, button).isAcknowledged();
        });
      }
      var acknowledged = new ArrayList<Boolean>();
      for (var click : threads.invokeAll(clicks)) {
        acknowledged.add(click.get());
      }
      return acknowledged;
    }
  }

  private static void assertRolledBackOnce(String app, World world, Fleet fleet) throws Exception {
    Ending.assertDoneOnce(
        world.newDeployments(app), world.branches(app), "release/v1.0.0", world.target(app));
    Ending.assertTrail(fleet.actions(app));
    assertThat(world.scalingo().autoDeploy(app)).as(app).isFalse();
    fleet.person("U0ALICE", app).awaitState("succeeded");
  }

  private static void assertNothingSaidTwice(World world, Fleet fleet, int kills) {
    awaitNothingUnsent(fleet);
    Ending.assertSaidOnce(world.slack().messages(), fleet.books(), kills);
  }

  private static void awaitNothingUnsent(Fleet fleet) {
    soon()
        .until(
            () -> fleet.texts("select id from incident where shown_revision < revision").isEmpty());
  }
}
