package rollbackbot.deploy;

import java.util.Optional;
import rollbackbot.deploy.DeployEntry.Proven;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/**
 * The end of a rollback, in words that are no bolder than what was looked at.
 *
 * @param commitProved whether the platform said that our commit runs
 * @param healthChecked whether the health check answered well for long enough
 */
public record ProofText(boolean commitProved, boolean healthChecked) {
  private static final String WHOLE = "🟢";
  private static final String PARTIAL = "🟠";

  public static ProofText of(Proven proven) {
    return new ProofText(proven.commitProved(), proven.healthChecked());
  }

  /** Green is for what was proven as a whole. */
  Text dot() {
    return Text.foreign(commitProved && healthChecked ? WHOLE : PARTIAL);
  }

  /** The board's heading, without its dot; plain text. */
  Text heading(Text version, Wording wording) {
    if (commitProved) {
      return healthChecked
          ? wording.say("back on {version}, healthy", version)
          : wording.say("{version} deployed, health not checked", version);
    }
    return healthChecked
        ? wording.say("{version} deployed, the app is healthy, commit not compared", version)
        : wording.say("{version} deployed, neither commit nor health checked", version);
  }

  /** The first line of the summary, with its dot. */
  Text summary(Text label, Wording wording) {
    return dot().and(Text.bold(sentence(label, wording)));
  }

  private Text sentence(Text label, Wording wording) {
    if (commitProved) {
      return healthChecked
          ? wording.say("{version} is in production, and healthy.", label)
          : wording.say("{version} is deployed, health not checked.", label);
    }
    return healthChecked
        ? wording.say(
            "{version} was deployed and the app is healthy; which commit runs could not be"
                + " compared.",
            label)
        : wording.say(
            "{version} was deployed; neither which commit runs nor its health was checked.", label);
  }

  /** A line of the timeline. */
  Text event(Wording wording) {
    if (commitProved) {
      return healthChecked
          ? wording.say("verified, healthy")
          : wording.say("deployed, health not checked");
    }
    return healthChecked
        ? wording.say("deployed, the app is healthy; commit not compared")
        : wording.say("deployed; neither commit nor health checked");
  }

  /** What wasn't looked at; empty where all was. */
  public Optional<Text> limits(Wording wording) {
    if (commitProved && healthChecked) {
      return Optional.empty();
    }
    if (commitProved) {
      return Optional.of(wording.say("health not checked"));
    }
    return Optional.of(
        healthChecked
            ? wording.say("commit not compared")
            : wording.say("neither commit nor health checked"));
  }
}
