package rollbackbot.rollback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.Person;
import rollbackbot.release.App;
import rollbackbot.release.Apps;
import rollbackbot.room.Response;

/** An incident that somebody clicked on or filled in a form about, where they may. */
final class IncidentAccess {
  /** Bounds the retries of a change that races with others. */
  private static final int MOST_RACES = 20;

  private final Incidents incidents;
  private final Apps apps;
  private final Authorization authorization;
  private final Commands commands;
  private final Answers answers;
  private final InstantSource clock;

  IncidentAccess(
      Incidents incidents,
      Apps apps,
      Authorization authorization,
      Commands commands,
      Answers answers,
      InstantSource clock) {
    this.incidents = incidents;
    this.apps = apps;
    this.authorization = authorization;
    this.commands = commands;
    this.answers = answers;
    this.clock = clock;
  }

  /** What somebody does to an incident: as it stands now, and by whom. */
  interface Deed {
    Response on(Incident incident, Input.Handle handle, App app, String by, Instant now);
  }

  void change(Input input, String value, String name, Deed deed) {
    var handle = Input.Handle.parse(value);
    var found = handle.flatMap(it -> incidents.find(it.incident()));
    if (handle.isEmpty() || found.isEmpty()) {
      answers.answer(input, new Reply.NotUnderstood(name));
      return;
    }
    try {
      var app = apps.find(found.get().app());
      if (app.isEmpty()) {
        answers.answer(input, commands.unknownApp(found.get().app().value()));
        return;
      }
      switch (authorization.check(input, app.get())) {
        case Authorization.Permission.Denied denied -> answers.deny(input, app.get(), denied);
        case Authorization.Permission.Granted(var person) ->
            changeAs(input, handle.get(), app.get(), person, deed);
      }
    } catch (OutsideTrouble e) {
      answers.answer(input, new Reply.ServiceAway(e.getMessage()));
    }
  }

  private void changeAs(Input input, Input.Handle handle, App app, Person person, Deed deed) {
    for (int race = 0; race < MOST_RACES; race++) {
      var incident = incidents.find(handle.incident()).orElseThrow();
      if (answers.settled(
          input, person, deed.on(incident, handle, app, person.id(), clock.instant()))) {
        return;
      }
      var other = otherThan(incident);
      if (other.isPresent()) {
        answers.answer(input, person, Commands.alreadyOpen(other.get()));
        return;
      }
    }
    throw new IllegalStateException("too many races changing " + handle.incident());
  }

  /** Another incident of the app that is open. */
  Optional<Incident> otherThan(Incident incident) {
    return incidents.openOne(incident.app()).filter(open -> !open.id().equals(incident.id()));
  }
}
