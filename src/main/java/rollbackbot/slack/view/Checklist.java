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
          scene.say(
              "{0} : {1}", "{0}: {1}", label(step, scene, state), word(step, current, scene)));
    }
    return String.join("\n", lines);
  }

  private static String word(Way step, Way current, Scene scene) {
    if (step == current) {
      return scene.say("en cours", "doing");
    }
    return step.compareTo(current) < 0 ? scene.say("fait", "done") : scene.say("à faire", "to do");
  }

  private static String label(Way step, Scene scene, IncidentState.Running state) {
    return switch (step) {
      case CHECK -> scene.say("Vérifier le plan", "Check the plan");
      case AUTO_DEPLOY -> autoDeploy(scene, state);
      case BRANCH -> scene.say("Créer la branche", "Create the release branch");
      case DATABASE ->
          scene.say("Sauvegarder et restaurer la base", "Back up, restore the database");
      case DEPLOYMENT -> scene.say("Déployer", "Deploy");
      case VERIFICATION -> scene.say("Vérifier la production", "Verify production");
    };
  }

  private static String autoDeploy(Scene scene, IncidentState.Running state) {
    boolean on = state.confirmed().plan().autoDeployOn();
    if (scene.incident().autoDeploy() == AutoDeploy.PAUSED && !on) {
      return scene.say("Auto-deploy déjà en pause", "Auto-deploy paused already");
    }
    if (scene.incident().autoDeploy() == AutoDeploy.WAS_OFF || !on) {
      return scene.say("Auto-deploy déjà désactivé", "Auto-deploy was off");
    }
    return scene.say("Mettre en pause l'auto-deploy", "Pause auto-deploy");
  }
}
