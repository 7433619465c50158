package rollbackbot.slack.view;

import java.util.Optional;
import rollbackbot.rollback.ThreadEntry.Content.Proven;

/**
 * The end of a rollback, in words that are no bolder than what was looked at.
 *
 * @param commitProved whether the platform said that our commit runs
 * @param healthChecked whether the health check answered well for long enough
 */
record ProofText(boolean commitProved, boolean healthChecked) {
  private static final String WHOLE = "🟢 ";
  private static final String PARTIAL = "🟠 ";

  static ProofText of(Proven proven) {
    return new ProofText(proven.commitProved(), proven.healthChecked());
  }

  /** Green is for what was proven as a whole. */
  String dot() {
    return commitProved && healthChecked ? WHOLE : PARTIAL;
  }

  /** The board's heading, without its dot; plain text. */
  String heading(String version, Wording wording) {
    if (commitProved) {
      return healthChecked
          ? wording.say("revenue à {0}, en bonne santé", "back on {0}, healthy", version)
          : wording.say(
              "{0} déployée, santé non vérifiée", "{0} deployed, health not checked", version);
    }
    return healthChecked
        ? wording.say(
            "{0} déployée, l'app répond bien, commit non comparé",
            "{0} deployed, the app is healthy, commit not compared", version)
        : wording.say(
            "{0} déployée, ni commit ni santé vérifiés",
            "{0} deployed, neither commit nor health checked", version);
  }

  /** The first line of the summary, with its dot; the label is markup already. */
  String summary(String label, Wording wording) {
    return dot() + "*" + sentence(label, wording) + "*";
  }

  private String sentence(String label, Wording wording) {
    if (commitProved) {
      return healthChecked
          ? wording.say(
              "{0} est en production, en bonne santé.", "{0} is in production, and healthy.", label)
          : wording.say(
              "{0} est déployée, santé non vérifiée.",
              "{0} is deployed, health not checked.", label);
    }
    return healthChecked
        ? wording.say(
            "{0} a été déployée et l'app est en bonne santé ; le commit qui tourne n'a pas pu être"
                + " comparé.",
            "{0} was deployed and the app is healthy; which commit runs could not be compared.",
            label)
        : wording.say(
            "{0} a été déployée ; ni le commit qui tourne, ni sa santé n'ont été vérifiés.",
            "{0} was deployed; neither which commit runs nor its health was checked.", label);
  }

  /** A line of the timeline. */
  String event(Wording wording) {
    if (commitProved) {
      return healthChecked
          ? wording.say("vérifié, en bonne santé", "verified, healthy")
          : wording.say("déployé, santé non vérifiée", "deployed, health not checked");
    }
    return healthChecked
        ? wording.say(
            "déployé, l'app répond bien ; commit non comparé",
            "deployed, the app is healthy; commit not compared")
        : wording.say(
            "déployé ; ni commit ni santé vérifiés", "deployed; neither commit nor health checked");
  }

  /** What wasn't looked at; empty where all was. */
  Optional<String> limits(Wording wording) {
    if (commitProved && healthChecked) {
      return Optional.empty();
    }
    if (commitProved) {
      return Optional.of(wording.say("santé non vérifiée", "health not checked"));
    }
    return Optional.of(
        healthChecked
            ? wording.say("commit non comparé", "commit not compared")
            : wording.say("ni commit ni santé vérifiés", "neither commit nor health checked"));
  }
}
