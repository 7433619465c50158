package rollbackbot.slack.view;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;
import rollbackbot.text.Control;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** What was probably meant, as a button that types it. */
final class SuggestionView {
  private static final int MOST_COMMAND = 64;
  private static final int LONGEST = 1_000;

  private SuggestionView() {}

  /** Its label is what it types; nothing where that is too long for a button. */
  static List<Control> button(String command) {
    return command.length() > LONGEST
        ? List.of()
        : List.of(button(Text.foreign("/rollback " + command, MOST_COMMAND), command));
  }

  static Control.Button button(Text label, String command) {
    return button(ActionIds.COMMAND_RUN, label, command);
  }

  /** The same where there are several: each has a name of its own. */
  static Control.Button oneOfMany(Text label, String command) {
    return button(ActionIds.COMMAND_RUN + "." + command.replace(' ', '.'), label, command);
  }

  private static Control.Button button(String action, Text label, String command) {
    return new Control.Button(action, label, command, Control.Style.USUAL, Optional.empty());
  }

  /** Undoing has a button of its own, where what is undone can be seen. */
  static Text undo(Reply.HowToUndo undo, Optional<String> board, Wording wording) {
    var app = Text.code(undo.app().value());
    return undo.incident().isEmpty()
        ? wording.say("There is no rollback of {app} that could be undone.", app)
        : wording
            .say(
                "A rollback is undone by its own button: *Undo the rollback*, in the thread of the"
                    + " rollback of {app}.",
                app)
            .and(board.map(page -> Text.link(URI.create(page), wording.say("Go to the incident"))));
  }
}
