package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;
import static rollbackbot.whole.Rehearsal.CAROL;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;

/** Whatever a rollback waits for, a button leads on; over HTTP, in both languages. */
@Tag("whole")
class WaysOutTest {
  @TempDir private Path folder;

  /** Production runs the previous version, whose health check answers 503. */
  private static void unhealthy(Rehearsal rehearsal, String by) throws Exception {
    rehearsal.scalingo().health(PlayedWorld.PLATFORM_APP, 503);
    var person = rehearsal.person(by);
    person.type("my-app previous");
    person.click("plan.confirm");
    person.awaitState("failed");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void healthThatCameBackIsCheckedAgain() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      unhealthy(rehearsal, ALICE);
      var bob = rehearsal.person(BOB);
      var again = bob.awaitControl("verification.again");
      rehearsal.slack().click(CAROL, again);
      soon().until(() -> !rehearsal.privately(CAROL).isEmpty());
      assertThat(rehearsal.boardStates()).endsWith("failed");

      rehearsal.scalingo().health(PlayedWorld.PLATFORM_APP, 200);
      bob.click("verification.again");
      bob.awaitState("succeeded");
      rehearsal.slack().click(ALICE, again);
      soon().until(() -> !rehearsal.privately(ALICE).isEmpty());
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.boardStates()).endsWith("succeeded").containsOnlyOnce("failed");
      assertThat(rehearsal.privately(ALICE)).contains("<@U0BOB> was first");
      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.books().actionsWithActor())
          .containsSubsequence(
              "rollback-bot failed", "U0BOB verification-again", "rollback-bot succeeded")
          .doesNotContain("U0ALICE verification-again", "U0CAROL verification-again");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "U0ALICE, accepted as it is, The health check didn't pass",
    "U0BOB, acceptée en l’état, Le contrôle de santé n’est pas passé"
  })
  void whatSomebodyAcceptsSucceedsInTheirName(String by, String heading, String why)
      throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      unhealthy(rehearsal, by);
      var person = rehearsal.person(by);

      person.click("verification.accept");
      person.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.board().plainText())
          .contains(heading, why, "503", "<@" + by + ">")
          .doesNotContain("🟢");
      assertThat(rehearsal.thread()).contains(heading).doesNotContain(why + " (");
      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.books().actionsWithActor())
          .containsSubsequence(by + " verification-accepted", "rollback-bot succeeded");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "U0ALICE, health check: `503`, before the rollback: `503`",
    "U0BOB, santé : `503`, avant le rollback : `503`"
  })
  @Execution(ExecutionMode.CONCURRENT)
  void howTheAppIsStandsBesideItsVersionAndIsComparedAtTheEnd(String by, String now, String before)
      throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.scalingo().health(PlayedWorld.PLATFORM_APP, 503);
      var person = rehearsal.person(by);

      person.type("my-app previous");
      var confirm = person.awaitControl("plan.confirm");
      soon().until(() -> rehearsal.board().plainText() + rehearsal.thread(), spoken(now));
      rehearsal.scalingo().health(PlayedWorld.PLATFORM_APP, 200);
      rehearsal.slack().click(by, confirm);
      person.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.thread())
          .satisfies(thread -> assertThat(plain(thread)).contains(before));
    }
  }

  /** On the board and in the plan. */
  private static Predicate<String> spoken(String words) {
    return shown -> plain(shown).split(Pattern.quote(words), -1).length > 2;
  }

  private static String plain(String shown) {
    return shown.replace('\u00a0', ' ');
  }

  private static PlayedPerson restoring(Rehearsal rehearsal, String by) throws Exception {
    var person = rehearsal.person(by);
    person.type("my-app");
    person.click("plan.now");
    person.click("answer.database.yes");
    person.click("plan.confirm");
    person.awaitState("restoring_database");
    return person;
  }

  @ParameterizedTest
  @CsvSource({
    "U0ALICE, Don't restore, database restore declined",
    "U0BOB, Ne pas restaurer, restauration de la base refusée"
  })
  void whoDoesNotWantTheRestoreStopsThere(String by, String label, String title) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var person = restoring(rehearsal, by);
      var decline = person.awaitControl("database.decline");
      assertThat(decline.element().toString()).contains(label);

      rehearsal.slack().click(CAROL, decline);
      soon().until(() -> !rehearsal.privately(CAROL).isEmpty());
      assertThat(rehearsal.boardStates()).endsWith("restoring_database");
      person.click("database.decline");
      person.awaitState("failed");
      rehearsal.awaitNothingUnsent();
      assertThat(rehearsal.board().plainText() + rehearsal.thread())
          .contains(title, "/rollback my-app previous");
      person.click("rollback.give-up");
      person.awaitState("closed");
      soon().until(rehearsal::autoDeploy);

      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(rehearsal.scalingo().restoresOf(PlayedWorld.PLATFORM_APP, rehearsal.postgres()))
          .isEmpty();
      assertThat(rehearsal.books().actionsWithActor()).contains(by + " restore-declined");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "U0ALICE, again, asked for another backup",
    "U0BOB, Refaire la sauvegarde, a demandé une nouvelle sauvegarde"
  })
  void aBackupThatFailedIsMadeAgain(String by, String label, String words) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.scalingo().takes(BackgroundWork.BACKUP, Duration.ofMillis(300));
      rehearsal.scalingo().nextFails(PlayedWorld.PLATFORM_APP, BackgroundWork.BACKUP, "disk full");
      var before = rehearsal.scalingo().backupsOf(PlayedWorld.PLATFORM_APP, rehearsal.postgres());
      var person = restoring(rehearsal, by);
      assertThat(person.awaitControl("backup.again").element().toString()).contains(label);

      person.click("backup.again");
      soon().until(() -> rehearsal.books().actions().contains("backup-usable"));
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.thread()).contains(words);
      assertThat(rehearsal.scalingo().backupsOf(PlayedWorld.PLATFORM_APP, rehearsal.postgres()))
          .hasSize(before.size() + 2);
      assertThat(rehearsal.books().actionsWithActor())
          .containsSubsequence(
              "rollback-bot no-backup", by + " backup-again", "rollback-bot backup-usable");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "U0ALICE, Stop the rollback?, Rollback given up",
    "U0BOB, Arrêter le rollback ?, Rollback abandonné"
  })
  void isStoppedAtOnceWhileThePlatformIsAway(String by, String question, String words)
      throws Exception {
    try (var rehearsal = Rehearsal.startWhereRequestsAreLost(folder)) {
      var person = rehearsal.person(by);
      person.type("my-app previous");
      person.awaitControl("plan.confirm");
      rehearsal
          .scalingo()
          .disturb(10_000, "PATCH .*/scm_repo_link", ScalingoFault.OtherAnswer.text(500, "away"));
      person.click("plan.confirm");
      var stop = person.awaitControl("rollback.give-up");
      assertThat(stop.element().toString()).contains(question);

      rehearsal.slack().click(CAROL, stop);
      soon().until(() -> !rehearsal.privately(CAROL).isEmpty());
      assertThat(rehearsal.boardStates()).doesNotContain("closed");
      person.click("rollback.give-up");
      soon().until(() -> rehearsal.books().actions().contains("gave-up"));
      rehearsal.scalingo().calm();
      person.awaitState("closed");
      soon().until(rehearsal::autoDeploy);
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(rehearsal.thread()).contains(words, "<@" + by + ">");
      assertThat(rehearsal.books().actionsWithActor()).contains(by + " gave-up");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "U0ALICE, Stop the rollback?, Rollback given up",
    "U0BOB, Arrêter le rollback ?, Rollback abandonné"
  })
  @Execution(ExecutionMode.CONCURRENT)
  void isStoppedAtOnceWhileNoPlanCanBeMade(String by, String question, String words)
      throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var person = rehearsal.person(by);
      rehearsal
          .scalingo()
          .disturb(10_000, "GET .*/deployments.*", ScalingoFault.OtherAnswer.text(500, "away"));

      person.type("my-app previous");
      assertThat(person.awaitControl("incident.close").element().toString()).contains(question);
      soon().until(() -> rehearsal.board().plainText().contains("⚠️"));
      person.click("incident.close");
      person.awaitState("closed");
      rehearsal.scalingo().calm();
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.thread()).contains(words, "<@" + by + ">");
      assertThat(rehearsal.books().actions()).doesNotContain("planned");
    }
  }

  @ParameterizedTest
  @CsvSource({"U0ALICE, Choose another version", "U0BOB, Choisir une autre version"})
  void anotherVersionIsChosenAsSoonAsTheHealthCheckFails(String by, String label) throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder).startBotThatVerifiesForLong()) {
      rehearsal.scalingo().health(PlayedWorld.PLATFORM_APP, 503);
      var person = rehearsal.person(by);
      person.type("my-app previous");
      person.click("plan.confirm");
      person.awaitState("verifying");
      var others = person.awaitControl("rollback.choose-version");
      assertThat(others.element().toString()).contains(label);

      rehearsal.slack().choose(by, others, others.options().getFirst().path("value").asString());
      person.awaitState("planned");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.boardStates()).doesNotContain("failed", "succeeded");
      assertThat(rehearsal.boardValue("from")).contains("4.0.0");
      assertThat(rehearsal.newDeployments()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "U0ALICE, Restart again, and the containers have restarted",
    "U0BOB, Redémarrer encore, et les conteneurs ont redémarré"
  })
  void aRestartThatFailedIsTriedAgain(String by, String label, String words) throws Exception {
    var app = PlayedWorld.PLATFORM_APP;
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.scalingo().addVariable(app, "FEATURE_A_CHECKOUT", "true");
      rehearsal.scalingo().takes(BackgroundWork.RESTART, Duration.ofMillis(300));
      rehearsal.scalingo().nextFails(app, BackgroundWork.RESTART, "no container came up");
      var person = rehearsal.person(by);
      person.type("my-app");
      person.click("answer.can-disable.yes");
      person.click("flag.disable.0");
      var restart = person.awaitControl("flag.restart");
      assertThat(restart.element().toString()).contains(label);
      assertThat(rehearsal.thread()).contains("no container came up");

      rehearsal.slack().click(CAROL, restart);
      soon().until(() -> !rehearsal.privately(CAROL).isEmpty());
      person.click("flag.restart");
      person.awaitState("closed");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.thread()).contains(words);
      assertThat(rehearsal.variable("FEATURE_A_CHECKOUT")).isEqualTo("false");
      assertThat(rehearsal.books().actionsWithActor())
          .containsSubsequence(
              "rollback-bot switching-stopped",
              by + " restart-chosen",
              "rollback-bot feature-switched");
    }
  }
}
