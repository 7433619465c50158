package rollbackbot.words;

import java.util.ArrayList;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Running;
import rollbackbot.plan.Way;
import rollbackbot.text.Text;

/** The steps of a running rollback, in one line that wraps. */
final class Checklist {
  private Checklist() {}

  /** For the eye: a sign before each step. */
  static Text shown(Scene scene, Running state) {
    var lines = new ArrayList<Text>();
    var current = state.step();
    for (var step : Way.of(state.confirmed().plan())) {
      lines.add(shown(step, current, name(step, scene, state), scene));
    }
    return Text.sentences(lines);
  }

  private static Text shown(Way step, Way current, Text label, Scene scene) {
    if (step == current) {
      return scene.say("⏳ *{step}*", label);
    }
    return step.compareTo(current) < 0
        ? scene.say("✅ {step}", label)
        : scene.say("⬜ {step}", label);
  }

  /** For the ear: a word behind each step. */
  static Text aloud(Scene scene, Running state) {
    var lines = new ArrayList<Text>();
    var current = state.step();
    for (var step : Way.of(state.confirmed().plan())) {
      lines.add(
          scene.say("{step}: {state}", label(step, scene, state), word(step, current, scene)));
    }
    return Text.lines(lines);
  }

  private static Text word(Way step, Way current, Scene scene) {
    if (step == current) {
      return scene.say("doing");
    }
    return step.compareTo(current) < 0 ? scene.say("done") : scene.say("to do");
  }

  private static Text name(Way step, Scene scene, Running state) {
    return switch (step) {
      case CHECK -> scene.say("Plan");
      case AUTO_DEPLOY -> pause(scene, state);
      case BRANCH -> scene.say("Branch");
      case ARCHIVE -> scene.say("Archive");
      case DATABASE -> scene.say("Database");
      case DEPLOYMENT -> scene.say("Deployment");
      case VERIFICATION -> scene.say("Verification");
    };
  }

  /** It stays off meanwhile, whoever paused it. */
  private static Text pause(Scene scene, Running state) {
    return switch (scene.incident().autoDeploy()) {
      case PAUSED ->
          state.step().compareTo(Way.AUTO_DEPLOY) > 0
              ? scene.say("Auto-deploy paused")
              : scene.say("Auto-deploy");
      case WAS_OFF -> scene.say("Auto-deploy off");
      case UNTOUCHED, RESUMING, PUTTING_BACK, RESUMED ->
          state.confirmed().plan().autoDeployOn()
              ? scene.say("Auto-deploy")
              : scene.say("Auto-deploy off");
    };
  }

  private static Text label(Way step, Scene scene, Running state) {
    return switch (step) {
      case CHECK -> scene.say("Check the plan");
      case AUTO_DEPLOY -> autoDeploy(scene, state);
      case BRANCH -> scene.say("Create the release branch");
      case ARCHIVE -> scene.say("Prepare the archive");
      case DATABASE -> scene.say("Back up, restore the database");
      case DEPLOYMENT -> scene.say("Deploy");
      case VERIFICATION -> scene.say("Verify production");
    };
  }

  private static Text autoDeploy(Scene scene, Running state) {
    boolean on = state.confirmed().plan().autoDeployOn();
    if (scene.incident().autoDeploy() == AutoDeploy.PAUSED && !on) {
      return scene.say("Auto-deploy paused already");
    }
    if (scene.incident().autoDeploy() == AutoDeploy.WAS_OFF || !on) {
      return scene.say("Auto-deploy was off");
    }
    return scene.say("Pause auto-deploy");
  }
}
