package rollbackbot.slack.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rollbackbot.incident.Reply;
import rollbackbot.people.CommandText;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** What was asked for and isn't there, or runs already; and what was probably meant. */
final class UnknownView {
  private static final int ECHO = 150;

  private UnknownView() {}

  static Text notUnderstood(String typed, Wording wording) {
    return CommandText.OF_AN_APP.contains(typed.toLowerCase(Locale.ROOT))
        ? wording.say(
            "Which app? Type `/rollback {command} my-app`.",
            Text.foreign(typed.toLowerCase(Locale.ROOT)))
        : wording.say(
            "The bot doesn't know the command {typed}. Type `/rollback help` to see the commands.",
            Text.code(typed, ECHO));
  }

  static Text unknownApp(String typed, Optional<String> nearest, Wording wording) {
    return wording
        .say("There is no app named {app}.", Text.code(typed, ECHO))
        .then(
            nearest
                .map(near -> wording.say(" Did you mean `/rollback {app}`?", Text.foreign(near)))
                .orElseGet(() -> wording.say(" Type `/rollback help` to see the apps.")));
  }

  static Text unknownVersion(Reply.UnknownVersion unknown, Wording wording) {
    var app = Text.foreign(unknown.app().value());
    var near =
        unknown
            .nearest()
            .map(it ->
                wording.say(" Did you mean `/rollback {app} {version}`?", app, Text.foreign(it)))
            .orElseGet(() ->
                wording.say(" Type `/rollback {app} previous` for the previous version.", app));
    var known =
        unknown
            .details()
            .map(Reply.NotFound::known)
            .filter(versions -> !versions.isEmpty())
            .map(versions ->
                wording.say(
                    " Known versions: {versions}.",
                    wording.some(versions.stream().map(Text::code).toList(), versions.size())))
            .orElse(Text.EMPTY);
    return notFound(unknown, wording).then(near).then(known);
  }

  /** The same where it was filled in in a form: short, and without commands to type. */
  static Text atItsField(Reply.Mistake mistake, Wording wording) {
    return switch (mistake) {
      case Reply.UnknownApp(var typed, var nearest) ->
          wording
              .say("There is no app named {app}.", Text.foreign(typed, ECHO))
              .then(nearest.map(near -> meant(near, wording)).orElse(Text.EMPTY));
      case Reply.NotAllowed(var app, var denial, _) ->
          wording.say("{app}: {why}", Text.foreign(app.value()), RefusalView.why(denial, wording));
      case Reply.AlreadyOpen open ->
          wording.say(
              "An incident of {app} is already open: the bot sends you its link.",
              Text.foreign(open.app().value()));
      case Reply.UnknownVersion unknown -> versionAtItsField(unknown, wording);
      case Reply.RunsAlready runs ->
          wording
              .say("{version} is in production already.", Text.foreign(runs.version()))
              .then(runs.previous().map(near -> meant(near, wording)).orElse(Text.EMPTY));
      case Reply.NoPlace(_, var kind) -> RefusalView.noPlace(kind, wording);
    };
  }

  private static Text meant(String near, Wording wording) {
    return wording.say(" Did you mean {version}?", Text.foreign(near));
  }

  private static Text versionAtItsField(Reply.UnknownVersion unknown, Wording wording) {
    var known = unknown.details().map(Reply.NotFound::known).orElse(List.of());
    return notFound(unknown, wording)
        .then(unknown.nearest().map(near -> meant(near, wording)).orElse(Text.EMPTY))
        .then(
            known.isEmpty()
                ? Text.EMPTY
                : wording.say(
                    " Known versions: {versions}.",
                    wording.some(known.stream().map(Text::foreign).toList(), known.size())));
  }

  private static Text notFound(Reply.UnknownVersion unknown, Wording wording) {
    var app = Text.code(unknown.app().value());
    var typed = Text.code(unknown.typed(), ECHO);
    var fitting = unknown.details().map(Reply.NotFound::fitting).orElse(List.of());
    if (!fitting.isEmpty()) {
      return wording.say(
          "Several deployed commits of {app} begin with {typed}: {commits}. Type more characters.",
          app,
          typed,
          wording.some(fitting.stream().map(Text::code).toList(), fitting.size()));
    }
    var among =
        unknown
            .details()
            .flatMap(Reply.NotFound::among)
            .map(newest -> wording.say(" among the newest {count}", Text.number(newest)))
            .orElse(Text.EMPTY);
    var needed = unknown.details().flatMap(Reply.NotFound::needed);
    if (unknown.details().isPresent() && needed.isEmpty()) {
      return wording.say(
          "No deployment of {app}{among} has a commit that begins with {typed}.",
          app,
          among,
          typed);
    }
    return needed
        .map(tag ->
            wording.say(
                "{app} has no version {typed}: there is no tag {tag} (setting `tag-format`:"
                    + " {format}), and no deployment{among} has that name.",
                app,
                typed,
                Text.code(tag.value(), ECHO),
                Text.code(unknown.details().orElseThrow().tagFormat()),
                among))
        .orElseGet(() -> wording.say("{app} has no tag for version {typed}.", app, typed));
  }

  static Text runsAlready(Reply.RunsAlready runs, Wording wording) {
    return wording
        .say(
            "{app} already runs {version}: nothing has changed, and no incident was opened.",
            Text.code(runs.app().value()),
            Text.code(runs.version()))
        .then(
            runs.previous()
                .map(version ->
                    wording.say(
                        " To go back to {version}, the one before, type `/rollback {app}"
                            + " previous`.",
                        Text.code(version),
                        Text.foreign(runs.app().value())))
                .orElse(Text.EMPTY));
  }
}
