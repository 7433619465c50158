package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.CHANNEL;
import static rollbackbot.rollback.Examples.MY_APP;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.incident.Reply;
import rollbackbot.people.FormIds;
import rollbackbot.people.PlaceKind;

/** What keeps a form from leading anywhere is known while it is still open. */
class ChoicesTest {
  private static Map<String, String> form(String version) {
    return Map.of(FormIds.APP, "my-app", FormIds.VERSION, version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "previous", "4.0.0", "v3.9.0"})
  void nothingIsWrongWithAFormThatLeadsToAPlanOrAQuestion(String version) {
    var play = Play.standard();

    assertThat(play.mistakes(ALICE, form(version))).isEmpty();
    assertThat(play.incidents.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.1.1", "v4.1.1"})
  void theVersionThatRunsIsToldAtTheVersion(String version) {
    var play = Play.standard();

    assertThat(play.mistakes(ALICE, form(version)))
        .isEqualTo(
            Map.of(FormIds.VERSION, new Reply.RunsAlready(MY_APP, "4.1.1", Optional.of("4.0.0"))));
  }

  @Test
  void aVersionThatIsNotThereIsToldAtTheVersion() {
    var mistakes = Play.standard().mistakes(ALICE, form("4.0.9"));

    assertThat(mistakes).containsOnlyKeys(FormIds.VERSION);
    assertThat(mistakes.get(FormIds.VERSION)).isInstanceOf(Reply.UnknownVersion.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my-ap", "not an app!"})
  void anAppThatIsNotThereIsToldAtTheApp(String app) {
    var mistakes = Play.standard().mistakes(ALICE, Map.of(FormIds.APP, app));

    assertThat(mistakes).containsOnlyKeys(FormIds.APP);
    assertThat(mistakes.get(FormIds.APP)).isInstanceOf(Reply.UnknownApp.class);
  }

  /** Whoever may not act isn't told which versions there are. */
  @Test
  void whoMayNotActIsToldAtTheAppAndNothingElse() {
    var play = Play.standard();
    play.workspace.member("U0CAROL");

    var mistakes = play.mistakes("U0CAROL", form("4.0.9"));

    assertThat(mistakes).containsOnlyKeys(FormIds.APP);
    assertThat(mistakes.get(FormIds.APP)).isInstanceOf(Reply.NotAllowed.class);
  }

  @Test
  void anIncidentThatIsOpenIsToldAtTheApp() {
    var play = Play.standard().types(ALICE, "my-app");

    assertThat(play.mistakes(ALICE, form("4.0.0")))
        .isEqualTo(Map.of(FormIds.APP, new Reply.AlreadyOpen(play.incident().id(), MY_APP, ALICE)));
  }

  /** What is filled in again posts it. */
  @Test
  void anIncidentThatNobodyCanSeeKeepsNoFormOpen() {
    var play = Play.standard();
    play.incidents.postsNoBoards();
    play.types(ALICE, "my-app");

    assertThat(play.mistakes(ALICE, form("4.0.0"))).isEmpty();
  }

  @Test
  void aChannelThatTakesNoIncidentIsToldBesideTheVersion() {
    var play = Play.standard();
    play.workspace.place(CHANNEL, PlaceKind.SHARED_WITH_OTHERS);

    var mistakes = play.mistakes(ALICE, form("4.0.9"));

    assertThat(mistakes).containsOnlyKeys(FormIds.VERSION, FormIds.CHANNEL);
    assertThat(mistakes)
        .containsEntry(FormIds.CHANNEL, new Reply.NoPlace(MY_APP, PlaceKind.SHARED_WITH_OTHERS));
  }

  @Test
  void whatCannotBeToldInTimeKeepsNoFormOpen() {
    var play = Play.standard();
    play.disturbances.goesAway("");

    assertThat(play.mistakes(ALICE, form("4.0.9"))).isEmpty();
  }
}
