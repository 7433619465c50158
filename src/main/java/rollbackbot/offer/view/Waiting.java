package rollbackbot.offer.view;

import rollbackbot.offer.ApprovalRequest;
import rollbackbot.offer.ApprovalRequest.Subject;
import rollbackbot.text.Text;
import rollbackbot.words.Scene;

/** Who may act on a message that waits, and what happens if nobody does. */
public final class Waiting {
  private Waiting() {}

  public static Text forAnswer(Scene scene) {
    return who(scene).then(scene.say(" Closed after {limit} without an answer.", scene.expiry()));
  }

  static Text forConfirmation(Scene scene) {
    return who(scene).then(scene.say(" Cancelled after {limit}.", scene.expiry()));
  }

  static Text forApproval(Scene scene, ApprovalRequest request) {
    var limits = scene.say("Without an approval: cancelled after {limit};", scene.expiry());
    return limits.then(
        switch (request.subject()) {
          case Subject.OfPlan _, Subject.OfBranch _ -> scene.say(" nothing is deployed.");
          case Subject.OfRestore _ -> scene.say(" nothing is restored, and the rollback waits.");
        });
  }

  /** A restore has no end by itself: nobody but a person knows how it stands. */
  public static Text forRestore(Scene scene) {
    return who(scene)
        .then(
            scene.say(
                " Without an answer: reminders after {reminders}, and the rollback waits; nothing"
                    + " is deployed.",
                reminders(scene)));
  }

  private static Text reminders(Scene scene) {
    var people = scene.timing().people();
    return scene.wording().limits(people.firstReminder(), people.secondReminder());
  }

  private static Text who(Scene scene) {
    return scene.say("Who may act: {operators}.", scene.operatorsInWords());
  }
}
