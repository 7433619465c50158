package rollbackbot.slack.view;

import java.util.ArrayList;
import rollbackbot.plan.Way;
import rollbackbot.rollback.AutoDeploy;
import rollbackbot.rollback.IncidentState;

/** The steps of a running rollback; lines fit Slack's narrow thread pane. */
final class Checklist {
  private Checklist() {}

  /** For the eye: a sign before each step. */
  static String shown(Scene scene, IncidentState.Running state) {
    var lines = new ArrayList<String>();
    var current = state.step();
    for (var step : Way.of(state.confirmed().plan())) {
      var sign = step == current ? "⏳ " : step.compareTo(current) < 0 ? "✅ " : "⬜ ";
      lines.add(sign + label(step, scene, state));
    }
    return String.join("\n", lines);
  }

  /** For the ear: a word behind each step. */
  static String aloud(Scene scene, IncidentState.Running state) {
    var lines = new ArrayList<String>();
    var current = state.step();
    for (var step : Way.of(state.confirmed().plan())) {
      lines.add(
          scene.say("{step}: {state}", label(step, scene, state), word(step, current, scene)));
    }
    return String.join("\n", lines);
  }

  private static String word(Way step, Way current, Scene scene) {
    if (step == current) {
      return scene.say("doing");
    }
    return step.compareTo(current) < 0 ? scene.say("done") : scene.say("to do");
  }

  private static String label(Way step, Scene scene, IncidentState.Running state) {
    return switch (step) {
      case CHECK -> scene.say("Check the plan");
      case AUTO_DEPLOY -> autoDeploy(scene, state);
      case BRANCH -> scene.say("Create the release branch");
      case DATABASE -> scene.say("Back up, restore the database");
      case DEPLOYMENT -> scene.say("Deploy");
      case VERIFICATION -> scene.say("Verify production");
    };
  }

  private static String autoDeploy(Scene scene, IncidentState.Running state) {
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
