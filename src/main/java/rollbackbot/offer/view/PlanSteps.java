package rollbackbot.offer.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.offer.Approvals;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Way;
import rollbackbot.text.Text;
import rollbackbot.words.ArchiveText;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** What a confirmed plan does, in order. */
final class PlanSteps {
  private PlanSteps() {}

  static Text list(Plan plan, Scene scene) {
    var heading =
        Approvals.rule(plan, scene.app()).asksASecond()
            ? scene.say("*What happens once approved:*")
            : scene.say("*What happens once confirmed:*");
    return heading.over(Text.numbered(steps(plan, scene)));
  }

  private static List<Text> steps(Plan plan, Scene scene) {
    return Way.of(plan).stream().map(step -> line(step, plan, scene)).toList();
  }

  private static Text line(Way step, Plan plan, Scene scene) {
    return switch (step) {
      case CHECK -> check(plan, scene);
      case AUTO_DEPLOY -> autoDeploy(plan, scene);
      case BRANCH -> branch(plan, scene);
      case DATABASE -> database(plan, scene);
      case ARCHIVE -> archive(plan, scene);
      case DEPLOYMENT -> deployment(plan, scene);
      case VERIFICATION -> verification(scene);
    };
  }

  private static Text database(Plan plan, Scene scene) {
    return moment(plan)
        .map(moment ->
            scene.say(
                "It makes a *new backup* of the database, then asks you for the app's name *to take"
                    + " the database back to {moment}*. Nothing is deployed before the end.",
                scene.wording().time(moment, plan.readAt())))
        .orElseGet(() ->
            scene.say(
                "*You restore the database by hand*, guided step by step in this thread. Nothing"
                    + " is deployed until somebody says that it went well."));
  }

  private static Text archive(Plan plan, Scene scene) {
    return ArchiveText.step(plan, plan.archive().orElseThrow(), scene);
  }

  private static Text deployment(Plan plan, Scene scene) {
    var usually =
        ReleaseText.usually(plan, scene.wording())
            .map(usual -> scene.say(", {usually}", usual))
            .orElse(Text.EMPTY);
    return plan.archive().isPresent()
        ? scene.say("The bot has Scalingo deploy that archive{usually}.", usually)
        : scene.say("The bot has Scalingo deploy that branch{usually}.", usually);
  }

  /** To which the platform takes a database back; it is one for all of them. */
  private static Optional<Instant> moment(Plan plan) {
    return plan.restore().stream()
        .flatMap(restore -> restore.databases().stream())
        .flatMap(database -> database.moment().stream())
        .findFirst();
  }

  private static Text check(Plan plan, Scene scene) {
    return plan.running().isPresent()
        ? scene.say(
            "The bot waits for the end of the running deployment, then checks that the plan still"
                + " holds; if not, it offers another.")
        : scene.say("The bot checks that the plan still holds; if not, it offers another.");
  }

  private static Text autoDeploy(Plan plan, Scene scene) {
    if (!plan.autoDeployOn()) {
      return scene.say("Auto-deploy is off, and stays off.");
    }
    return scene.say(
        "It pauses auto-deploy{following}; a button turns it back on at the end.",
        plan.linkedBranch()
            .map(branch -> scene.say(", which follows {branch}", Text.code(branch)))
            .orElse(Text.EMPTY));
  }

  private static Text branch(Plan plan, Scene scene) {
    var branch = Text.code(plan.branch().value());
    var commit = ReleaseText.commit(plan.to());
    var text =
        plan.branchThere()
            ? scene.say(
                "The branch {branch} is there already, at the right commit ({commit}): it is used"
                    + " as it is.",
                branch,
                commit)
            : scene.say("It creates the branch {branch} at commit {commit}.", branch, commit);
    return text.then(
        plan.branchTaken()
            .map(taken ->
                scene.say(
                    " {branch} is taken, at another commit; the bot leaves it alone.",
                    Text.code(taken.value())))
            .orElse(Text.EMPTY));
  }

  private static Text verification(Scene scene) {
    return scene.app().healthCheck().isPresent()
        ? scene.say(
            "It verifies the deployed commit, then that the health check passes for {time}.",
            scene.healthGoodFor())
        : scene.say(
            "It verifies the deployed commit. No health check is configured: please test the app"
                + " yourself.");
  }
}
