package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.people.Person;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;

/** An app that somebody named, where they may act on it; what isn't one is told what is near. */
final class AppAccess {
  /** So many incidents of an app are looked through for the rollback that could be undone. */
  private static final int LOOKED_THROUGH = 10;

  private final Incidents incidents;
  private final Apps apps;
  private final Authorization authorization;
  private final Suggestions suggestions;
  private final Commands commands;
  private final Answers answers;

  AppAccess(
      Incidents incidents,
      Apps apps,
      Authorization authorization,
      Commands commands,
      Answers answers) {
    this.incidents = incidents;
    this.apps = apps;
    this.authorization = authorization;
    this.suggestions = new Suggestions(apps);
    this.commands = commands;
    this.answers = answers;
  }

  /** What is done with an app by somebody who may. */
  interface Act {
    void with(App app, Person person);
  }

  void withApp(Input input, String name, Act act) {
    try {
      var app = AppName.isValid(name) ? apps.find(new AppName(name)) : Optional.<App>empty();
      if (app.isEmpty()) {
        unknownApp(input, name);
        return;
      }
      switch (authorization.check(input, app.get())) {
        case Authorization.Permission.Denied denied -> answers.deny(input, app.get(), denied);
        case Authorization.Permission.Granted(var person) -> act.with(app.get(), person);
      }
    } catch (OutsideTrouble e) {
      answers.answer(input, new Reply.ServiceAway(e.getMessage()));
    }
  }

  /** With a button for what was probably meant, where that can be told. */
  Reply suggesting(String typed, Reply said) {
    try {
      return suggestions
          .of(typed)
          .<Reply>map(command -> new Reply.Suggested(said, command))
          .orElse(said);
    } catch (OutsideTrouble e) {
      return said;
    }
  }

  /** What isn't an app may be the platform's name of one, a command, or nearly either. */
  private void unknownApp(Input input, String name) {
    var typed = textOf(input).orElse(name);
    var toUndo = suggestions.toUndo(typed);
    if (toUndo.isPresent()) {
      withApp(
          input,
          toUndo.get(),
          (app, person) -> answers.answer(input, person, howToUndo(app.name())));
    } else {
      answers.answer(input, suggesting(typed, commands.unknownApp(name)));
    }
  }

  private static Optional<String> textOf(Input input) {
    return switch (input.act()) {
      case Input.Act.Typed(_, var text) -> Optional.of(text);
      case Input.Act.Clicked(var action, var value) when isTyped(action) -> Optional.of(value);
      case Input.Act.Clicked _, Input.Act.Submitted _, Input.Act.OpenedHome _ -> Optional.empty();
    };
  }

  /** The apps that can be named; none where that can't be read. */
  List<AppName> visibleApps() {
    try {
      return apps.names();
    } catch (OutsideTrouble e) {
      return List.of();
    }
  }

  /** Where the button is that undoes: plans that came to nothing since are passed over. */
  Reply howToUndo(AppName app) {
    return new Reply.HowToUndo(
        app,
        incidents.newest(app, LOOKED_THROUGH).stream()
            .filter(it -> it.state() instanceof DeployState.Succeeded)
            .map(Incident::id)
            .findFirst());
  }

  /** Whether the button types a command. */
  static boolean isTyped(String action) {
    return action.startsWith(ActionIds.COMMAND_RUN);
  }
}
