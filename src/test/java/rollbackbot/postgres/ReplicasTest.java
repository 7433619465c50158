package rollbackbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.postgres.Fleet.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.scalingo.Disturbance;
import rollbackbot.sandbox.slack.Message;

/** Real processes on one PostgreSQL; those that work are killed. */
@ExtendWith(OnPostgres.class)
@Timeout(240)
class ReplicasTest {
  private static final Duration ADOPTED = Duration.ofSeconds(15);

  @TempDir private Path folder;

  /**
   * One rollback per step. The call is answered to nobody: who asked is killed when it arrives. The
   * next rollback begins while the one before is being taken over.
   */
  @Test
  void ofTwoReplicasTheOneThatWorksIsKilledAtEachStep(PostgresServer server) throws Exception {
    var calls =
        List.of(
            new Kill("rechecking", 0, "GET /v1/apps/rechecking/scm_repo_link"),
            new Kill("seeing", 0, "GET /v1/apps/seeing/deployments"),
            new Kill("pausing", 0, "PATCH /v1/apps/pausing/scm_repo_link"),
            new Kill("looking", 1, "GET /v1/apps/looking/deployments"),
            new Kill("asking", 0, "POST /v1/apps/asking/scm_repo_link/manual_deploy"),
            new Kill("following", 0, "GET /v1/apps/following/deployments/[^/]+"),
            new Kill("verifying", 2, "GET /v1/apps/verifying/deployments"));
    var names = calls.stream().map(Kill::app).toArray(String[]::new);
    try (var world = new World(folder, names);
        var fleet = new Fleet(world, folder, server.freshDatabase()).start(2)) {
      for (var kill : calls) {
        fleet.awaitListening();
        killAt(kill, world, fleet);
        fleet.start(1);
      }

      for (var kill : calls) {
        soon().until(() -> fleet.state(kill.app()), "succeeded"::equals);
      }
      for (var kill : calls) {
        assertRolledBackOnce(kill.app(), world, fleet);
      }
      assertNothingSaidTwice(world, fleet, calls.size());
    }
  }

  private record Kill(String app, int callsBefore, String call) {}

  private static void killAt(Kill kill, World world, Fleet fleet) throws Exception {
    var killed = new CountDownLatch(1);
    fleet.type(kill.app(), kill.app() + " previous");
    fleet.person("U0ALICE", kill.app()).awaitControl("plan.confirm");
    if (kill.callsBefore() > 0) {
      world
          .scalingo()
          .disturb(kill.callsBefore(), kill.call(), new Disturbance.Meanwhile(() -> {}));
    }
    world
        .scalingo()
        .disturb(
            1,
            kill.call(),
            new Disturbance.Meanwhile(() -> {
              fleet.workerOn(kill.app()).orElseThrow().kill();
              killed.countDown();
            }));
    fleet.click(kill.app(), "plan.confirm");
    assertThat(killed.await(60, TimeUnit.SECONDS)).as(kill.call()).isTrue();
  }

