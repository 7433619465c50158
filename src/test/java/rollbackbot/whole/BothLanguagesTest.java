package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.soon;
import static rollbackbot.whole.Speaker.everything;
import static rollbackbot.whole.Speaker.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.sandbox.slack.messages.SharedFile;
import rollbackbot.sandbox.slack.messages.SlackMessage;

/**
 * Whole incidents over HTTP, each told from its first word to its last in the language of who
 * opened it. What each message says in every state is looked at where it is written; here it is
 * what people get who type, click and fill in forms.
 */
@Tag("whole")
class BothLanguagesTest {
  private static final String APP = PlayedWorld.PLATFORM_APP;

  @TempDir private Path folder;

  private static void submit(Rehearsal rehearsal, Speaker speaker, Map<String, String> fields) {
    soon().until(() -> rehearsal.slack().views().modal(speaker.id()).isPresent());
    var delivery = rehearsal.slack().forms().submit(speaker.id(), fields);
    assertThat(delivery.orElseThrow().failure()).isEmpty();
  }

  private static String errorAt(Rehearsal rehearsal, Speaker speaker, String field) {
    var form = rehearsal.slack().views().modal(speaker.id()).orElseThrow();
    assertThat(form.errors()).containsOnlyKeys(field);
    return read(String.valueOf(form.errors().get(field)));
  }

  private static List<SharedFile> files(Rehearsal rehearsal) {
    return rehearsal.posts().stream().map(SlackMessage::file).flatMap(Optional::stream).toList();
  }

  /**
   * The form, the reason, a restore, what it cost, how long it took, the record, and the way back.
   */
  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void aDatabaseGoesBackAndTheWholeIsUndone(Speaker speaker) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.scalingo().takes(BackgroundWork.BACKUP, Duration.ofMillis(300));
      rehearsal.scalingo().takes(BackgroundWork.RESTORE, Duration.ofMillis(300));
      rehearsal.scalingo().health(APP, 503);
      var person = speaker.in(rehearsal);
      person.type("");
      submit(rehearsal, speaker, Map.of("app", "my-app", "version", "4.0.9"));
      assertThat(errorAt(rehearsal, speaker, "version"))
          .contains(speaker.words("Did you mean 4.0.0", "Vouliez-vous dire 4.0.0"));
      submit(rehearsal, speaker, Map.of("app", "my-app", "reason", "checkout 503"));
      person.awaitControl("answer.can-disable.no");
      assertThat(read(rehearsal.board().plainText()))
          .contains(speaker.words("says <@U0ALICE>", "selon <@U0BOB>"), "checkout 503");

      person.click("incident.catch-up");
      soon().until(() -> !rehearsal.privately(speaker.id()).isEmpty());
      assertThat(read(rehearsal.privately(speaker.id())))
          .contains(speaker.words("Go to the incident", "Aller à l’incident"));

      person.click("plan.now");
      person.click("answer.database.yes");
      var confirm = person.awaitControl("plan.confirm");
      soon()
          .untilAsserted(() ->
              assertThat(everything(rehearsal))
                  .contains(
                      speaker.words(
                          "of the database's data is lost", "de données de la base sont perdues"))
                  .contains(speaker.words("health check: `503`", "santé : `503`")));
      rehearsal.slack().click(speaker.id(), confirm);
      person.awaitState("restoring_database");
      rehearsal.scalingo().health(APP, 200);
      person.click("database.restore");
      submit(rehearsal, speaker, Map.of("app", "my-ap"));
      assertThat(errorAt(rehearsal, speaker, "app")).contains("my-app");
      submit(rehearsal, speaker, Map.of("app", "my-app"));
      person.awaitState("succeeded");
      rehearsal.awaitNothingUnsent();

      assertThat(everything(rehearsal))
          .contains(
              speaker.words("what was written between", "ce qui a été écrit depuis est perdu"))
          .contains(speaker.words("What happened:", "Ce qui s’est passé :"))
          .contains(speaker.words("Recovered in", "Rétabli en"));
      person.click("record.post-mortem");
      soon().until(() -> files(rehearsal).size() == 1);
      assertThat(files(rehearsal).getFirst().text())
          .contains("checkout 503")
          .contains(speaker.words("- Data: ", "- Données"));

