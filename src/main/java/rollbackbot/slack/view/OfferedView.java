package rollbackbot.slack.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import rollbackbot.people.TypedText;
import rollbackbot.release.AppName;
import rollbackbot.release.Target;
import rollbackbot.text.Control;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.Controls;

/** What is offered in a form while somebody types; what they typed is always among it. */
public final class OfferedView {
  private static final String PREVIOUS = "previous";

  /** Of a value (Slack docs, "Option object"). */
  private static final int LONGEST = 75;

  private OfferedView() {}

  /** The apps whose names have what was typed; those that begin with it first. */
  public static List<Control.Option> apps(List<AppName> apps, String typed) {
    var word = TypedText.appName(typed);
    return apps.stream()
        .map(AppName::value)
        .filter(name -> name.contains(word) && name.length() <= LONGEST)
        .sorted(Comparator.comparing(name -> !name.startsWith(word)))
        .map(name -> new Control.Option(Text.foreign(name), name))
        .toList();
  }

  /**
   * The version that the bot would choose, and those that ran.
   *
   * @param now when it is asked
   */
  public static List<Control.Option> versions(
      List<Target> ran, String typed, Wording wording, Instant now) {
    var word = TypedText.word(typed);
    var options = new ArrayList<Control.Option>();
    if (contains(PREVIOUS, word)) {
      options.add(new Control.Option(wording.say("The one that the bot would choose"), PREVIOUS));
    }
    var labels = Controls.labels(ran, wording, now);
    for (int index = 0; index < ran.size(); index++) {
      var target = ran.get(index);
      if (fits(target, labels.get(index), word)) {
        options.add(new Control.Option(labels.get(index), target.commit().value()));
      }
    }
    boolean isThere = ran.stream().anyMatch(target -> target.label().equals(word));
    if (!word.isEmpty() && !isThere && !word.equals(PREVIOUS) && word.length() <= LONGEST) {
      options.add(new Control.Option(wording.say("As typed: {text}", Text.foreign(word)), word));
    }
    return options;
  }

  private static boolean fits(Target target, Text label, String word) {
    return contains(label.plain(), word)
        || contains(target.label(), word)
        || contains(target.nameForBranch(), word)
        || target.commit().value().startsWith(word.toLowerCase(Locale.ROOT));
  }

  private static boolean contains(String text, String word) {
    return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }
}
