package rollbackbot.slack.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Risk;
import rollbackbot.plan.Verdict;

/** How risky a plan is: a colour, each reason for it, and what wasn't found out. */
final class VerdictView {
  private static final int MOST_NAMES = 5;
  private static final int MOST_WORDS = 200;

  private VerdictView() {}

  static String of(Verdict verdict, Plan plan, Scene scene) {
    var lines = new ArrayList<String>();
    lines.add(
        switch (verdict.level()) {
          case GREY -> scene.say("⚪ *Risque :* impossible à dire.", "⚪ *Risk:* could not be told.");
          case GREEN -> nothingFound(verdict, scene);
          case AMBER -> scene.say("🟠 *Risque, à vérifier :*", "🟠 *Risk, to be checked:*");
          case RED -> scene.say("🔴 *Risque élevé :*", "🔴 *High risk:*");
        });
    verdict.risks().stream()
        .flatMap(risk -> reason(risk, plan, scene).stream())
        .forEach(reason -> lines.add("• " + reason));
    notChecked(verdict, scene).ifPresent(lines::add);
    return String.join("\n", lines);
  }

  /** Nothing is said of what wasn't looked at. */
  private static String nothingFound(Verdict verdict, Scene scene) {
    var looked = verdict.checked().stream().map(what -> question(what, scene)).toList();
    return looked.isEmpty()
        ? scene.say("🟢 *Risque :* rien trouvé.", "🟢 *Risk:* nothing found.")
        : scene.say(
            "🟢 *Risque :* rien trouvé. Vérifié : {0}.",
            "🟢 *Risk:* nothing found. Checked: {0}.", String.join(", ", looked));
  }

  /** What has one reason is told together. */
  private static Optional<String> notChecked(Verdict verdict, Scene scene) {
    var questions = new LinkedHashMap<String, List<String>>();
    verdict
        .risks()
        .forEach(risk -> {
          if (risk instanceof Risk.CouldNotTell(var what, var why)) {
            questions
                .computeIfAbsent(MessageText.code(why, MOST_WORDS), _ -> new ArrayList<>())
                .add(question(what, scene));
          }
          if (risk instanceof Risk.NotConfigured(var what)) {
            questions
                .computeIfAbsent(notConfigured(what, scene), _ -> new ArrayList<>())
                .add(question(what, scene));
          }
        });
    if (questions.isEmpty()) {
      return Optional.empty();
    }
    var parts =
        questions.entrySet().stream()
            .map(entry -> String.join(", ", entry.getValue()) + " (" + entry.getKey() + ")")
            .toList();
    return Optional.of(
        scene.say(
            "⚪ *Pas vérifié :* {0}",
            "⚪ *Not checked:* {0}", String.join(scene.say(" ; ", "; "), parts)));
  }

