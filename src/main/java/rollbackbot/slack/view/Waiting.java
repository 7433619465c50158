package rollbackbot.slack.view;

/** Who may act on a message that waits, and what happens if nobody does. */
final class Waiting {
  private Waiting() {}

  static String forAnswer(Scene scene) {
    return who(scene)
        + scene.say(
            " Sans réponse : rappels après {0}, clôture après {1}.",
            " Without an answer: reminders after {0}, closed after {1}.",
            reminders(scene),
            scene.expiry());
  }

  static String forConfirmation(Scene scene) {
    return who(scene)
        + scene.say(
            " Sans confirmation : rappels après {0}, annulation après {1} ; rien n'est"
                + " déployé.",
            " Without a confirmation: reminders after {0}, cancelled after {1}; nothing"
                + " is deployed.",
            reminders(scene),
            scene.expiry());
  }

  /** A restore has no end by itself: nobody but a person knows how it stands. */
  static String forRestore(Scene scene) {
    return who(scene)
        + scene.say(
            " Sans réponse : rappels après {0}, et le rollback attend ; rien n'est" + " déployé.",
            " Without an answer: reminders after {0}, and the rollback waits; nothing is"
                + " deployed.",
            reminders(scene));
  }

  private static String reminders(Scene scene) {
    var people = scene.timing().people();
    return scene.wording().limits(people.firstReminder(), people.secondReminder());
  }

  private static String who(Scene scene) {
    return scene.say("Qui peut agir : {0}.", "Who may act: {0}.", scene.operatorsInWords());
  }
}
