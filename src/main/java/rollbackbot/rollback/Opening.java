package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.incident.Input;
import rollbackbot.people.CommandText;
import rollbackbot.people.FormIds;
import rollbackbot.people.TypedText;

/**
 * An incident that somebody wants opened, by a command or by the form.
 *
 * @param typedIn the conversation in which they are
 * @param chosen the channel that they chose for it
 * @param reason why, in their words
 */
record Opening(
    CommandText.Open wanted, String typedIn, Optional<String> chosen, Optional<String> reason) {

  static Opening typed(CommandText.Open wanted, String typedIn) {
    return new Opening(wanted, typedIn, Optional.empty(), wanted.reason());
  }

  /** What the form says means the same as the command typed with it. */
  static Opening filledIn(Input.Act.Submitted form, String typedIn) {
    var app = form.field(FormIds.APP).map(TypedText::appName).orElse("");
    var version = form.field(FormIds.VERSION).map(TypedText::word).filter(word -> !word.isEmpty());
    return new Opening(
        new CommandText.Open(app, version),
        typedIn,
        form.field(FormIds.CHANNEL),
        form.field(FormIds.REASON));
  }

  /** Where it takes place, unless the app has a channel of its own. */
  String place() {
    return chosen.orElse(typedIn);
  }
}