  private static Optional<String> reason(Risk risk, Plan plan, Scene scene) {
    var target = ReleaseText.label(plan.to());
    return switch (risk) {
      case Risk.RunningDeployment _ ->
          Optional.of(scene.say("un déploiement est en cours", "a deployment is running"));
      case Risk.NewestFailed _ ->
          Optional.of(
              scene.say("le dernier déploiement a échoué", "the newest deployment has failed"));
      case Risk.TryFailed _ ->
          Optional.of(
              scene.say(
                  "le dernier essai de ce rollback a échoué",
                  "the last try of this rollback has failed"));
      case Risk.BasisChanged _ ->
          Optional.of(
              scene.say(
                  "la situation a changé depuis le plan précédent",
                  "things have changed since the plan before"));
      case Risk.OutputDisagrees(var says) ->
          Optional.of(
              scene.say(
                  "la sortie du déploiement en production annonce {0}",
                  "the output of the deployment in production says {0}",
                  MessageText.code(says.text())));
      case Risk.NumberAlone _ ->
          Optional.of(
              scene.say(
                  "{0} n'est connue que par son numéro : que ce commit a tourné n'est pas prouvé",
                  "{0} is known by its number alone: it isn't proved that this commit ran",
                  target));
      case Risk.NeverRan _ ->
          Optional.of(
              scene.say(
                  "{0} n'est pas parmi les déploiements connus de l'app",
                  "{0} is not among the app's known deployments", target));
      case Risk.MarkedTarget _ ->
          Optional.of(
              scene.say(
                  "l'équipe a déjà quitté {0} par un rollback",
                  "the team has rolled back from {0} before", target));
      case Risk.JumpsOver(var releases) ->
          Optional.of(
              scene.say(
                  "ce rollback saute par-dessus ce qui a tourné depuis {0} : {1}",
                  "this rollback jumps over what has run since {0}: {1}",
                  target,
                  names(releases, scene)));
      case Risk.RestoresDatabase(var lost) -> Optional.of(restores(lost, scene));
      case Risk.VariablesChanged(var names) ->
          Optional.of(
              scene.say(
                  "variables changées depuis que {0} a été déployée : {1}",
                  "variables changed since {0} was deployed: {1}", target, names(names, scene)));
      case Risk.RiskyFiles(var paths) ->
          Optional.of(
              scene.say(
                  "fichiers à risque changés entre les deux versions : {0}",
                  "risky files changed between the two versions: {0}", names(paths, scene)));
      case Risk.AnotherLine _ ->
          Optional.of(
              scene.say(
                  "{0} est sur une autre ligne de l'historique : ce qui tourne n'est pas construit"
                      + " dessus, revenir enlève et ajoute du code",
                  "{0} is on another line of history: what runs isn't built on it, so going back"
                      + " takes code away and brings other code",
                  target));
      case Risk.PostdeployHook _ ->
          Optional.of(
              scene.say(
                  "{0} a un `postdeploy` : son ancien code tournera de nouveau",
                  "{0} has a `postdeploy`: its old code will run again", target));
      case Risk.StackChanged(var then, var now) ->
          Optional.of(
              scene.say(
                  "système changé depuis {0} ({1}, maintenant {2}) : sa reconstruction peut"
                      + " différer",
                  "stack changed since {0} ({1}, now {2}): its rebuild may differ",
                  target,
                  MessageText.code(then),
                  MessageText.code(now)));
      case Risk.OldTarget(var age) ->
          Optional.of(
              scene.say(
                  "{0} a plus de 30 jours ({1}) : sa reconstruction peut différer",
                  "{0} is older than 30 days ({1}): its rebuild may differ",
                  target,
                  scene.say("{0} jours", "{0} days", age.toDays())));
      case Risk.CouldNotTell _, Risk.NotConfigured _ -> Optional.empty();
    };
  }

  private static String restores(Optional<Duration> lost, Scene scene) {
    return lost.map(most ->
            scene.say(
                "la base de données est restaurée : {0} de données perdues",
                "the database is restored: {0} of data is lost", scene.wording().duration(most)))
        .orElseGet(() ->
            scene.say(
                "la base de données est restaurée : ce qui y a été écrit depuis est perdu",
                "the database is restored: what was written to it since is lost"));
  }

  private static String names(List<String> names, Scene scene) {
    return scene.wording().some(names.stream().map(MessageText::code).toList(), MOST_NAMES);
  }

  private static String notConfigured(Risk.Question what, Scene scene) {
    return switch (what) {
      case FILES ->
          scene.say("`risky-paths` n'est pas configuré", "`risky-paths` is not configured");
      case VARIABLES, LINEAGE, STACK, POSTDEPLOY -> scene.say("pas configuré", "not configured");
    };
  }

  private static String question(Risk.Question what, Scene scene) {
    return switch (what) {
      case VARIABLES -> scene.say("variables changées", "changed variables");
      case FILES -> scene.say("fichiers à risque", "risky files");
      case LINEAGE -> scene.say("ligne de l'historique", "line of history");
      case STACK -> scene.say("système (stack) changé", "changed stack");
      case POSTDEPLOY -> scene.say("`postdeploy` de la cible", "the target's `postdeploy`");
    };
  }
}
