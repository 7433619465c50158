package rollbackbot.slack.view;

import rollbackbot.plan.Failure;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.release.DeploymentId;

/** Why a rollback stopped: what happened, and what cures it. */
final class FailureText {
  private static final int WORDS = 400;

  private FailureText() {}

  /** One line for the board. */
  static String title(Reason reason, Wording wording) {
    return switch (reason) {
      case Reason.NoLink _ -> wording.say("aucun dépôt lié à l'app", "no repository linked");
      case Reason.OtherRepositoryLinked _ ->
          wording.say("un autre dépôt est lié à l'app", "another repository is linked");
      case Reason.NothingDeployed _ ->
          wording.say("aucun déploiement réussi trouvé", "no successful deployment found");
      case Reason.NoEarlierRelease _ ->
          wording.say("aucune version précédente prouvée", "no earlier version can be proved");
      case Reason.NoSuchVersion _ -> wording.say("version inconnue", "unknown version");
      case Reason.CommitGone _ ->
          wording.say("commit absent du dépôt", "commit missing from the repository");
      case Reason.RunsAlready _ ->
          wording.say("version déjà en production", "version already in production");
      case Reason.NoBranchName _ ->
          wording.say("aucun nom de branche libre", "no free branch name");
      case Reason.PushRefused _ -> wording.say("push refusé", "push refused");
      case Reason.Refused _ -> wording.say("demande refusée", "request refused");
      case Reason.Unreachable _ ->
          wording.say("un service ne répond pas", "a service doesn't answer");
      case Reason.NeverAnswered _ ->
          wording.say("demande de déploiement sans réponse", "deployment request unanswered");
      case Reason.DeploymentFailed _ ->
          wording.say("le déploiement a échoué", "the deployment failed");
      case Reason.OtherCommit _ ->
          wording.say("un autre commit a été déployé", "another commit was deployed");
      case Reason.Superseded _ ->
          wording.say("un autre déploiement a suivi", "another deployment came after");
      case Reason.NotHealthy _ ->
          wording.say(
              "version déployée, mais en mauvaise santé", "version deployed, but not healthy");
      case Reason.DatabaseNotRestored _ ->
          wording.say("base de données non restaurée", "database not restored");
      case Reason.Fault _ -> wording.say("erreur du bot", "a fault of the bot");
    };
  }

