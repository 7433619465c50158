package rollbackbot.slack.view;

/** Who may act on a message that waits, and what happens if nobody does. */
final class Waiting {
  private Waiting() {}

  static String forAnswer(Scene scene) {
    return who(scene)
        + scene.say(
            " Sans réponse : rappels après 10 et 20 min, clôture après 12 h.",
            " Without an answer: reminders after 10 and 20 min, closed after 12 h.");
  }

  static String forConfirmation(Scene scene) {
    return who(scene)
        + scene.say(
            " Sans confirmation : rappels après 10 et 20 min, annulation après 12 h ; rien n'est"
                + " déployé.",
            " Without a confirmation: reminders after 10 and 20 min, cancelled after 12 h; nothing"
                + " is deployed.");
  }

  /** A restore has no end by itself: nobody but a person knows how it stands. */
  static String forRestore(Scene scene) {
    return who(scene)
        + scene.say(
            " Sans réponse : rappels après 10 et 20 min, et le rollback attend ; rien n'est"
                + " déployé.",
            " Without an answer: reminders after 10 and 20 min, and the rollback waits; nothing is"
                + " deployed.");
  }

  private static String who(Scene scene) {
    return scene.say("Qui peut agir : {0}.", "Who may act: {0}.", scene.operatorsInWords());
  }
}
