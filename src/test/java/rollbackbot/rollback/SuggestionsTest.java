package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.MY_APP;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;

/** What is mistyped gets a button that types what was meant. */
class SuggestionsTest {

  private static Optional<String> suggestion(Play play) {
    return play.reply() instanceof Reply.Suggested(_, var command)
        ? Optional.of(command)
        : Optional.empty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my-ap|my-app",
        "my-ap 4.0.0|my-app 4.0.0",
        "my-ap previos because it is down|my-app previous -- it is down",
        "my-app-prod previous|my-app previous",
        "my-app 4.0.0 now|my-app 4.0.0",
        "rollback my-app 4.0.0|my-app 4.0.0",
        "my-app 4.0|my-app 4.0.0",
        "my-app previos|my-app previous",
        "my-app 4.0 car le paiement échoue|my-app 4.0.0 -- le paiement échoue",
        "stauts|status",
        "status of|status",
        "help me out|help",
        "histroy my-app|history my-app",
        "history my-ap|history my-app",
        "history my-app x|history my-app",
        "chek my-app|check my-app",
        "check|check my-app",
        "resume|resume my-app"
      })
  void theNearestOfCommandsAndAppsIsOffered(String typed, String meant) {
    var play = Play.standard().types(ALICE, typed);

    assertThat(suggestion(play)).contains(meant);
    assertThat(play.incidents.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"something-else", "please do something", "previous"})
  void nothingIsOfferedWhereNothingIsNear(String typed) {
    var play = Play.standard().types(ALICE, typed);

    assertThat(suggestion(play)).isEmpty();
  }

  @Test
  void itsButtonTypesIt() {
    var play = Play.standard().types(ALICE, "my-ap previos because it is down");

    play.clicks(ALICE, new Play.Button(ActionIds.COMMAND_RUN, suggestion(play).orElseThrow()));

    assertThat(play.incident().app()).isEqualTo(MY_APP);
    assertThat(play.incident().reason()).contains("it is down");
    assertThat(play.incident().state().publicName()).isEqualTo("planned");
  }

  @Test
  void itsButtonIsForThoseWhoMay() {
    var play = Play.standard();

    play.clicks("U0CAROL", new Play.Button(ActionIds.COMMAND_RUN, "my-app previous"));

    assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
    assertThat(play.incidents.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"undo my-app", "my-app undo", "annuler my-app"})
  void undoingIsShownWhereItIsDone(String typed) {
    var play = Play.standard().confirmed().passes(Duration.ofMinutes(10));

    play.types(ALICE, typed);

    assertThat(play.reply())
        .isEqualTo(new Reply.HowToUndo(MY_APP, Optional.of(play.incident().id())));
  }

  @Test
  void undoingIsStillShownThereAfterAnotherPlanWasCancelled() {
    var play = Play.standard().confirmed().passes(Duration.ofMinutes(10));
    var rollback = play.incident().id();
    play.clicks(BOB, play.button(ActionIds.ROLLBACK_UNDO)).passes(Duration.ofMinutes(1));
    play.clicks(BOB, play.button(ActionIds.PLAN_CANCEL)).passes(Duration.ofMinutes(1));

    play.types(ALICE, "undo my-app");

    assertThat(play.incident().id()).isNotEqualTo(rollback);
    assertThat(play.reply()).isEqualTo(new Reply.HowToUndo(MY_APP, Optional.of(rollback)));
  }

  @Test
  void undoingNothingIsSaid() {
    var play = Play.standard().types(ALICE, "undo my-app");

    assertThat(play.reply()).isEqualTo(new Reply.HowToUndo(MY_APP, Optional.empty()));
  }
}