  /** What happened, and what would help. */
  static String story(Failure failure, Scene scene) {
    return switch (failure.reason()) {
      case Reason.NoLink _ ->
          scene.say(
              "Aucun dépôt n'est lié à l'app, donc Scalingo ne peut pas déployer de branche. Liez"
                  + " le dépôt dans {0}, puis réessayez.",
              "No repository is linked to the app, so Scalingo can't deploy a branch. Link it on"
                  + " {0}, then try again.",
              scene.appLink("Scalingo"));
      case Reason.OtherRepositoryLinked(var configured, var linked) ->
          scene.say(
              "Le dépôt configuré ({0}) n'est pas celui qui est lié à l'app ({1}). Corrigez l'un"
                  + " ou l'autre, puis réessayez.",
              "The configured repository ({0}) isn't the one linked to the app ({1}). Correct one"
                  + " of them, then try again.",
              MessageText.code(configured),
              MessageText.code(linked));
      case Reason.NothingDeployed(var among) ->
          scene.say(
              "Aucun déploiement{0} n'a réussi : il n'y a rien à quoi revenir.",
              "No deployment{0} succeeded: there is nothing to go back to.",
              ReleaseText.among(among, scene.wording()));
      case Reason.NoEarlierRelease(var passedOver, var among) ->
          passedOver.isEmpty()
              ? scene.say(
                  "Aucun déploiement{0} plus ancien que l'actuel n'a réussi.",
                  "No deployment{0} before the current one succeeded.",
                  ReleaseText.among(among, scene.wording()))
              : scene.say(
                  "Aucune version plus ancienne{0} ne convient :{1}",
                  "No earlier version{0} will do:{1}",
                  ReleaseText.among(among, scene.wording()),
                  ReleaseText.passedOver(passedOver, scene.wording()));
      case Reason.NoSuchVersion(var version, var nearest, var needed) ->
          needed
                  .map(tag ->
                      scene.say(
                          "{0} n'a ni tag (il faudrait {1}, selon `tag-format`), ni déploiement.",
                          "{0} has neither a tag (it would be {1}, by `tag-format`) nor a"
                              + " deployment.",
                          MessageText.code(version.text()),
                          MessageText.code(tag.value())))
                  .orElseGet(() ->
                      scene.say(
                          "Il n'y a pas de tag pour {0}.",
                          "There is no tag for {0}.", MessageText.code(version.text())))
              + nearest.map(near -> nearest(near, scene.wording())).orElse("");
      case Reason.CommitGone(var commit) ->
          scene.say(
              "Le dépôt n'a pas (ou plus) le commit {0}. Poussez-le vers l'hébergeur Git, ou"
                  + " choisissez une autre version.",
              "The repository doesn't have the commit {0} (any more). Push it to the Git host, or"
                  + " choose another version.",
              ReleaseText.ref(commit.value()));
      case Reason.RunsAlready(var version) ->
          scene.say(
              "{0} est déjà en production : il n'y a rien à faire pour y revenir.",
              "{0} is already in production: there is nothing to roll back.",
              MessageText.code(version));
      case Reason.NoBranchName reason -> noBranchName(reason, scene);
      case Reason.PushRefused(var words) ->
          scene.say(
              "L'hébergeur Git refuse que le bot crée la branche : {0}. Vérifiez les droits du bot"
                  + " et les règles de protection, puis réessayez.",
              "The Git host refuses to let the bot create the branch: {0}. Check the bot's rights"
                  + " and the protection rules, then try again.",
              MessageText.code(words, WORDS));
      case Reason.Refused(var what) ->
          scene.say(
              "Un service a répondu non : {0}",
              "A service said no: {0}", MessageText.code(what, WORDS));
      case Reason.Unreachable(var what) ->
          scene.say(
              "Un service est resté injoignable si longtemps que le bot s'est arrêté : {0}",
              "A service was away for so long that the bot stopped: {0}",
              MessageText.code(what, WORDS));
      case Reason.NeverAnswered _ ->
          scene.say(
              "Scalingo n'a pas répondu à la demande de déploiement, et le bot n'arrive pas à dire"
                  + " si elle est arrivée. Il ne redemande pas de lui-même : cela ferait peut-être"
                  + " deux déploiements. Regardez les déploiements sur {0}, puis décidez.",
              "Scalingo didn't answer the request for a deployment, and the bot can't tell whether"
                  + " it arrived. It doesn't ask again by itself: that might make two deployments."
                  + " Look at the deployments on {0}, then decide.",
              scene.appLink("Scalingo"));
      case Reason.DeploymentFailed(var deployment, var status) ->
          scene.say(
              "Scalingo a terminé {0} sur un échec : {1}. Il n'a pas été mis en service.",
              "Scalingo ended {0} with a failure: {1}. It didn't go into service.",
              deployment(deployment, scene),
              MessageText.code(status.word()));
      case Reason.OtherCommit(var deployment, var found, var wanted) ->
          scene.say(
              "{0} a réussi, mais avec le commit {1} au lieu de {2} : ce n'est pas la version du"
                  + " plan.",
              "{0} succeeded, but with commit {1} instead of {2}: that isn't the plan's version.",
              capitalised(deployment(deployment, scene)),
              ReleaseText.ref(found),
              MessageText.code(wanted.abbreviated()));
      case Reason.Superseded(var deployment, var by) ->
          scene.say(
              "{0} a réussi, puis un autre déploiement est passé en production : {1}, lancé {2},"
                  + " {3}. Le rollback n'est plus en place.",
              "{0} succeeded, then another deployment went into production: {1}, started {2}, {3}."
                  + " The rollback is no longer in place.",
              capitalised(deployment(deployment, scene)),
              ReleaseText.what(by, scene.wording()),
              scene.wording().by(by.pusher()),
              scene.wording().date(by.createdAt()));
      case Reason.NotHealthy(_, var lastAnswer) ->
          scene.say(
              "La version est en service, mais son contrôle de santé n'a pas bien répondu pendant"
                  + " {1} d'affilée en {2}. Dernière réponse : {0}",
              "The version is live, but its health check didn't answer well for {1} in a row"
                  + " within {2}. Last answer: {0}",
              MessageText.code(lastAnswer, WORDS),
              scene.healthGoodFor(),
              scene.healthLimit());
      case Reason.DatabaseNotRestored(var by) ->
          scene.say(
              "{0} a indiqué que la base de données n'a pas pu être restaurée. Rien n'a été"
                  + " déployé depuis la confirmation.",
              "{0} said that the database could not be restored. Nothing was deployed"
                  + " since the confirmation.",
              MessageText.mention(by));
      case Reason.Fault(var what) ->
          scene.say(
              "Le bot a rencontré une erreur interne, trois fois de suite : {0}. Son journal en dit"
                  + " plus.",
              "The bot met an internal error, three times in a row: {0}. Its log says more.",
              MessageText.code(what, WORDS));
    };
  }

  /** Never to delete a branch: it may be the one that production is deployed from. */
  private static String noBranchName(Reason.NoBranchName reason, Scene scene) {
    var wanted = MessageText.code(reason.wanted().value());
    var why =
        reason
            .inTheWay()
            .map(it ->
                scene.say(
                        "Une branche {0} existe, et Git ne peut pas garder {1} à côté.",
                        "A branch {0} is there, and Git can't keep {1} beside it.",
                        MessageText.code(it.branch().value()),
                        wanted)
                    + (it.deploysProduction() ? isLinked(scene) : ""))
            .orElseGet(() ->
                scene.say(
                    "Le nom {0} et tous ses suivants sont pris, ou une autre branche gêne.",
                    "The name {0} and all that follow are taken, or another branch is in the"
                        + " way.",
                    wanted));
    var example = "branch-format: \"" + reason.otherFormat().orElse("rollback-{tag}") + "\"";
    return why
        + scene.say(
            " Donnez à l'app un autre `branch-format` dans `rollback.yml`, par exemple {0},"
                + " redémarrez le bot, puis réessayez.",
            " Give the app another `branch-format` in `rollback.yml`, for example {0}, restart the"
                + " bot, then try again.",
            MessageText.code(example));
  }

  private static String isLinked(Scene scene) {
    return scene.say(
        " C'est la branche liée, d'où la production est déployée : laissez-la en place.",
        " It is the linked branch, which production is deployed from: leave it where it is.");
  }

  static String nearest(String near, Wording wording) {
    return wording.say(" La plus proche : {0}.", " The nearest one: {0}.", MessageText.code(near));
  }

  private static String deployment(DeploymentId id, Scene scene) {
    var label = scene.say("le déploiement", "the deployment");
    return scene.link(id, label).orElseGet(() -> label + " " + MessageText.code(id.value()));
  }

  private static String capitalised(String text) {
    int at = text.indexOf('|') + 1;
    return text.substring(0, at) + Character.toUpperCase(text.charAt(at)) + text.substring(at + 1);
  }
}
