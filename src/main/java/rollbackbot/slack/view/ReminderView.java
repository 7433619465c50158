package rollbackbot.slack.view;

import java.util.Optional;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Content.Prompted;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;

/** Somebody is waited for. */
final class ReminderView {
  private ReminderView() {}

  static void write(Scene scene, boolean operatorsToo, int number, Draft message) {
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
        .lastBefore(
            number,
            content ->
                content instanceof Prompted asked
                    ? Optional.of(what(scene, asked))
                    : Optional.empty())
        .orElseGet(() -> scene.say("an answer is waited for."));
  }

  private static Text what(Scene scene, Prompted asked) {
    return switch (asked) {
      case Content.Asked _ -> scene.say("the question above waits for an answer.");
      case Content.Offered _ ->
          scene.say("the plan above waits for a confirmation; nothing is deployed before.");
      case Content.ApprovalAsked _ ->
          scene.say(
              "what is confirmed above waits for a second person's approval; nothing is done"
                  + " before.");
      case Content.RestoreAsked _ ->
          scene.say(
              "the restore of the database waits for your answer; nothing is deployed"
                  + " before.");
      case Content.Stopped _ -> scene.say("the rollback has stopped and waits for a decision.");
      case Content.FlagsOffered _ ->
          scene.say("which feature to switch off is still to be chosen.");
    };
  }
}
