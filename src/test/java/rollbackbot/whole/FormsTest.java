package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;
import static rollbackbot.whole.Rehearsal.CAROL;
import static rollbackbot.whole.Rehearsal.CHANNEL;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.forms.ShownView;

/** The form of {@code /rollback}, from the command to the incident. */
@Tag("whole")
class FormsTest {
  @TempDir private Path folder;

  private static ShownView formOf(Rehearsal rehearsal, String person) {
    soon().until(() -> rehearsal.slack().views().modal(person).isPresent());
    return rehearsal.slack().views().modal(person).orElseThrow();
  }

  private static void submit(Rehearsal rehearsal, String person, Map<String, String> fields) {
    var delivery = rehearsal.slack().forms().submit(person, fields);
    assertThat(delivery.orElseThrow().failure()).isEmpty();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void formOpensAnIncidentWithItsReason() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var alice = rehearsal.person(ALICE);
      alice.type("");
      var form = formOf(rehearsal, ALICE);

      submit(rehearsal, ALICE, Map.of("app", "my-app", "reason", "<!channel> no *checkout*"));
      alice.awaitControl("answer.can-disable.no");

      assertThat(form.title()).isEqualTo("Rollback");
      assertThat(rehearsal.slack().views().modal(ALICE)).isEmpty();
      assertThat(rehearsal.board().plainText())
          .contains("says <@U0ALICE>: `&lt;!channel&gt; no *checkout*`");
      assertThat(rehearsal.privately(ALICE)).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void mistakeIsToldInTheFormAndCanBeCorrected() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.person(BOB).type("");
      formOf(rehearsal, BOB);

      submit(rehearsal, BOB, Map.of("app", "my-app", "version", "quatre zéro"));
      assertThat(formOf(rehearsal, BOB).errors()).containsOnlyKeys("version");
      assertThat(formOf(rehearsal, BOB).errors().get("version")).contains("pas une version");
      submit(rehearsal, BOB, Map.of("app", "my-app", "version", "4.0.9"));
      assertThat(formOf(rehearsal, BOB).errors().get("version"))
          .contains("my-app n’a pas de version 4.0.9", "Vouliez-vous dire 4.0.0");
      submit(rehearsal, BOB, Map.of("app", "my-app", "version", "4.1.0"));
      assertThat(formOf(rehearsal, BOB).errors().get("version"))
          .contains("4.1.0 est déjà en production. Vouliez-vous dire 4.0.0");
      submit(rehearsal, BOB, Map.of("app", "my-app", "version", "3.9.0"));
      rehearsal.person(BOB).awaitControl("plan.confirm");

      soon().until(() -> rehearsal.boardValue("to").filter("3.9.0"::equals).isPresent());
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whoMayNotActKeepsTheFormAndIsToldWhoMay() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.person(CAROL).type("");
      formOf(rehearsal, CAROL);

      submit(rehearsal, CAROL, Map.of("app", "my-app"));

      assertThat(formOf(rehearsal, CAROL).errors().get("app"))
          .isEqualTo("my-app: you are not among those who may act.");
      soon().untilAsserted(() -> assertThat(rehearsal.privately(CAROL)).contains("Who may act on"));
      assertThat(rehearsal.books().states()).isEmpty();
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void anOpenIncidentIsToldAtTheAppAndLinkedBeside() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.person(ALICE).type("my-app");
      rehearsal.person(ALICE).awaitControl("answer.can-disable.no");
      rehearsal.awaitNothingUnsent();
      rehearsal.person(BOB).type("");
      formOf(rehearsal, BOB);

      submit(rehearsal, BOB, Map.of("app", "my-app", "reason", "le paiement échoue"));

      assertThat(formOf(rehearsal, BOB).errors().get("app"))
          .contains("Un incident de my-app est déjà ouvert");
      soon()
          .untilAsserted(() -> assertThat(rehearsal.privately(BOB)).contains("Aller à l’incident"));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void formTypedInADirectMessageAsksForTheChannel() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var direct = rehearsal.slack().workspace().directMessage(ALICE).id();
      rehearsal.person(ALICE, direct).type("");
      formOf(rehearsal, ALICE);

      submit(rehearsal, ALICE, Map.of("app", "my-app", "channel", CHANNEL));
      rehearsal.person(ALICE).awaitControl("answer.can-disable.no");

      soon()
          .untilAsserted(
              () -> assertThat(rehearsal.privately(ALICE)).contains("Follow it in <#C0INCIDENTS>"));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whereTheBotIsNotTheFormSaysHowToInviteIt() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.person(ALICE, "C0PRIVATE").type("");
      formOf(rehearsal, ALICE);

      submit(rehearsal, ALICE, Map.of("app", "my-app"));

      assertThat(formOf(rehearsal, ALICE).errors()).containsOnlyKeys("channel");
      assertThat(formOf(rehearsal, ALICE).errors().get("channel")).contains("/invite");
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void formThatIsTooLateIsSaidInWords() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.slack().faults().next("views.open", new SlackFault.Refuse("expired_trigger_id"));

      rehearsal.person(ALICE).type("");

      soon()
          .untilAsserted(
              () -> assertThat(rehearsal.privately(ALICE)).contains("could not be opened in time"));
      rehearsal.awaitNothingUnsent();
      rehearsal.person(ALICE).type("");
      assertThat(formOf(rehearsal, ALICE).callback()).isEqualTo("rollback.start");
    }
  }
}
