package rollbackbot.words;

import java.time.Duration;
import java.time.Instant;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.StopsFor;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.once.Trouble;
import rollbackbot.text.Text;

/** Trouble with a service outside, on the board: its name, its limit and what comes then. */
public final class TroubleLine {
  private TroubleLine() {}

  /**
   * The line.
   *
   * @param patience what the bot does about it
   */
  public static Text of(Scene scene, Trouble trouble, Text patience) {
    var what = scene.say("⚠️ {words}.", scene.trouble(trouble.message()).capitalized());
    if (scene.incident().state().turn() == Turn.PERSON) {
      // Nobody waits for the bot.
      return what;
    }
    var standing =
        isUntouched(scene.incident()) ? what.and(scene.say("Nothing was changed.")) : what;
    return standing.and(trouble.until().map(until -> asked(scene, until)).orElse(patience));
  }

  private static Text asked(Scene scene, Instant until) {
    return scene.say(
        "The service asks to wait until {date}; the bot still tries every few minutes.",
        scene.wording().time(until, scene.now()));
  }

  /** How long the bot goes on by itself, where there is a limit to that. */
  static Text patience(Scene scene, Trouble trouble) {
    return isLimited(scene.incident())
        ? scene.say("The bot tries until {time}, then asks you.", until(scene, trouble))
        : scene.say(
            "The bot has kept trying for {since}.",
            scene.wording().duration(Duration.between(trouble.since(), scene.now())));
  }

  /** When the bot's patience with it is over. */
  public static Text until(Scene scene, Trouble trouble) {
    return scene
        .wording()
        .time(trouble.since().plus(scene.timing().trouble().limit()), scene.now());
  }

  private static boolean isLimited(Incident incident) {
    if (incident.branchDeployment().isPresent()) {
      return switch (incident.branchDeployment().get()) {
        case BranchDeployment.Wanted _, BranchDeployment.Requesting _ -> true;
        case BranchDeployment.AwaitingApproval _,
            BranchDeployment.Following _,
            BranchDeployment.Checking _ ->
            false;
      };
    }
    var traits = incident.state().traits();
    return traits.turn() != Turn.PERSON
        && traits.turn() != Turn.OVER
        && traits.stopsFor() == StopsFor.A_REFUSAL_OR_LONG_TROUBLE;
  }

  /** Whether nothing can have been changed by this incident so far. */
  private static boolean isUntouched(Incident incident) {
    var stage = incident.state().traits().stage();
    return stage.isBeforeRollback()
        && stage != Stage.WITHOUT_ROLLBACK
        && incident.autoDeploy() == AutoDeploy.UNTOUCHED
        && !incident.changedProduction()
        && incident.aftermath().isEmpty();
  }
}
