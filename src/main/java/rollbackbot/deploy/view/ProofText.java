package rollbackbot.deploy.view;

import java.util.Optional;
import rollbackbot.deploy.Acceptance;
import rollbackbot.deploy.DeployEntry.Proven;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.trouble.HealthAnswer;

/**
 * The end of a rollback, in words that are no bolder than what was looked at.
 *
 * @param commitProved whether the platform said that our commit runs
 */
public record ProofText(boolean commitProved, Health health) {
  private static final String WHOLE = "🟢";
  private static final String PARTIAL = "🟠";

  /** What the end of a rollback says of production's health. */
  enum Health {
    /** The health check answered well for long enough. */
    GOOD,
    /** No health check is configured. */
    NOT_CHECKED,
    /** The health check didn't answer well, and a person accepted that. */
    ACCEPTED;

    static Health of(boolean checked, Optional<Acceptance> accepted) {
      if (checked) {
        return GOOD;
      }
      return accepted.isPresent() ? ACCEPTED : NOT_CHECKED;
    }
  }

  public static ProofText of(Proven proven) {
    return new ProofText(
        proven.commitProved(), Health.of(proven.healthChecked(), proven.accepted()));
  }

  static ProofText of(Succeeded state) {
    return new ProofText(state.commitProved(), Health.of(state.healthChecked(), state.accepted()));
  }

  /** Green is for what was proven as a whole. */
  Text dot() {
    return Text.foreign(commitProved && health == Health.GOOD ? WHOLE : PARTIAL);
  }

  /** The board's heading, without its dot; plain text. */
  Text heading(Text version, Wording wording) {
    return switch (health) {
      case GOOD ->
          commitProved
              ? wording.say("back on {version}, healthy", version)
              : wording.say("{version} deployed, the app is healthy, commit not compared", version);
      case NOT_CHECKED ->
          commitProved
              ? wording.say("{version} deployed, health not checked", version)
              : wording.say("{version} deployed, neither commit nor health checked", version);
      case ACCEPTED ->
          commitProved
              ? wording.say("{version} deployed, accepted as it is", version)
              : wording.say("{version} deployed, accepted as it is, commit not compared", version);
    };
  }

  /** The first line of the summary, with its dot. */
  Text summary(Text label, Wording wording) {
    return dot().and(Text.bold(sentence(label, wording)));
  }

  private Text sentence(Text label, Wording wording) {
    return switch (health) {
      case GOOD ->
          commitProved
              ? wording.say("{version} is in production, and healthy.", label)
              : wording.say(
                  "{version} was deployed and the app is healthy; the commit that runs could not be"
                      + " compared.",
                  label);
      case NOT_CHECKED ->
          commitProved
              ? wording.say("{version} is deployed, health not checked.", label)
              : wording.say(
                  "{version} was deployed; neither its commit nor its health was checked.", label);
      case ACCEPTED ->
          commitProved
              ? wording.say("{version} is in production, accepted as it is.", label)
              : wording.say(
                  "{version} was deployed and accepted as it is; the commit that runs could not be"
                      + " compared.",
                  label);
    };
  }

  /** A line of the timeline. */
  Text event(Wording wording) {
    return switch (health) {
      case GOOD ->
          commitProved
              ? wording.say("verified, healthy")
              : wording.say("deployed, the app is healthy; commit not compared");
      case NOT_CHECKED ->
          commitProved
              ? wording.say("deployed, health not checked")
              : wording.say("deployed; neither commit nor health checked");
      case ACCEPTED ->
          commitProved
              ? wording.say("accepted as it is")
              : wording.say("accepted as it is; commit not compared");
    };
  }

  /** Who accepted what. */
  static Text accepted(Text by, Acceptance acceptance, Wording wording) {
    return wording.say(
        "The health check didn't pass (last answer: {answer}); {person} accepted it as it is.",
        new HealthAnswer(wording).of(acceptance.lastAnswer()),
        by);
  }

  /** What wasn't looked at, or wasn't well; empty where all was. */
  public Optional<Text> limits(Wording wording) {
    return switch (health) {
      case GOOD ->
          commitProved ? Optional.empty() : Optional.of(wording.say("commit not compared"));
      case NOT_CHECKED ->
          Optional.of(
              commitProved
                  ? wording.say("health not checked")
                  : wording.say("neither commit nor health checked"));
      case ACCEPTED ->
          Optional.of(
              commitProved
                  ? wording.say("health check not passed, accepted as it is")
                  : wording.say("health check not passed, accepted as it is; commit not compared"));
    };
  }
}
