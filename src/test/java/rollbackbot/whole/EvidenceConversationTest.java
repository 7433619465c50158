package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.apps.SimulatedTraffic.Level;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;

/** A whole conversation about an app without a database, whose release answers many with 5xx. */
@Tag("whole")
class EvidenceConversationTest {
  private static final String APP = "plain-app";
  private static final Duration SINCE = Duration.ofHours(1);

  /** Evidence may cost so many calls. */
  private static final int MOST_CALLS = 8;

  @TempDir private Path folder;

  private Rehearsal started() throws Exception {
    var rehearsal = prepared(SINCE);
    configure(rehearsal, "");
    return rehearsal.startBot();
  }

  /** The world with the app, whose release went out so long ago. */
  private Rehearsal prepared(Duration since) {
    var rehearsal = Rehearsal.prepare(folder);
    var scalingo = rehearsal.scalingo();
    scalingo.addApp(APP);
    var address = rehearsal.world().git().address(PlayedWorld.OWNER, PlayedWorld.APP).url();
    var host = "http://" + URI.create(address).getAuthority();
    scalingo.link(
        APP, SimulatedLink.selfHosted(host, PlayedWorld.OWNER, PlayedWorld.APP, "main", true));
    var now = Instant.now();
    ranFor(rehearsal, PlayedWorld.PREVIOUS, now.minus(Duration.ofDays(3)));
    ranFor(rehearsal, PlayedWorld.CURRENT, now.minus(since));
    scalingo.happens(
        APP,
        resources -> {
          resources.traffic().from(now.minus(Duration.ofDays(1)), new Level(400, 0));
          resources.traffic().from(now.minus(since), new Level(400, 32));
        });
    return rehearsal;
  }

  /**
   * What the file says of the app.
   *
   * @param more a further line
   */
  private static void configure(Rehearsal rehearsal, String more) {
    rehearsal.set(
        "ROLLBACK_CONFIG",
        """
        operators: [S0OPSTEAM]
        apps:
          %s:
            feature-flags: ["FEATURE_*"]
            %s
        """
            .formatted(APP, more));
  }

  private static void ranFor(Rehearsal rehearsal, String version, Instant at) {
    rehearsal
        .scalingo()
        .addPast(APP, rehearsal.world().commitOf(version), at, "bob", DeploymentScript.SUCCESS);
  }

  @Test
  void fourTapsLeadFromTheCommandToTheRollback() throws Exception {
    try (var rehearsal = started()) {
      var alice = rehearsal.person(ALICE);

      alice.type(APP);
      var yes = alice.awaitControl("answer.affects-users.yes");
      var board = boardWithEvidence(rehearsal);
      alice.click("evidence.more");
      fourTaps(alice);
      alice.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(yes.toString()).contains("Yes · 5xx 8.0 %, before 0 %");
      assertThat(board)
          .contains("evidence.changed", "evidence.seen", "evidence.suggests")
          .contains("*Changed*", "*Seen*", "*Suggests*", "5xx 8.0 %, before 0 %");
      assertThat(rehearsal.thread())
          .contains("says the bot: no variable matches", "says the bot: no add-on");
      assertThat(rehearsal.privately(ALICE)).contains("Health: unknown");
      assertThat(rehearsal.board().newest().toString())
          .contains("\"block_id\":\"recovery\"", "5xx were 8.0 % before the rollback; watched");
      assertThat(rehearsal.books().actionsWithActor())
          .containsSubsequence(
              "U0ALICE opened",
              "rollback-bot answered",
              "U0ALICE answered",
              "U0ALICE answered",
              "U0ALICE answered",
              "rollback-bot answered",
              "rollback-bot planned",
              "U0ALICE confirmed",
              "rollback-bot succeeded");
    }
  }

  /** The release is young and fails its health check, and nothing speaks against going back. */
  @Test
  void whereAllSpeaksForItTheFirstMessageGoesBackByOneTapAndAConfirmation() throws Exception {
    try (var rehearsal = prepared(Duration.ofMinutes(12))) {
      rehearsal.scalingo().health(APP, 500);
      configure(rehearsal, "health-check: " + rehearsal.scalingo().healthCheck(APP));
      rehearsal.startBotThatVerifiesForLong();
      var alice = rehearsal.person(ALICE);

      alice.type(APP);
      alice.awaitControl("plan.now.back");
      long calls = callsForEvidence(rehearsal);
      alice.click("plan.now.back");
      alice.awaitState("planned");
      var before = rehearsal.scalingo().deploymentsOf(APP).size();
      alice.click("plan.confirm");
      alice.awaitState("verifying");

      assertThat(before).isEqualTo(2);
      assertThat(rehearsal.boardValue("to")).contains(PlayedWorld.PREVIOUS);
      assertThat(rehearsal.books().actionsWithActor())
          .containsSubsequence("U0ALICE questions-skipped", "rollback-bot planned");
      assertThat(calls).isBetween(1L, (long) MOST_CALLS);
    }
  }

  /** The board follows the thread. */
  private static String boardWithEvidence(Rehearsal rehearsal) {
    return Rehearsal.soon()
        .until(() -> rehearsal.board().newest().toString(), it -> it.contains("evidence.seen"));
  }

  private static void fourTaps(PlayedPerson person) throws Exception {
    for (var tap :
        List.of(
            "answer.affects-users.yes",
            "answer.proportion.high",
            "answer.can-wait.no",
            "plan.confirm")) {
      person.click(tap);
    }
  }

  @Test
  void itIsSaidInFrenchAndWhatTheBotAnsweredIsTakenBack() throws Exception {
    try (var rehearsal = started()) {
      var bob = rehearsal.person(BOB);

      bob.type(APP);
      var yes = bob.awaitControl("answer.affects-users.yes");
      var board = boardWithEvidence(rehearsal);
      bob.click("answer.change.can-disable");
      bob.click("answer.can-disable.no");
      fourTaps(bob);
      bob.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(yes.toString()).contains("Oui · 5xx 8,0 %, avant 0 %");
      assertThat(board).contains("*Constat*", "5xx 8,0 %, avant 0 %", "Indices lus");
      assertThat(rehearsal.thread()).contains("répond le bot");
      assertThat(rehearsal.books().actionsWithActor())
          .containsSubsequence(
              "U0BOB opened",
              "rollback-bot answered",
              "U0BOB answer-taken-back",
              "U0BOB answered",
              "U0BOB answered");
    }
  }

  @Test
  void theOpeningCostsFewCallsAndIsReadOnce() throws Exception {
    try (var rehearsal = started()) {
      var alice = rehearsal.person(ALICE);

      alice.type(APP + " previous");
      alice.awaitControl("plan.confirm");
      var board = rehearsal.board();
      boardWithEvidence(rehearsal);
      alice.click("plan.confirm");
      alice.awaitState("succeeded");

      assertThat(board.ts()).isEqualTo(rehearsal.board().ts());
      assertThat(callsForEvidence(rehearsal)).isBetween(1L, (long) MOST_CALLS);
    }
  }

  /** What the rollback itself doesn't ask, and the events, which both ask. */
  private static long callsForEvidence(Rehearsal rehearsal) {
    return rehearsal.scalingo().calls().stream()
        .filter(call ->
            call.path()
                .matches(
                    ".*/(stats/router|variables|addons|events)|/v1/(databases|apps/" + APP + ")"))
        .count();
  }
}
