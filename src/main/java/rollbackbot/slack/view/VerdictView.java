package rollbackbot.slack.view;

import java.util.ArrayList;
import java.util.List;
import rollbackbot.rollback.Plan;
import rollbackbot.rollback.Risk;
import rollbackbot.rollback.Verdict;

/** How risky a plan is: a colour, and each reason for it. */
final class VerdictView {
  private static final int MOST_NAMES = 5;
  private static final int MOST_WORDS = 200;

  private VerdictView() {}

  static String of(Verdict verdict, Plan plan, Scene scene) {
    var lines = new ArrayList<String>();
    lines.add(
        switch (verdict.level()) {
          case GREEN ->
              scene.say(
                  "🟢 *Risque :* rien trouvé qui rende ce rollback risqué.",
                  "🟢 *Risk:* nothing found that makes this rollback risky.");
          case AMBER -> scene.say("🟠 *Risque, à vérifier :*", "🟠 *Risk, to be checked:*");
          case RED -> scene.say("🔴 *Risque élevé :*", "🔴 *High risk:*");
        });
    verdict.risks().forEach(risk -> lines.add("• " + reason(risk, plan, scene)));
    return String.join("\n", lines);
  }

  private static String reason(Risk risk, Plan plan, Scene scene) {
    return switch (risk) {
      case Risk.RunningDeployment _ ->
          scene.say("un déploiement est en cours", "a deployment is running");
      case Risk.VariablesChanged(var names) ->
          scene.say(
              "variables changées depuis que {0} a été déployée : {1}",
              "variables changed since {0} was deployed: {1}",
              MessageText.code(plan.to().version().text()),
              names(names, scene));
      case Risk.RiskyFiles(var paths) ->
          scene.say(
              "fichiers à risque changés entre les deux versions : {0}",
              "risky files changed between the two versions: {0}", names(paths, scene));
      case Risk.PostdeployHook _ ->
          scene.say(
              "{0} a un `postdeploy` : son ancien code tournera de nouveau",
              "{0} has a `postdeploy`: its old code will run again",
              MessageText.code(plan.to().version().text()));
      case Risk.StackChanged(var then, var now) ->
          scene.say(
              "système changé depuis {0} ({1}, maintenant {2}) : sa reconstruction peut différer",
              "stack changed since {0} ({1}, now {2}): its rebuild may differ",
              MessageText.code(plan.to().version().text()),
              MessageText.code(then),
              MessageText.code(now));
      case Risk.OldTarget(var age) ->
          scene.say(
              "{0} a plus de 30 jours ({1}) : sa reconstruction peut différer",
              "{0} is older than 30 days ({1}): its rebuild may differ",
              MessageText.code(plan.to().version().text()),
              scene.say("{0} jours", "{0} days", age.toDays()));
      case Risk.CouldNotTell(var what, var why) ->
          scene.say(
              "{0} : impossible à dire ({1})",
              "{0}: could not tell ({1})",
              question(what, scene),
              MessageText.code(why, MOST_WORDS));
    };
  }

  private static String names(List<String> names, Scene scene) {
    return scene.wording().some(names.stream().map(MessageText::code).toList(), MOST_NAMES);
  }

  private static String question(Risk.Question what, Scene scene) {
    return switch (what) {
      case VARIABLES -> scene.say("variables changées", "changed variables");
      case FILES -> scene.say("fichiers à risque", "risky files");
      case STACK -> scene.say("système (stack) changé", "changed stack");
      case POSTDEPLOY -> scene.say("`postdeploy` de la cible", "the target's `postdeploy`");
    };
  }
}
