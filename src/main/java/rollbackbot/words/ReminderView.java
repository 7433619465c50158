package rollbackbot.words;

import rollbackbot.text.Draft;
import rollbackbot.text.Text;

/** Somebody is waited for. */
public final class ReminderView {
  private ReminderView() {}

  public static void write(Scene scene, boolean operatorsToo, int number, Draft message) {
    var who = operatorsToo ? withOperators(scene) : opener(scene);
    message.section(
        scene.say(
            "{people}: {what} It has been {duration}.",
            who,
            waitsFor(scene, number),
            waited(scene, operatorsToo)));
  }

  private static Text waited(Scene scene, boolean operatorsToo) {
    var people = scene.timing().people();
    return scene.wording().limit(operatorsToo ? people.secondReminder() : people.firstReminder());
  }

  private static Text opener(Scene scene) {
    return Text.mention(scene.incident().openedBy());
  }

  /** The opener is named once. */
  private static Text withOperators(Scene scene) {
    var operators = scene.operators();
    return operators.contains(opener(scene))
        ? operators
        : scene.say("{person}, or {operators}", opener(scene), operators);
  }

  /** The last message before this one that asks for something. */
  private static Text waitsFor(Scene scene, int number) {
    return scene
        .lastBefore(number, content -> scene.words().waitsFor(scene, content))
        .orElseGet(() -> scene.say("an answer is waited for."));
  }
}
