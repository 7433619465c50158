package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;

/**
 * What a person finds on the bot's Home: only what they may act on. Whoever may not isn't told of
 * incidents, which may live in channels that they don't see.
 */
final class Homes {
  private final Incidents incidents;
  private final Apps apps;
  private final Authorization authorization;

  Homes(Incidents incidents, Apps apps, Authorization authorization) {
    this.incidents = incidents;
    this.apps = apps;
    this.authorization = authorization;
  }

  Reply.Home of(Input input) {
    return new Reply.Home(open(input), names(input));
  }

  /** The open incidents that somebody may act on, oldest first. */
  List<Reply.Home.Open> open(Input input) {
    return incidents.open().stream()
        .filter(incident -> mayAct(input, incident.app()))
        .map(Homes::open)
        .toList();
  }

  private static Reply.Home.Open open(Incident incident) {
    return new Reply.Home.Open(
        incident.id(), incident.app(), incident.openedBy(), incident.openedAt(), incident.state());
  }

  private Optional<List<AppName>> names(Input input) {
    try {
      return Optional.of(
          apps.names().stream().filter(name -> mayAct(input, name)).sorted().toList());
    } catch (OutsideTrouble e) {
      return Optional.empty();
    }
  }

  private boolean mayAct(Input input, AppName name) {
    try {
      return apps.find(name)
          .filter(
              app -> authorization.check(input, app) instanceof Authorization.Permission.Granted)
          .isPresent();
    } catch (OutsideTrouble e) {
      return false;
    }
  }
}
