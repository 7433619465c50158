package rollbackbot.slack.view;

import java.util.List;
import rollbackbot.check.Finding;
import rollbackbot.check.FindingText;
import rollbackbot.incident.Reply;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** Whether an app could be rolled back right now: the answer, then a line for each thing seen. */
final class CheckView {
  private CheckView() {}

  static List<Text> of(Reply.Checked checked, Wording wording) {
    var text = new FindingText(wording);
    return List.of(
        answer(checked, wording),
        Text.lines(checked.findings().stream().map(text::marked).toList()));
  }

  private static Text answer(Reply.Checked checked, Wording wording) {
    var app = Text.code(checked.app().value());
    long wrong = checked.findings().stream().filter(Finding::isInTheWay).count();
    if (wrong == 0) {
      return wording.say("*{app} could be rolled back right now.*", app);
    }
    return wrong == 1
        ? wording.say("*{app}: one thing has to be fixed before a rollback.*", app)
        : wording.say(
            "*{app}: {count} things have to be fixed before a rollback.*", app, Text.number(wrong));
  }
}
