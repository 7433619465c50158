package rollbackbot.slack.view;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.people.FormIds;
import rollbackbot.people.TypedText;
import rollbackbot.release.AppName;
import rollbackbot.text.Form;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.version.Nearest;

/** What is wrong with the answers of a form: it is told in the form, which stays open. */
public final class FormCheck {
  private static final int ECHO = 80;
  private static final String PREVIOUS = "previous";

  /** What a tag's name can be made of (git-check-ref-format): one word. */
  private static final Pattern VERSION = Pattern.compile("[^\\s\\p{Cc}~^:?*\\[\\\\]+");

  private final Wording wording;
  private final Map<String, Text> mistakes = new LinkedHashMap<>();

  private FormCheck(Wording wording) {
    this.wording = wording;
  }

  /**
   * The mistakes that can be seen without asking anybody, by the field that they are in.
   *
   * @param knownApps empty where they aren't known: any name may be right then
   */
  public static Map<String, Text> mistakes(
      Input.Act.Submitted form, Form.Note note, Collection<AppName> knownApps) {
    var check = new FormCheck(new Wording(note.language()));
    switch (form.callback()) {
      case FormIds.ROLLBACK_START -> {
        check.app(typed(form, FormIds.APP), knownApps);
        check.version(typed(form, FormIds.VERSION));
      }
      case FormIds.DATABASE_RESTORE ->
          check.sameAs(note.expected().orElse(""), typed(form, FormIds.APP));
      case FormIds.BYPASS_APPROVAL ->
          check.reason(Optional.ofNullable(form.fields().get(FormIds.REASON)));
      default -> {
        // no form of ours: the core says so
      }
    }
    return check.mistakes;
  }

  /**
   * What keeps the form from leading anywhere, at its field: no command helps there.
   *
   * @param why by the field that it is about
   * @param fields that the form has: what is about another is told at the app
   */
  public static Map<String, Text> refused(
      Map<String, Reply.Mistake> why, Form.Note note, Set<String> fields) {
    var wording = new Wording(note.language());
    var told = new LinkedHashMap<String, Text>();
    why.forEach((field, reply) ->
        told.putIfAbsent(
            fields.contains(field) ? field : FormIds.APP, UnknownView.atItsField(reply, wording)));
    return told;
  }

  private void reason(Optional<String> typed) {
    if (typed.map(TypedText::prose).orElse("").isEmpty()) {
      wrong(FormIds.REASON, wording.say("Please say why: everybody will see the reason."));
    }
  }

  private static Optional<String> typed(Input.Act.Submitted form, String field) {
    return Optional.ofNullable(form.fields().get(field)).map(TypedText::word);
  }

  private void app(Optional<String> typed, Collection<AppName> known) {
    var name = typed.orElse("").toLowerCase(Locale.ROOT);
    if (!AppName.isValid(name)) {
      wrong(
          FormIds.APP,
          wording.say("An app's name has only lower-case letters, digits and dashes."));
    } else if (!known.isEmpty() && !known.contains(new AppName(name))) {
      wrong(FormIds.APP, unknown(name, known));
    }
  }

  private Text unknown(String name, Collection<AppName> known) {
    var names = known.stream().map(AppName::value).toList();
    return wording
        .say("There is no app named {app}.", Text.foreign(name, ECHO))
        .then(
            Nearest.to(name, names)
                .map(near -> wording.say(" Did you mean {app}?", Text.foreign(near)))
                .orElse(Text.EMPTY));
  }

  private void version(Optional<String> typed) {
    var text = typed.orElse("");
    if (!text.isEmpty() && !text.equalsIgnoreCase(PREVIOUS) && !VERSION.matcher(text).matches()) {
      wrong(FormIds.VERSION, wording.say("That isn't a version. For example: 4.0.0, or previous."));
    }
  }

  private void sameAs(String expected, Optional<String> typed) {
    if (!typed.orElse("").equals(expected)) {
      wrong(
          FormIds.APP,
          wording.say("That isn't the app's name: type {app}.", Text.foreign(expected)));
    }
  }

  private void wrong(String field, Text why) {
    mistakes.put(field, why);
  }
}
