package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;
import static rollbackbot.whole.Rehearsal.CAROL;
import static rollbackbot.whole.Rehearsal.CHANNEL;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.release.Deployment;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.workspace.SlackUser.Membership;

/** Tries to make happen what must never happen (interface.md, section 6). */
@Tag("whole")
class AttacksTest {
  private static final int MOST_LOOKS = 100;
  private static final String BRANCH = "release/v4.0.0";
  private static final String APP = PlayedWorld.PLATFORM_APP;

  @TempDir private Path folder;

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aReplayedCommandIsTypedOnce() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      var typed = rehearsal.slack().command(ALICE, CHANNEL, "my-app");
      alice.click("incident.close");
      alice.awaitState("closed");

      var replayed = rehearsal.slack().deliver(typed.request());
      rehearsal.awaitNothingUnsent();

      assertThat(replayed.isAcknowledged()).isTrue();
      assertThat(rehearsal.books().states()).containsExactly("closed");
    }
  }

  /** What is remembered of a request outlives the process that took it. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aReplayedClickActsOnceAcrossARestart() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.click("incident.close");
      alice.awaitState("closed");
      var reopened = rehearsal.slack().click(ALICE, alice.awaitControl("incident.reopen"));
      alice.awaitState("deciding");
      alice.click("incident.close");
      alice.awaitState("closed");

      rehearsal.stopBot();
      rehearsal.startBot();
      var replayed = rehearsal.slack().deliver(reopened.request());
      rehearsal.awaitNothingUnsent();

      assertThat(replayed.status()).isEqualTo(200);
      assertThat(rehearsal.books().states()).containsExactly("closed");
      assertThat(rehearsal.get("/metrics").body())
          .contains("rollback_requests_repeated_total 1.0")
          .doesNotContain("rollback_requests_refused_total 1.0");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whoWasThrownOutASecondAgoConfirmsNothing() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      var confirm = alice.awaitControl("plan.confirm");

      rehearsal.slack().workspace().group("S0OPSTEAM", "ops", BOB);
      rehearsal.slack().click(ALICE, confirm);
      soon()
          .untilAsserted(
              () -> assertThat(rehearsal.privately(ALICE)).contains("Nothing has changed"));

      assertThat(rehearsal.books().states()).containsExactly("planned");
      assertThat(rehearsal.newDeployments()).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whoseAccountWasDeactivatedASecondAgoConfirmsNothing() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      var confirm = alice.awaitControl("plan.confirm");

      rehearsal.slack().workspace().membership(ALICE, Membership.DEACTIVATED);
      rehearsal.slack().click(ALICE, confirm);
      soon().untilAsserted(() -> assertThat(rehearsal.privately(ALICE)).contains("deactivated"));

      assertThat(rehearsal.books().states()).containsExactly("planned");
      assertThat(rehearsal.newDeployments()).isEmpty();
    }
  }

  static Stream<SlackFault> faultsOfConversationsInfo() {
    return Stream.of(
        new SlackFault.ServerError(503),
        new SlackFault.TooMany(Duration.ofSeconds(30)),
        new SlackFault.Refuse("channel_not_found"),
        new SlackFault.Refuse("missing_scope"),
        new SlackFault.Refuse("something_new"),
        new SlackFault.DropBefore());
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("faultsOfConversationsInfo")
  void whereSlackDoesNotTellWhoSeesAChannelNothingIsOpened(SlackFault fault) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.slack().faults().always("conversations.info", fault);

      rehearsal.person(ALICE, "C0SHARED").type("my-app");
      soon()
          .untilAsserted(() ->
              assertThat(rehearsal.privately(ALICE))
                  .contains("doesn't say whether this conversation is shared"));

      assertThat(rehearsal.books().states()).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void manyClicksOnOneConfirmationMakeOneDeployment() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      var confirm = alice.awaitControl("plan.confirm");

      atOnce(
          () -> rehearsal.slack().click(ALICE, confirm),
          () -> rehearsal.slack().click(BOB, confirm),
          () -> rehearsal.slack().click(ALICE, confirm),
          () -> rehearsal.slack().click(BOB, confirm));
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.books().actions()).containsOnlyOnce("confirmed");
      assertThat(rehearsal.privately(ALICE) + rehearsal.privately(BOB))
          .containsAnyOf("was first", "a répondu avant vous");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void twoPeopleAnsweringAtOnceGiveOneAnswer() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      var yes = alice.awaitControl("answer.can-disable.yes");
      var no = alice.awaitControl("answer.can-disable.no");

      atOnce(
          () -> rehearsal.slack().click(ALICE, no),
          () -> rehearsal.slack().click(BOB, yes),
          () -> rehearsal.slack().click(ALICE, no));
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.books().actions()).containsOnlyOnce("answered");
      assertThat(rehearsal.privately(ALICE) + rehearsal.privately(BOB))
          .containsAnyOf("was first", "a répondu avant vous");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void twoCommandsAtOnceOpenOneIncident() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {

      atOnce(
          () -> rehearsal.slack().command(ALICE, CHANNEL, "my-app"),
          () -> rehearsal.slack().command(BOB, CHANNEL, "my-app previous"),
          () -> rehearsal.slack().command(BOB, CHANNEL, "my-app"));
      soon().until(() -> !rehearsal.books().states().isEmpty());
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.books().states()).hasSize(1);
      assertThat(rehearsal.slack().messages().in(CHANNEL)).hasSize(1);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aReplayedConfirmationDoesNotConfirmTheNextPlan() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.scalingo().nextDeployment(APP, DeploymentScript.endingWith("build-error"));
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      var confirmed = rehearsal.slack().click(ALICE, alice.awaitControl("plan.confirm"));
      alice.click("rollback.retry");
      soon().until(() -> rehearsal.books().states().equals(List.of("planned")));

      rehearsal.slack().deliver(confirmed.request());
      rehearsal.slack().deliver(confirmed.request());
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.books().states()).containsExactly("planned");
      assertThat(rehearsal.books().actions()).containsOnlyOnce("confirmed");
      assertThat(rehearsal.newDeployments()).hasSize(1);
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(strings = {CAROL, "U0GUEST", "U0STRANGER", "U0ROBOT", "U0GONE"})
  void whoIsNoOperatorChangesNothing(String person) throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder)) {
      rehearsal
          .slack()
          .workspace()
          .bot("U0ROBOT", "robot")
          .member("U0GONE", "gone", "en-US")
          .membership("U0GONE", Membership.DEACTIVATED)
          .group("S0OPSTEAM", "ops", ALICE, BOB, "U0GUEST", "U0STRANGER", "U0ROBOT", "U0GONE");
      rehearsal.startBot();
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      var confirm = alice.awaitControl("plan.confirm");
      var close = alice.awaitControl("plan.cancel");

      rehearsal.slack().click(person, confirm);
      rehearsal.slack().click(person, close);
      rehearsal.slack().command(person, CHANNEL, "my-app 3.9.0");
      soon()
          .untilAsserted(() ->
              assertThat(rehearsal.privately(person).split("Nothing has changed", -1)).hasSize(4));
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.books().states()).containsExactly("planned");
      assertThat(rehearsal.books().actionsWithActor())
          .filteredOn(it -> it.startsWith(person))
          .hasSize(3)
          .containsOnly(person + " refused");
      assertThat(rehearsal.newDeployments()).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whoSlackDoesNotKnowMayNotAct() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.slack().faults().always("users.info", new SlackFault.ServerError(503));

      rehearsal.person(ALICE).type("my-app previous");
      soon()
          .untilAsserted(
              () -> assertThat(rehearsal.privately(ALICE)).contains("couldn't say whether"));

      assertThat(rehearsal.books().states()).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void someoneElsesDeploymentVoidsTheConfirmation() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app previous");
      var confirm = alice.awaitControl("plan.confirm");
      var hotfix = rehearsal.world().repository().release("4.1.1").commitOf("v4.1.1");
      rehearsal.scalingo().deployedBy("bob", APP, hotfix);

      rehearsal.slack().click(ALICE, confirm);
      soon().until(() -> rehearsal.boardValue("from").filter("4.1.1"::equals).isPresent());

      assertThat(rehearsal.books().states()).containsExactly("planned");
      assertThat(rehearsal.thread()).contains("bob");
      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.world().repository().branches()).containsOnlyKeys("main");
      rehearsal.slack().click(ALICE, alice.awaitControl("plan.confirm"));
      alice.awaitState("succeeded");
      assertThat(rehearsal.newDeployments()).hasSize(2);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aDeploymentThatStartsRightBeforeOursIsWaitedFor() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var hotfix = rehearsal.world().repository().release("4.1.1").commitOf("v4.1.1");
      rehearsal
          .scalingo()
          .disturb(
              1,
              "PATCH .*/scm_repo_link",
              new ScalingoFault.Meanwhile(
                  () -> rehearsal.scalingo().deployedBy("bob", APP, hotfix)));
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      soon().until(() -> rehearsal.boardValue("from").filter("4.1.1"::equals).isPresent());

      assertThat(rehearsal.books().states()).containsExactly("planned");
      assertThat(rehearsal.newDeployments())
          .extracting(Deployment::gitRef)
          .allMatch(ref -> ref.filter(hotfix.value()::equals).isPresent())
          .hasSize(1);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aDeploymentAfterOursIsNeverTakenForIt() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var hotfix = rehearsal.world().repository().release("4.1.1").commitOf("v4.1.1");
      var scalingo = rehearsal.scalingo();
      int before = scalingo.deploymentsOf(APP).size();
      var isDeployed = new AtomicBoolean();
      // The health is looked at before the rollback, too.
      scalingo.disturb(
          MOST_LOOKS,
          "GET /health/.*",
          new ScalingoFault.Meanwhile(() -> {
            if (scalingo.deploymentsOf(APP).size() > before
                && isDeployed.compareAndSet(false, true)) {
              scalingo.deployedBy("bob", APP, hotfix);
            }
          }));
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("failed");

      assertThat(rehearsal.boardStates()).doesNotContain("succeeded");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aBranchAtAnAncestorStaysWhereItIs() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var repository = rehearsal.world().repository().branch(BRANCH, "v3.9.0");
      var tags = repository.tags();
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertThat(repository.branches())
          .containsEntry(BRANCH, repository.commitOf("v3.9.0"))
          .containsEntry(BRANCH + "-2", repository.commitOf("v4.0.0"));
      assertThat(repository.tags()).isEqualTo(tags);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aBranchThatAppearsRightBeforeThePushIsNotMoved() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var repository = rehearsal.world().repository();
      rehearsal
          .scalingo()
          .disturb(
              1,
              "PATCH .*/scm_repo_link",
              new ScalingoFault.Meanwhile(() -> repository.branch(BRANCH, "v3.9.0")));
      var alice = rehearsal.person(ALICE);

      alice.type("my-app previous");
      alice.click("plan.confirm");
      soon()
          .until(() -> rehearsal.boardValue("branch").filter((BRANCH + "-2")::equals).isPresent());

      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(repository.branches())
          .containsEntry(BRANCH, repository.commitOf("v3.9.0"))
          .hasSize(2);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whileAnIncidentIsOpenTypingAgainGivesALinkToIt() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("my-app");
      alice.awaitState("deciding");
      soon().until(() -> rehearsal.books().unsent().isEmpty());

      rehearsal.person(BOB).type("my-app 3.9.0");
      soon()
          .untilAsserted(() ->
              assertThat(rehearsal.privately(BOB))
                  .contains("déjà ouvert", rehearsal.board().ts().replace(".", "")));

      assertThat(rehearsal.books().states()).containsExactly("deciding");
    }
  }

  /** Something that a person does. */
  interface Act {
    Delivery happens();
  }

  static void atOnce(Act... acts) throws Exception {
    var ready = new CountDownLatch(acts.length);
    try (var threads = Executors.newFixedThreadPool(acts.length)) {
      var deliveries = new ArrayList<Future<Delivery>>();
      for (var act : acts) {
        deliveries.add(
            threads.submit(() -> {
              ready.countDown();
              ready.await();
              return act.happens();
            }));
      }
      for (var delivery : deliveries) {
        assertThat(delivery.get().isAcknowledged()).isTrue();
      }
    }
  }
}