      var undo = person.awaitControl("rollback.undo");
      assertThat(read(undo.element().toString()))
          .contains(
              speaker.words(
                  "Undo the rollback: back to 4.1.0", "Annuler le rollback : revenir à 4.1.0"));
      int posts = rehearsal.posts().size();
      rehearsal.slack().click(speaker.id(), undo);
      var cancel = person.awaitControl("plan.cancel");
      assertThat(read(cancel.element().toString()))
          .contains(
              speaker.words(
                  "Nothing is deployed. The incident closes.",
                  "Rien n’est déployé. L’incident est clos."));
      assertThat(rehearsal.posts()).hasSizeGreaterThan(posts);
      person.click("plan.cancel");
      soon().until(() -> rehearsal.books().actions().contains("cancelled"));
      assertThat(rehearsal.newDeployments()).hasSize(1);
    }
  }

  /** A queue, a failure with its meaning, and the same tried again. */
  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void aDeploymentThatWaitsAndFailsIsExplained(Speaker speaker) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var queued = Duration.ofHours(1);
      rehearsal
          .scalingo()
          .pace(new DeploymentPace(queued, Duration.ZERO, Duration.ZERO, Duration.ZERO));
      rehearsal.scalingo().nextDeployment(APP, DeploymentScript.endingWith("hook-error", "boom"));
      var person = speaker.in(rehearsal);
      person.type("my-app previous");
      var confirm = person.awaitControl("plan.confirm");
      assertThat(everything(rehearsal)).contains(speaker.words("Usually", "en général"));
      rehearsal.slack().click(speaker.id(), confirm);
      soon()
          .until(() ->
              everything(rehearsal)
                  .contains(
                      speaker.words(
                          "10 builds at once is this account's limit",
                          "ce compte est limité à 10 constructions à la fois")));

      rehearsal.scalingo().endDeployments(APP);
      rehearsal.scalingo().pace(DeploymentPace.IMMEDIATE);
      person.awaitState("failed");
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.thread())
          .contains("hook-error", "boom")
          .contains(
              speaker.words(
                  "what it had already done to the database stays",
                  "ce qu’il avait déjà fait à la base reste"));
      person.click("rollback.retry");
      person.click("plan.confirm");
      person.awaitState("succeeded");
      assertThat(rehearsal.newDeployments()).hasSize(2);
    }
  }

  /** Scalingo is away while a feature is switched off: what is the matter, and a way out. */
  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.CONCURRENT)
  void whatCantBeSwitchedNowIsNamedAndStopped(Speaker speaker) throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.scalingo().addVariable(APP, "FEATURE_A_CHECKOUT", "true");
      var person = speaker.in(rehearsal);
      person.type("my-app");
      person.click("answer.can-disable.yes");
      var disable = person.awaitControl("flag.disable.0");
      rehearsal
          .scalingo()
          .disturb(10_000, "GET .*/variables.*", ScalingoFault.OtherAnswer.text(500, "away"));
      rehearsal.slack().click(speaker.id(), disable);
      soon()
          .until(() ->
              read(rehearsal.board().plainText())
                  .contains(speaker.words("Scalingo doesn't answer", "Scalingo ne répond pas")));
      person.click("flag.stop");
      soon().until(() -> rehearsal.books().actions().contains("switching-stopped-by"));
      rehearsal.scalingo().calm();
      rehearsal.awaitNothingUnsent();

      assertThat(rehearsal.variable("FEATURE_A_CHECKOUT")).isEqualTo("true");
      assertThat(read(rehearsal.thread()))
          .contains(
              speaker.words(
                  "The bot has not changed `FEATURE_A_CHECKOUT`",
                  "Le bot n’a pas changé `FEATURE_A_CHECKOUT`"));
    }
  }
}
