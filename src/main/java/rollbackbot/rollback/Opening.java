package rollbackbot.rollback;

import java.util.Optional;
import rollbackbot.incident.Incident;
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
 * @param follows the incident that it goes on from, in whose thread it is told
 */
record Opening(
    CommandText.Open wanted,
    String typedIn,
    Optional<String> chosen,
    Optional<String> reason,
    Optional<Incident> follows) {

  static Opening typed(CommandText.Open wanted, String typedIn) {
    return new Opening(wanted, typedIn, Optional.empty(), wanted.reason(), Optional.empty());
  }

  /** On from an incident that is over, to another version. */
  static Opening onFrom(Incident before, String version) {
    var wanted = new CommandText.Open(before.app().value(), Optional.of(version));
    return new Opening(
        wanted, before.channel(), Optional.empty(), wanted.reason(), Optional.of(before));
  }

  /** What the form says means the same as the command typed with it. */
  static Opening filledIn(Input.Act.Submitted form, String typedIn) {
    var app = form.field(FormIds.APP).map(TypedText::appName).orElse("");
    var version = form.field(FormIds.VERSION).map(TypedText::word).filter(word -> !word.isEmpty());
    return new Opening(
        new CommandText.Open(app, version),
        typedIn,
        form.field(FormIds.CHANNEL),
        form.field(FormIds.REASON),
        Optional.empty());
  }

  /** Where it takes place, unless the app has a channel of its own. */
  String place() {
    return chosen.orElse(typedIn);
  }
}
