package rollbackbot.slack.view;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PastRun;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;
import rollbackbot.release.AppName;
import rollbackbot.text.Cleaned;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.Controls;
import rollbackbot.words.FailureText;

/** What is open, and what ran, to one person alone. */
final class OverviewView {
  private static final int MOST_INCIDENTS = 20;
  private static final int NAME = 80;

  private OverviewView() {}

  static void status(
      Reply.Status status,
      Function<IncidentId, Optional<String>> boards,
      Wording wording,
      Draft message) {
    var unreadable = status.unreadable().orElse(List.of());
    if (status.open().isEmpty() && unreadable.isEmpty()) {
      message.section(wording.say("No incident is open on the apps that you may act on."));
    }
    status.open().stream()
        .limit(MOST_INCIDENTS)
        .forEach(open -> message.section(incident(open, boards.apply(open.id()), wording)));
    unreadable.stream()
        .limit(MOST_INCIDENTS)
        .forEach(app ->
            message.section(
                wording.say(
                    "*{app}*: an incident is open that this version of the bot can't read, and so"
                        + " no other can be opened.",
                    Text.foreign(app.value()))));
    if (status.open().size() > MOST_INCIDENTS) {
      message.context(
          wording.say("And {count} more.", Text.number(status.open().size() - MOST_INCIDENTS)));
    }
  }

  /** An open incident, with a link to its board where that is known. */
  static Text incident(Reply.Home.Open open, Optional<String> board, Wording wording) {
    var name = Text.foreign(open.app().value());
    return wording.say(
        "*{app}*: {state}\nOpened by {person}, {date}",
        board.map(page -> Text.link(URI.create(page), name)).orElse(name),
        RoomsWords.of(open.state()).line(wording),
        Text.mention(open.openedBy()),
        wording.date(open.openedAt()));
  }

  static void ran(Reply.Ran history, Wording wording, Draft message) {
    var app = Text.code(history.app().value());
    if (history.ran().isEmpty()) {
      message.section(
          history.page() == 1
              ? wording.say("No successful deployment of {app} is known.", app)
              : wording.say("Nothing older is known of {app}.", app));
      return;
    }
    message.section(wording.say("*What {app} ran*, newest first:", app));
    for (int index = 0; index < history.ran().size(); index++) {
      var run = history.ran().get(index);
      var text = run(run, wording);
      if (run.marked().isPresent()) {
        message.choice(text, unmark(history.app(), run, index, wording));
      } else {
        message.section(text);
      }
    }
    if (history.more()) {
      var next = "history " + history.app() + " " + (history.page() + 1);
      message.controls(List.of(SuggestionView.button(wording.say("Older ones"), next)));
    }
  }

  private static Control unmark(AppName app, PastRun run, int index, Wording wording) {
    var button =
        new Control.Button(
            ActionIds.VERSION_UNMARK + "." + index,
            wording.say("Propose it again"),
            app + " " + run.marked().orElseThrow() + " " + Cleaned.line(run.label(), NAME),
            Control.Style.USUAL,
            Optional.empty());
    return Controls.confirmed(
        button,
        wording.say("Propose it again?"),
        wording.say("{version} may be proposed again.", Text.code(run.label(), NAME)),
        wording.say("Propose it"),
        wording.say("Cancel"));
  }

  private static Text run(PastRun run, Wording wording) {
    var text =
        wording.say(
            "*{version}*, {date}, {person}",
            Text.code(run.label(), NAME),
            wording.date(run.at()),
            wording.by(run.by()));
    var commit =
        run.commit()
            .map(it -> wording.say(", commit {commit}", Text.code(it, NAME)))
            .orElse(Text.EMPTY);
    var took =
        run.took()
            .map(it -> wording.say(", took {duration}", wording.duration(it)))
            .orElse(Text.EMPTY);
    return text.then(commit)
        .then(took)
        .then(run.current() ? wording.say(": *in production*") : Text.EMPTY)
        .then(run.rolledBack() ? wording.say(": rolled back, no longer proposed") : Text.EMPTY);
  }

  static Text noHistory(Reply.NoHistory none, Wording wording) {
    return wording.say(
        "The history of {app} can't be read: {reason}.",
        Text.code(none.app().value()),
        FailureText.title(none.why(), wording));
  }
}
