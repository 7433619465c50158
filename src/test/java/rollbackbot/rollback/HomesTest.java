package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.MY_APP;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.check.Glance;
import rollbackbot.incident.HomePage;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;

/** What a person finds on the bot's Home. */
class HomesTest {
  private static final Input.Act LOOK = new Input.Act.OpenedHome();

  private static Reply.Home home(Play play, String person) {
    return (Reply.Home) play.looksAtHome(person).reply();
  }

  @Test
  void operatorFindsOpenIncidentsAndApps() {
    var play = Play.standard().types(ALICE, "my-app");
    var incident = play.incident();

    var home = home(play, ALICE);

    assertThat(home.apps()).contains(List.of(MY_APP));
    assertThat(home.open())
        .containsExactly(
            new Reply.Home.Open(
                incident.id(), MY_APP, ALICE, incident.openedAt(), incident.state()));
    assertThat(play.incident()).isEqualTo(incident);
  }

  @Test
  void closedIncidentIsNotThere() {
    var play = Play.standard().types(ALICE, "my-app").clicks(ALICE, ActionIds.INCIDENT_CLOSE);

    assertThat(home(play, ALICE).open()).isEmpty();
  }

  @Test
  void whoMayNotActSeesThatThereIsOneAndWhoIsOnIt() {
    var play = Play.standard().types(ALICE, "my-app");
    play.workspace.member("U0CAROL");

    var home = home(play, "U0CAROL");

    assertThat(home.open()).isEmpty();
    assertThat(home.apps()).contains(List.of());
    assertThat(home.page().orElseThrow().cards()).isEmpty();
    assertThat(home.page().orElseThrow().held())
        .containsExactly(new HomePage.Held(MY_APP, List.of(ALICE), play.incident().openedAt()));
  }

  @Test
  void guestSeesNothing() {
    var play = Play.standard().types(ALICE, "my-app");
    play.workspace.guest("U0GUEST");

    assertThat(home(play, "U0GUEST").page().orElseThrow().held()).isEmpty();
  }

  @Test
  void appIsSeenWithWhatRunsAndWhereARollbackWouldGo() {
    var play = Play.standard();

    var card = home(play, ALICE).page().orElseThrow().cards().getFirst();

    assertThat(card.app()).isEqualTo(MY_APP);
    assertThat(card.open()).isEmpty();
    var seen = card.seen().orElseThrow();
    assertThat(seen.at()).isEqualTo(play.clock.instant());
    assertThat(seen.runs().map(Glance.Runs::label)).contains("4.1.1");
    assertThat(seen.back()).contains("4.0.0");
    assertThat(seen.autoDeploy()).contains(true);
  }

  /** It is shown at once, with what is known; then with what was seen. */
  @Test
  void homeIsShownBeforeTheAppIsLookedAt() {
    var play = Play.standard().looksAtHome(ALICE);

    var shown = play.homes();

    assertThat(shown).hasSize(2);
    assertThat(shown.getFirst().page().orElseThrow().isLooking()).isTrue();
    assertThat(shown.getFirst().page().orElseThrow().cards().getFirst().seen()).isEmpty();
    assertThat(shown.getLast().page().orElseThrow().isLooking()).isFalse();
    assertThat(shown.getLast().page().orElseThrow().cards().getFirst().seen()).isPresent();
  }

  @Test
  void whatWasSeenJustNowIsNotLookedAtAgain() {
    var play = Play.standard().looksAtHome(ALICE);
    int calls = play.disturbances.calls().size();

    play.looksAtHome(ALICE);

    assertThat(play.disturbances.calls()).hasSize(calls);
    assertThat(play.homes()).hasSize(3);
  }

  @Test
  void whatWasSeenBeforeStaysWhileThePlatformIsAway() {
    var play = Play.standard().looksAtHome(ALICE);
    var before = play.clock.instant();
    play.passes(Duration.ofMinutes(5));
    play.disturbances.goesAway("");

    var page = home(play, ALICE).page().orElseThrow();

    assertThat(page.cards().getFirst().seen().map(Glance::at)).contains(before);
    assertThat(page.isLooking()).isFalse();
  }

  @Test
  void openIncidentStandsOnItsApp() {
    var play = Play.standard().types(ALICE, "my-app");

    var card = home(play, ALICE).page().orElseThrow().cards().getFirst();

    assertThat(card.open()).contains(play.incident().id());
  }

  @Test
  void buttonOpensTheFormWithItsApp() {
    var play = Play.standard().looksAtHome(ALICE);

    var button = new Play.Button(ActionIds.ROLLBACK_START + ".my-app", "my-app");

    play.clicksOnHome(ALICE, button);

    assertThat(play.reply())
        .isEqualTo(new Reply.Form.Start(List.of(MY_APP), true, Optional.of(MY_APP)));
  }

  @Test
  void appsAreUnknownWhileThePlatformIsAway() {
    var play = Play.standard().withoutListOfApps();

    play.looksAtHome(ALICE);

    var nothing = new HomePage(1, List.of(), false, List.of());
    assertThat(play.reply())
        .isEqualTo(new Reply.Home(List.of(), Optional.empty(), Optional.of(nothing)));
  }

  /** Nothing of an app is told to whoever lost the right to it. */
  @Test
  void buttonOfAHomeThatIsOutOfDateShowsTheNewOne() {
    var play = Play.standard();
    play.workspace.member("U0CAROL");

    play.clicksOnHome("U0CAROL", new Play.Button(ActionIds.ROLLBACK_START + ".my-app", "my-app"));

    assertThat(play.reply()).isInstanceOf(Reply.Home.class);
  }
}
