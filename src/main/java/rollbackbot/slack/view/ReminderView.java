package rollbackbot.slack.view;

import java.util.Optional;
import rollbackbot.rollback.ThreadEntry.Content;

/** Somebody is waited for. */
final class ReminderView {
  private ReminderView() {}

  static void write(Scene scene, boolean operatorsToo, int number, Message message) {
    var opener = MessageText.mention(scene.incident().openedBy());
    message.section(
        operatorsToo
            ? scene.say(
                "{0} et {1} : {2} Cela fait 20 min.",
                "{0} and {1}: {2} It has been 20 min.",
                opener,
                scene.operators(),
                waitsFor(scene, number))
            : scene.say(
                "{0} : {1} Cela fait 10 min.",
                "{0}: {1} It has been 10 min.", opener, waitsFor(scene, number)));
  }

  /** The last message before this one that asks for something. */
  private static String waitsFor(Scene scene, int number) {
    return scene
        .lastBefore(number, content -> what(scene, content))
        .orElseGet(() -> scene.say("une réponse est attendue.", "an answer is waited for."));
  }

  private static Optional<String> what(Scene scene, Content content) {
    return switch (content) {
      case Content.Asked _ ->
          Optional.of(
              scene.say(
                  "la question ci-dessus attend une réponse.",
                  "the question above waits for an answer."));
      case Content.Offered _ ->
          Optional.of(
              scene.say(
                  "le plan ci-dessus attend une confirmation ; rien n'est déployé d'ici là.",
                  "the plan above waits for a confirmation; nothing is deployed before."));
      case Content.RestoreAsked _ ->
          Optional.of(
              scene.say(
                  "la restauration de la base attend votre réponse ; rien n'est déployé d'ici là.",
                  "the restore of the database waits for your answer; nothing is deployed"
                      + " before."));
      case Content.Stopped _ ->
          Optional.of(
              scene.say(
                  "le rollback est arrêté et attend une décision.",
                  "the rollback has stopped and waits for a decision."));
      case Content.Guided _,
          Content.Reached _,
          Content.Proven _,
          Content.Ended _,
          Content.Reminded _ ->
          Optional.empty();
    };
  }
}
