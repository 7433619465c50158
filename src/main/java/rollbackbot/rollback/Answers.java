package rollbackbot.rollback;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.Person;
import rollbackbot.people.Workspace;
import rollbackbot.release.App;
import rollbackbot.room.Response;

/** What an input ends in: a stored change, a private answer, or both, in one transaction. */
final class Answers {
  private final Incidents incidents;
  private final Workspace workspace;
  private final Languages languages;
  private final InstantSource clock;

  Answers(Incidents incidents, Workspace workspace, Languages languages, InstantSource clock) {
    this.incidents = incidents;
    this.workspace = workspace;
    this.languages = languages;
    this.clock = clock;
  }

  /** Whether it took effect; if not, another change came in between. */
  boolean settled(Input input, Person person, Response outcome) {
    return switch (outcome) {
      case Response.Say(var reply) -> {
        answer(input, person, reply);
        yield true;
      }
      case Response.Store(var change) -> incidents.store(by(person, change), Optional.of(input));
      case Response.StoreAndSay(var change, var reply) -> {
        var language = languages.of(person.locale());
        var said = new PrivateReply(input.replyTo(), language, reply, clock.instant());
        yield incidents.store(by(person, change).with(said), Optional.of(input));
      }
    };
  }

  /** With what those who act are called. */
  static Change by(Person person, Change change) {
    return change.with(change.incident().knowing(person));
  }

  /** Says why somebody may not. */
  void deny(Input input, App app, Authorization.Permission.Denied denied) {
    var reply = new Reply.NotAllowed(app.name(), denied.why(), app.operators());
    var locale = denied.person().flatMap(Person::locale);
    say(input, locale, reply);
  }

  /** In the language of somebody who is known. */
  void answer(Input input, Person person, Reply reply) {
    say(input, person.locale(), reply);
  }

  void answer(Input input, Reply reply) {
    say(input, localeOf(input), reply);
  }

  private Optional<String> localeOf(Input input) {
    try {
      return workspace.person(input.user(), input.origin()).locale();
    } catch (OutsideTrouble e) {
      return Optional.empty();
    }
  }

  private void say(Input input, Optional<String> locale, Reply reply) {
    var said = new PrivateReply(input.replyTo(), languages.of(locale), reply, clock.instant());
    incidents.reply(List.of(said), input);
  }
}