  @Test
  void ofThreeReplicasTwoDieAndTheThirdFinishes(PostgresServer server) throws Exception {
    try (var world = new World(folder, "asking", "told");
        var fleet = new Fleet(world, folder, server.freshDatabase()).start(3).awaitListening()) {
      var both = new CountDownLatch(2);
      var kill =
          new Disturbance.Meanwhile(() -> {
            fleet.workerOn("asking").orElseThrow().kill();
            both.countDown();
          });
      fleet.type("asking", "asking previous");
      fleet.person("U0ALICE", "asking").awaitControl("plan.confirm");
      world.scalingo().disturb(1, "POST /v1/apps/asking/scm_repo_link/manual_deploy", kill);
      var look = "GET /v1/apps/asking/deployments";
      world.scalingo().disturb(2, look, new Disturbance.Meanwhile(() -> {}));
      // Whoever takes over looks for what was asked for, and dies too.
      world.scalingo().disturb(1, look, kill);
      var began = Instant.now();
      fleet.click("asking", "plan.confirm");

      assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
      soon().atMost(ADOPTED).until(() -> fleet.actions("asking").contains("deployment-found"));
      soon().until(() -> fleet.state("asking"), "succeeded"::equals);
      assertThat(fleet.alive()).hasSize(1);
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(60));
      assertRolledBackOnce("asking", world, fleet);
      assertNothingSaidTwice(world, fleet, 2);
    }
  }

  @Test
  void whoSendsTheMessagesIsReplacedAndAFrozenOneToo(PostgresServer server) throws Exception {
    try (var world = new World(folder, "killed", "frozen");
        var fleet = new Fleet(world, folder, server.freshDatabase()).start(3).awaitListening()) {
      fleet.type("killed", "killed previous");
      var first = fleet.publisher();
      first.kill();
      var alice = fleet.person("U0ALICE", "killed");
      soon().atMost(ADOPTED).until(() -> alice.board().isPresent());

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
                  .address());
      fleet.person("U0ALICE", "frozen").type("frozen previous");
      var board = fleet.person("U0ALICE", "frozen");
      soon().atMost(ADOPTED).until(() -> board.board().isPresent());
      second.thaw();

      fleet.awaitListening();
      fleet.click("killed", "plan.confirm");
      fleet.click("frozen", "plan.confirm");
      soon()
          .until(() -> fleet.state("killed") + fleet.state("frozen"), "succeededsucceeded"::equals);
      assertRolledBackOnce("killed", world, fleet);
      assertRolledBackOnce("frozen", world, fleet);
      assertNothingSaidTwice(world, fleet, 1);
    }
  }

  @Test
  void aRollingRestartLosesNothingAndClicksMayArriveAnywhere(PostgresServer server)
      throws Exception {
    try (var world = new World(folder, "before", "during", "after");
        var fleet = new Fleet(world, folder, server.freshDatabase()).start(2).awaitListening()) {
      var old = fleet.alive();
      fleet.type("before", "before previous");
      var button = fleet.person("U0ALICE", "before").awaitControl("plan.confirm");
      var clicks = clickAtOnce(world, fleet, button);

      fleet.start(2).awaitListening();
      fleet.type("during", "during previous");
      old.getFirst().terminate();
      fleet.alive().stream()
          .filter(it -> !old.contains(it))
          .findFirst()
          .ifPresent(it -> world.slack().deliverTo(it.address()));
      var alice = fleet.person("U0ALICE", "during");
      alice.click("plan.confirm");
      old.getLast().terminate();
      fleet.person("U0ALICE", "after").type("after previous");
      for (var replica : old) {
        replica.awaitEnd(Duration.ofSeconds(10));
      }
      fleet.click("after", "plan.confirm");

      for (var app : List.of("before", "during", "after")) {
        soon().until(() -> fleet.state(app), "succeeded"::equals);
        assertRolledBackOnce(app, world, fleet);
      }
      assertThat(clicks).containsOnly(true);
      soon().until(() -> fleet.texts("select id from private_reply").isEmpty());
      assertThat(
              Stream.of("U0ALICE", "U0BOB")
                  .flatMap(person -> world.slack().messages().ephemeralsFor(person).stream()))
          .hasSize(clicks.size() - 1);
      assertThat(fleet.texts("select id from input where handled = 0")).isEmpty();
      assertNothingSaidTwice(world, fleet, 0);
    }
  }

  /** Everybody clicks the same button, and each click reaches another replica. */
  private static List<Boolean> clickAtOnce(
      World world, Fleet fleet, rollbackbot.sandbox.slack.Control button) throws Exception {
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
    assertThat(world.newDeployments(app)).as(app).hasSize(1);
    assertThat(world.newDeployments(app).getFirst().gitRef())
        .as(app)
        .contains(world.target(app).value());
    assertThat(world.branches(app)).as(app).containsOnlyKeys("main", "release/v1.0.0");
    assertThat(world.branches(app)).containsEntry("release/v1.0.0", world.target(app));
    assertThat(world.scalingo().autoDeploy(app)).as(app).isFalse();
    assertThat(fleet.actions(app))
        .as(app)
        .containsSubsequence(
            "opened",
            "planned",
            "confirmed",
            "rechecked",
            "auto-deploy-paused",
            "deployment-requested",
            "deployed",
            "succeeded")
        .doesNotHaveDuplicates();
    fleet.person("U0ALICE", app).awaitState("succeeded");
  }

  /**
   * Each stored message is in Slack once. Who is killed between Slack's answer and storing it
   * leaves one behind that is sent again.
   */
  private static void assertNothingSaidTwice(World world, Fleet fleet, int kills) {
    awaitNothingUnsent(fleet);
    var stored = fleet.texts("select channel || ' ' || timestamp from message");
    var said =
        world.slack().messages().everything().stream()
            .filter(message -> !message.isEphemeral())
            .map(ReplicasTest::key)
            .toList();
    assertThat(said).containsAll(stored);
    assertThat(said.size() - stored.size()).isBetween(0, kills);
  }

  private static void awaitNothingUnsent(Fleet fleet) {
    soon()
        .until(
            () -> fleet.texts("select id from incident where shown_revision < revision").isEmpty());
  }

  private static String key(Message message) {
    return message.channel() + " " + message.ts();
  }
}
