package rollbackbot.slack.view;

import java.util.List;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Way;

/** What a confirmed plan does, in order. */
final class PlanSteps {
  private PlanSteps() {}

  static String list(Plan plan, Scene scene) {
    var steps = steps(plan, scene);
    var list =
        new StringBuilder(
            scene.say(
                "*Ce qui se passe après la confirmation :*", "*What happens once confirmed:*"));
    for (int number = 1; number <= steps.size(); number++) {
      list.append('\n').append(number).append(". ").append(steps.get(number - 1));
    }
    return list.toString();
  }

  private static List<String> steps(Plan plan, Scene scene) {
    return Way.of(plan).stream().map(step -> line(step, plan, scene)).toList();
  }

  private static String line(Way step, Plan plan, Scene scene) {
    return switch (step) {
      case CHECK -> check(plan, scene);
      case AUTO_DEPLOY -> autoDeploy(plan, scene);
      case BRANCH -> branch(plan, scene);
      case DATABASE -> database(plan, scene);
      case DEPLOYMENT -> deployment(plan, scene);
      case VERIFICATION -> verification(scene);
    };
  }

  private static String database(Plan plan, Scene scene) {
    return canRestore(plan)
        ? scene.say(
            "Il fait une *sauvegarde fraîche* de la base, puis vous demande le nom de l'app"
                + " *pour la restaurer*. Rien n'est déployé avant la fin.",
            "It makes a *fresh backup* of the database, then asks you for the app's name *to"
                + " restore it*. Nothing is deployed before the end.")
        : scene.say(
            "*Vous restaurez la base de données à la main*, guidé pas à pas dans ce fil."
                + " Rien n'est déployé tant que quelqu'un n'a pas dit que cela s'est bien"
                + " passé.",
            "*You restore the database by hand*, guided step by step in this thread. Nothing"
                + " is deployed until somebody says that it went well.");
  }

  private static String deployment(Plan plan, Scene scene) {
    return scene.say(
        "Le bot fait déployer cette branche par Scalingo{0}.",
        "The bot has Scalingo deploy that branch{0}.",
        plan.expected().map(usual -> ", " + Progress.usually(usual, scene.wording())).orElse(""));
  }

  private static boolean canRestore(Plan plan) {
    return plan.restore().stream()
        .flatMap(restore -> restore.databases().stream())
        .anyMatch(database -> database.moment().isPresent());
  }

  private static String check(Plan plan, Scene scene) {
    return plan.running().isPresent()
        ? scene.say(
            "Le bot attend la fin du déploiement en cours, puis vérifie que le plan tient toujours"
                + " ; sinon il en propose un autre.",
            "The bot waits for the end of the running deployment, then checks that the plan still"
                + " holds; if not, it offers another.")
        : scene.say(
            "Le bot vérifie que le plan tient toujours ; sinon il en propose un autre.",
            "The bot checks that the plan still holds; if not, it offers another.");
  }

  private static String autoDeploy(Plan plan, Scene scene) {
    if (!plan.autoDeployOn()) {
      return scene.say(
          "L'auto-deploy est désactivé, il le reste.", "Auto-deploy is off, and stays off.");
    }
    return scene.say(
        "Il met en pause l'auto-deploy{0} ; un bouton le réactive à la fin.",
        "It pauses auto-deploy{0}; a button turns it back on at the end.",
        plan.linkedBranch()
            .map(branch ->
                scene.say(", qui suit {0}", ", which follows {0}", MessageText.code(branch)))
            .orElse(""));
  }

  private static String branch(Plan plan, Scene scene) {
    var branch = MessageText.code(plan.branch().value());
    var commit = ReleaseText.commit(plan.to());
    var text =
        plan.branchThere()
            ? scene.say(
                "La branche {0} est déjà là, au bon commit ({1}) : elle sert telle quelle.",
                "The branch {0} is there already, at the right commit ({1}): it is used as it is.",
                branch,
                commit)
            : scene.say(
                "Il crée la branche {0} au commit {1}.",
                "It creates the branch {0} at commit {1}.", branch, commit);
    return text
        + plan.branchTaken()
            .map(taken ->
                scene.say(
                    " {0} est prise, sur un autre commit ; le bot n'y touche pas.",
                    " {0} is taken, at another commit; the bot leaves it alone.",
                    MessageText.code(taken.value())))
            .orElse("");
  }

  private static String verification(Scene scene) {
    return scene.app().healthCheck().isPresent()
        ? scene.say(
            "Il vérifie le commit déployé, puis que le contrôle de santé répond bien pendant"
                + " {0}.",
            "It verifies the deployed commit, then that the health check answers well for {0}.",
            scene.healthGoodFor())
        : scene.say(
            "Il vérifie le commit déployé. Aucun contrôle de santé n'est configuré : testez l'app"
                + " vous-même.",
            "It verifies the deployed commit. No health check is configured: please test the app"
                + " yourself.");
  }
}
