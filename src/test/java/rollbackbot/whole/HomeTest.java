package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.BOB;
import static rollbackbot.whole.Rehearsal.CAROL;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.delivery.RequestSignature;
import rollbackbot.sandbox.slack.forms.ShownView;
import tools.jackson.databind.JsonNode;

/** The bot's Home, published when somebody looks. */
@Tag("whole")
class HomeTest {
  @TempDir private Path folder;

  private static String homeOf(Rehearsal rehearsal, String person) {
    return rehearsal.slack().views().home(person).map(ShownView::plainText).orElse("");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void homeShowsOpenIncidentsWithTheirBoardsInTheLanguageOfThePerson() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.person(ALICE).type("my-app");
      rehearsal.person(ALICE).awaitControl("answer.can-disable.no");
      var board = "archives/C0INCIDENTS/p" + rehearsal.board().ts().replace(".", "");

      assertThat(rehearsal.slack().openHome(ALICE).failure()).isEmpty();
      assertThat(rehearsal.slack().openHome(BOB).failure()).isEmpty();

      soon()
          .untilAsserted(() ->
              assertThat(homeOf(rehearsal, ALICE))
                  .contains(board)
                  .contains("deciding what to do")
                  .contains("*my-app*: `4.1.0`", "A rollback would go to `4.0.0`"));
      soon()
          .untilAsserted(() ->
              assertThat(homeOf(rehearsal, BOB))
                  .contains(board)
                  .contains("décision en cours")
                  .contains("`4.1.0`", "Un rollback reviendrait à `4.0.0`"));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void whoMayNotActSeesThatThereIsOneAndWhoIsOnIt() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.person(ALICE).type("my-app");
      rehearsal.person(ALICE).awaitControl("answer.can-disable.no");

      rehearsal.slack().openHome(CAROL);

      soon()
          .untilAsserted(
              () -> assertThat(homeOf(rehearsal, CAROL)).contains("none that you may act on"));
      assertThat(homeOf(rehearsal, CAROL))
          .contains("my-app", "an incident has been open since", "On it: <@U0ALICE>")
          .doesNotContain("deciding", "4.0.0", "/archives/");
    }
  }

  /** From a button of the Home to the plan: app chosen, version by type-ahead of what ran. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void buttonOfTheHomeLeadsToThePlan() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var forms = rehearsal.slack().forms();
      rehearsal.slack().openHome(BOB);
      soon().until(() -> homeOf(rehearsal, BOB).contains("4.0.0"));

      assertThat(forms.press(BOB, "rollback.start.my-app").failure()).isEmpty();
      soon().until(() -> rehearsal.slack().views().modal(BOB).isPresent());

      assertThat(labels(forms.suggestions(BOB, "version", "", Map.of())))
          .anyMatch(label -> label.startsWith("4.0.0, il y a"))
          .contains("Celle que le bot choisirait");
      assertThat(labels(forms.suggestions(BOB, "version", "3.9", Map.of())))
          .anyMatch(label -> label.startsWith("3.9.0, il y a"))
          .noneMatch(label -> label.startsWith("4.0.0"))
          .contains("Tel que saisi : 3.9");
      forms.submit(BOB, Map.of("version", "3.9.0"));
      assertThat(rehearsal.slack().views().modal(BOB).orElseThrow().errors().get("channel"))
          .contains("dans un message direct");
      forms.submit(BOB, Map.of("version", "3.9.0", "channel", Rehearsal.CHANNEL));
      rehearsal.person(BOB).awaitControl("plan.confirm");
      soon().until(() -> rehearsal.boardValue("to").filter("3.9.0"::equals).isPresent());
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void nothingOfAnAppIsOfferedToWhoMayNotAct() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.person(CAROL).type("");
      soon().until(() -> rehearsal.slack().views().modal(CAROL).isPresent());

      var offered =
          rehearsal.slack().forms().suggestions(CAROL, "version", "4", Map.of("app", "my-app"));

      assertThat(labels(offered)).containsExactly("As typed: 4");
    }
  }

  private static List<String> labels(List<JsonNode> options) {
    return options.stream().map(option -> option.path("text").path("text").asString("")).toList();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void homeThatIsRefusedIsPublishedAtTheNextLook() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      rehearsal.slack().faults().always("views.publish", new SlackFault.Refuse("not_enabled"));

      rehearsal.slack().openHome(ALICE);
      // At once, and again with what was looked at meanwhile.
      soon().until(() -> rehearsal.slack().calls("views.publish").size() == 2);
      rehearsal.awaitNothingUnsent();
      assertThat(homeOf(rehearsal, ALICE)).isEmpty();
      rehearsal.slack().faults().clear();
      rehearsal.slack().openHome(ALICE);

      soon().untilAsserted(() -> assertThat(homeOf(rehearsal, ALICE)).contains("Open incidents"));
    }
  }

  /** Slack asks this once, when the address for events is entered. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void addressForEventsIsConfirmed() throws Exception {
    try (var rehearsal = Rehearsal.start(folder)) {
      var body = "{\"token\":\"x\",\"challenge\":\"3eZbrw1aB\",\"type\":\"url_verification\"}";
      var timestamp = Long.toString(Instant.now().getEpochSecond());
      var secret = rehearsal.slack().signingSecret();

      var delivery =
          rehearsal.slack().deliver(body, timestamp, RequestSignature.of(secret, timestamp, body));

      assertThat(delivery.status()).isEqualTo(200);
      assertThat(delivery.body()).contains("3eZbrw1aB");
    }
  }
}
