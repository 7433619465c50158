package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.CHANNEL;
import static rollbackbot.rollback.Examples.MY_APP;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.people.ReplyAddress;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;

/** What a person finds on the bot's Home. */
@Timeout(120)
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
  void whoMayNotActFindsNothing() {
    var play = Play.standard().types(ALICE, "my-app");
    play.workspace.member("U0CAROL");

    assertThat(home(play, "U0CAROL")).isEqualTo(new Reply.Home(List.of(), Optional.of(List.of())));
  }

  @Test
  void appsAreUnknownWhileThePlatformIsAway() {
    var incidents = new InMemoryIncidents();
    var workspace = new FakeWorkspace();
    workspace.member(ALICE);
    var homes = new Homes(incidents, away(), new Authorization(workspace));
    var address = new ReplyAddress(ALICE, CHANNEL, Optional.empty(), Optional.empty());

    var home = homes.of(new Input("1", ALICE, FakeWorkspace.TEAM, address, Examples.NOW, LOOK));

    assertThat(home).isEqualTo(new Reply.Home(List.of(), Optional.empty()));
  }

  private static Apps away() {
    return new Apps() {
      @Override
      public Optional<App> find(AppName name) {
        throw new OutsideTrouble.Unavailable("apps: 503", Optional.empty());
      }

      @Override
      public List<AppName> names() {
        throw new OutsideTrouble.Unavailable("apps: 503", Optional.empty());
      }
    };
  }
}
