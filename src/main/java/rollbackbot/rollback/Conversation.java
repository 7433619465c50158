package rollbackbot.rollback;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import rollbackbot.decision.DecisionTree;

/**
 * Takes what people typed and clicked, checks that they may, and changes the incident. Every input
 * ends in exactly one stored effect: a change of an incident, or a reply.
 */
public final class Conversation {
  /** Bounds the retries of a change that races with others. */
  private static final int MOST_RACES = 20;

  private final Incidents incidents;
  private final Apps apps;
  private final Authorization authorization;
  private final Workspace workspace;
  private final Languages languages;
  private final Commands commands;
  private final Clicks clicks;
  private final InstantSource clock;

  public Conversation(
      DecisionTree tree,
      Incidents incidents,
      Apps apps,
      Workspace workspace,
      HistoryReader reader,
      Languages languages,
      Timing timing,
      InstantSource clock) {
    var transitions = new Transitions(tree);
    this.incidents = incidents;
    this.apps = apps;
    this.workspace = workspace;
    this.authorization = new Authorization(workspace);
    this.languages = languages;
    this.commands = new Commands(tree, transitions, incidents, apps, workspace, reader, languages);
    this.clicks = new Clicks(transitions, timing);
    this.clock = clock;
  }

  /** Handles an input; afterwards it counts as handled. */
  public void handle(Input input) {
    switch (input.act()) {
      case Input.Act.Typed typed -> handleCommand(input, typed);
      case Input.Act.Clicked clicked -> handleClick(input, clicked);
    }
  }

  /** Says that an input could not be handled, by a fault of our own. */
  public void apologize(Input input) {
    answer(input, new Reply.Fault());
  }

  private void handleCommand(Input input, Input.Act.Typed typed) {
    switch (CommandText.parse(typed.text())) {
      case CommandText.Help _ -> answer(input, new Reply.Help(visibleApps()));
      case CommandText.NotUnderstood(var text) -> answer(input, new Reply.NotUnderstood(text));
      case CommandText.Open open -> open(input, typed, open);
    }
  }

  private List<AppName> visibleApps() {
    try {
      return apps.names();
    } catch (OutsideTrouble e) {
      return List.of();
    }
  }

  private void open(Input input, Input.Act.Typed typed, CommandText.Open wanted) {
    try {
      var app =
          AppName.isValid(wanted.app())
              ? apps.find(new AppName(wanted.app()))
              : Optional.<App>empty();
      if (app.isEmpty()) {
        answer(input, commands.unknownApp(wanted.app()));
        return;
      }
      switch (authorization.check(input, app.get())) {
        case Authorization.Permission.Denied denied -> deny(input, app.get(), denied);
        case Authorization.Permission.Granted(var person) ->
            openAs(input, typed, wanted, app.get(), person);
      }
    } catch (OutsideTrouble e) {
      answer(input, new Reply.ServiceAway(e.getMessage()));
    }
  }

  private void openAs(
      Input input, Input.Act.Typed typed, CommandText.Open wanted, App app, Person person) {
    for (int race = 0; race < MOST_RACES; race++) {
      var outcome = commands.open(input, typed.channel(), wanted, app, person, clock.instant());
      switch (outcome) {
        case Commands.Outcome.Say(var reply) -> {
          answer(input, person, reply);
          return;
        }
        case Commands.Outcome.Store(var change) -> {
          if (incidents.store(change, Optional.of(input))) {
            return;
          }
        }
      }
    }
    throw new IllegalStateException("too many races opening an incident of " + app.name());
  }

  private void handleClick(Input input, Input.Act.Clicked clicked) {
    var handle = Input.Handle.parse(clicked.value());
    var found = handle.flatMap(it -> incidents.find(it.incident()));
    if (handle.isEmpty() || found.isEmpty()) {
      answer(input, new Reply.NotUnderstood(clicked.action()));
      return;
    }
    try {
      var app = apps.find(found.get().app());
      if (app.isEmpty()) {
        answer(input, commands.unknownApp(found.get().app().value()));
        return;
      }
      switch (authorization.check(input, app.get())) {
        case Authorization.Permission.Denied denied -> deny(input, app.get(), denied);
        case Authorization.Permission.Granted(var person) ->
            clickAs(input, clicked, handle.get(), app.get(), person);
      }
    } catch (OutsideTrouble e) {
      answer(input, new Reply.ServiceAway(e.getMessage()));
    }
  }

  private void clickAs(
      Input input, Input.Act.Clicked clicked, Input.Handle handle, App app, Person person) {
    for (int race = 0; race < MOST_RACES; race++) {
      var incident = incidents.find(handle.incident()).orElseThrow();
      var now = clock.instant();
      var other = incidents.openOne(app.name()).filter(open -> !open.id().equals(incident.id()));
      if (other.isPresent() && clicked.action().startsWith(ActionIds.AUTODEPLOY_RESUME)) {
        answer(input, person, commands.alreadyOpen(other.get()));
        return;
      }
      switch (clicks.apply(incident, clicked.action(), handle, app, person.id(), now)) {
        case Clicks.Outcome.Say(var reply) -> {
          answer(input, person, reply);
          return;
        }
        case Clicks.Outcome.Store(var change) -> {
          if (incidents.store(change, Optional.of(input))) {
            return;
          }
          var open = incidents.openOne(app.name());
          if (open.isPresent() && !open.get().id().equals(incident.id())) {
            answer(input, person, commands.alreadyOpen(open.get()));
            return;
          }
        }
      }
    }
    throw new IllegalStateException("too many races changing " + handle.incident());
  }

  private void deny(Input input, App app, Authorization.Permission.Denied denied) {
    var reply = new Reply.NotAllowed(app.name(), denied.why(), app.operators());
    var locale = denied.person().flatMap(Person::locale);
    say(input, locale, reply);
  }

  private void answer(Input input, Person person, Reply reply) {
    say(input, person.locale(), reply);
  }

  private void answer(Input input, Reply reply) {
    say(input, localeOf(input), reply);
  }

  private Optional<String> localeOf(Input input) {
    try {
      return workspace.person(input.user(), input.team()).locale();
    } catch (OutsideTrouble e) {
      return Optional.empty();
    }
  }

  private void say(Input input, Optional<String> locale, Reply reply) {
    var said = new PrivateReply(input.replyTo(), languages.of(locale), reply, clock.instant());
    incidents.reply(List.of(said), input);
  }
}
