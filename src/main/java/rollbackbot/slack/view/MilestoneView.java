package rollbackbot.slack.view;

import java.util.List;
import rollbackbot.release.DeploymentId;
import rollbackbot.rollback.ActionIds;
import rollbackbot.rollback.AutoDeploy;
import rollbackbot.rollback.IncidentState;
import rollbackbot.rollback.ThreadEntry.Milestone;

/** The events of a rollback that people should notice. */
final class MilestoneView {
  private static final int MOST_WORDS = 300;

  private MilestoneView() {}

  static void write(Scene scene, Milestone milestone, Message message) {
    switch (milestone) {
      case Milestone.Waiting(var other) ->
          message.section(
              scene.say(
                  "⏳ Un autre déploiement est en cours : {0}, lancé {1}, {2}. Rien ne peut"
                      + " l'arrêter : le rollback attend sa fin, puis vérifie le plan de nouveau.",
                  "⏳ Another deployment is running: {0}, started {1}, {2}. Nothing can stop it: the"
                      + " rollback waits for its end, then checks the plan again.",
                  ReleaseText.what(other, scene.wording()),
                  scene.wording().by(other.pusher()),
                  scene.wording().date(other.createdAt())));
      case Milestone.BranchReady ready -> message.section(branch(scene, ready));
      case Milestone.DeploymentStarted(var deployment, var found) ->
          message.section(
              found
                  ? scene.say(
                      "🚀 Déploiement retrouvé : {0}. Scalingo n'avait pas répondu à la demande,"
                          + " qui était bien arrivée. La suite s'affiche sur le message principal.",
                      "🚀 Deployment found: {0}. Scalingo hadn't answered the request, but it had"
                          + " arrived. The main message shows how it goes on.",
                      page(scene, deployment))
                  : scene.say(
                      "🚀 Déploiement lancé : {0}. La suite s'affiche sur le message principal.",
                      "🚀 Deployment started: {0}. The main message shows how it goes on.",
                      page(scene, deployment)));
      case Milestone.Live(var version) ->
          message.section(
              scene.say(
                  "Scalingo annonce le succès du déploiement de {0}. Reste à vérifier.",
                  "Scalingo reports that {0} is deployed. It is still to be verified.",
                  MessageText.code(version.text())));
      case Milestone.TakesLong(var deployment, var prompt) ->
          takesLong(scene, deployment, prompt, message);
      case Milestone.FlagsUnreadable(var why) ->
          message.section(
              scene.say(
                  "⚠️ Les variables de l'app n'ont pas pu être lues ({0}) : les questions"
                      + " continuent.",
                  "⚠️ The app's variables couldn't be read ({0}): the questions go on.",
                  MessageText.code(why, MOST_WORDS)));
      case Milestone.DatabaseRestored(var database, var moment) ->
          message.section(
              scene.say(
                  "✅ Scalingo a ramené la base {0} au {1}.",
                  "✅ Scalingo has taken the database {0} back to {1}.",
                  MessageText.code(database.label()),
                  scene.wording().date(moment)));
    }
  }

  private static String page(Scene scene, DeploymentId deployment) {
    return scene
        .link(deployment, scene.say("le voir sur Scalingo", "see it on Scalingo"))
        .orElseGet(() -> MessageText.code(deployment.value()));
  }

  private static String branch(Scene scene, Milestone.BranchReady ready) {
    var branch = MessageText.code(ready.branch().value());
    var commit = MessageText.code(ready.commit().abbreviated());
    var text =
        ready.wasThere()
            ? scene.say(
                "Branche {0} déjà là, au commit {1}.",
                "Branch {0} was there already, at commit {1}.", branch, commit)
            : scene.say(
                "Branche {0} créée au commit {1}.",
                "Branch {0} created at commit {1}.", branch, commit);
    return text + " " + autoDeploy(scene, ready.autoDeploy());
  }

  private static String autoDeploy(Scene scene, AutoDeploy autoDeploy) {
    return switch (autoDeploy) {
      case PAUSED -> scene.say("L'auto-deploy est en pause.", "Auto-deploy is paused.");
      case WAS_OFF ->
          scene.say("L'auto-deploy était déjà désactivé.", "Auto-deploy was off already.");
      case UNTOUCHED, RESUMING, RESUMED -> "";
    };
  }

  private static void takesLong(Scene scene, DeploymentId deployment, int prompt, Message message) {
    message.section(
        scene.say(
            "⚠️ *Pas encore terminé après plus de {1}* ({0}). Le bot continue de suivre."
                + " Abandonner n'arrête pas Scalingo : le bot cesse seulement de suivre, et"
                + " l'auto-deploy reste tel qu'il est.",
            "⚠️ *Still no end after more than {1}* ({0}). The bot goes on following. Giving up"
                + " doesn't stop Scalingo: the bot only stops following, and auto-deploy stays as"
                + " it is.",
            page(scene, deployment),
            scene.followLimit()));
    if (scene.incident().state() instanceof IncidentState.Running && scene.isAskedNow(prompt)) {
      message.controls(
          List.of(
              Controls.danger(
                  ActionIds.ROLLBACK_GIVE_UP,
                  scene.say("Ne plus suivre", "Stop following"),
                  scene.handle(prompt))));
    }
  }
}
