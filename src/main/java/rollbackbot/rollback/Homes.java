package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.history.Glances;
import rollbackbot.incident.HomePage;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;

/**
 * What a person finds on the bot's Home: the apps that they may roll back, and the open incidents;
 * of those that they may not act on, only that there is one, and who is on it.
 */
final class Homes {
  private final Incidents incidents;
  private final Apps apps;
  private final Authorization authorization;
  private final Commands commands;
  private final Glances glances;
  private final Answers answers;

  Homes(
      Incidents incidents,
      Apps apps,
      Authorization authorization,
      Commands commands,
      Glances glances,
      Answers answers) {
    this.incidents = incidents;
    this.apps = apps;
    this.authorization = authorization;
    this.commands = commands;
    this.glances = glances;
    this.answers = answers;
  }

  /**
   * Answers at once with what is known; what is out of date is looked at beside, and told then.
   *
   * @param page of the apps, from 1
   */
  void show(Input input, int page) {
    var mine = mine(input);
    var names = mine.map(known -> known.stream().map(App::name).toList());
    var shown = mine.map(known -> page(known, page)).orElse(List.of());
    boolean isLooking = glances.areDue(shown);
    answers.answer(input, home(input, names, shown, page, isLooking));
    if (isLooking) {
      glances.renew(shown, () -> answers.answer(input, home(input, names, shown, page, false)));
    }
  }

  /** Whether the button is one of the Home's own. */
  static boolean hears(String action) {
    return action.startsWith(ActionIds.HOME_SHOW) || action.startsWith(ActionIds.ROLLBACK_START);
  }

  void clicked(Input input, Input.Act.Clicked button) {
    if (button.action().startsWith(ActionIds.HOME_SHOW)) {
      show(input, pageOf(button.value()));
      return;
    }
    var mine = mine(input).orElse(List.of());
    mine.stream()
        .filter(app -> app.name().value().equals(button.value()))
        .findFirst()
        .ifPresentOrElse(
            app ->
                answers.answer(input, commands.start(mine.stream().map(App::name).toList(), app)),
            () -> show(input, 1));
  }

  private static int pageOf(String value) {
    return value.matches("[1-9]\\d{0,3}") ? Integer.parseInt(value) : 1;
  }

  private static List<App> page(List<App> apps, int page) {
    return apps.stream()
        .skip((page - 1L) * HomePage.MOST_CARDS)
        .limit(HomePage.MOST_CARDS)
        .toList();
  }

  private Reply.Home home(
      Input input, Optional<List<AppName>> names, List<App> shown, int page, boolean isLooking) {
    var open = incidents.open();
    var mine = open.stream().filter(incident -> mayAct(input, incident.app())).toList();
    var held =
        authorization.isColleague(input)
            ? open.stream().filter(it -> !mine.contains(it)).map(Homes::held).toList()
            : List.<HomePage.Held>of();
    var cards =
        shown.stream()
            .map(app -> new HomePage.Card(app.name(), glances.of(app.name()), isOpen(app, open)))
            .toList();
    return new Reply.Home(
        mine.stream().map(Homes::open).toList(),
        names,
        Optional.of(new HomePage(page, cards, isLooking, held)));
  }

  private static Optional<IncidentId> isOpen(App app, List<Incident> open) {
    return open.stream().filter(it -> it.app().equals(app.name())).map(Incident::id).findFirst();
  }

  /** The open incidents that somebody may act on, oldest first. */
  List<Reply.Home.Open> open(Input input) {
    return incidents.open().stream()
        .filter(incident -> mayAct(input, incident.app()))
        .map(Homes::open)
        .toList();
  }

  /** The apps that somebody may act on, but for an open incident that can't be read. */
  List<AppName> lockedUnreadably(Input input) {
    return incidents.lockedUnreadably().stream().filter(app -> mayAct(input, app)).toList();
  }

  private static Reply.Home.Open open(Incident incident) {
    return new Reply.Home.Open(
        incident.id(), incident.app(), incident.openedBy(), incident.openedAt(), incident.state());
  }

  private static HomePage.Held held(Incident incident) {
    var people =
        Stream.concat(Stream.of(incident.openedBy()), incident.names().keySet().stream().sorted())
            .distinct()
            .toList();
    return new HomePage.Held(incident.app(), people, incident.openedAt());
  }

  /** The apps that somebody may act on, by name; empty where that can't be told. */
  private Optional<List<App>> mine(Input input) {
    try {
      return Optional.of(
          apps.names().stream().sorted().flatMap(name -> granted(input, name).stream()).toList());
    } catch (OutsideTrouble e) {
      return Optional.empty();
    }
  }

  private boolean mayAct(Input input, AppName name) {
    return granted(input, name).isPresent();
  }

  private Optional<App> granted(Input input, AppName name) {
    try {
      return apps.find(name)
          .filter(
              app -> authorization.check(input, app) instanceof Authorization.Permission.Granted);
    } catch (OutsideTrouble e) {
      return Optional.empty();
    }
  }
}
