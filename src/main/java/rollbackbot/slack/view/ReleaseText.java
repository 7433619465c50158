package rollbackbot.slack.view;

import java.time.Instant;
import java.util.List;
import rollbackbot.rollback.CommitId;
import rollbackbot.rollback.Deployment;
import rollbackbot.rollback.PassedOver;
import rollbackbot.rollback.Plan;
import rollbackbot.rollback.Release;
import rollbackbot.rollback.Target;
import rollbackbot.rollback.VersionSource;

/** Releases and deployments in words. */
final class ReleaseText {
  private static final int MOST_PASSED_OVER = 6;
  private static final int SHORT_COMMIT = 7;

  private ReleaseText() {}

  static String label(Release release) {
    return MessageText.code(release.label());
  }

  static String label(Target target) {
    return MessageText.code(target.version().text());
  }

  static String fromTo(Plan plan) {
    return label(plan.from()) + " → " + label(plan.to());
  }

  /** A commit's first digits; any other ref as it is. */
  static String ref(String ref) {
    return MessageText.code(CommitId.looksLikeCommit(ref) ? ref.substring(0, SHORT_COMMIT) : ref);
  }

  static String commit(Target target) {
    return MessageText.code(target.tag().commit().abbreviated());
  }

  /** What production runs, since when, by whom, and how that is known. */
  static String from(Release release, Wording wording, Instant now) {
    var commit = release.commit().map(ref -> ", " + named(ref, wording)).orElse("");
    return wording.say(
        "*En production :* {0}{1}, déployée {2} ({3}) {4}. {5}",
        "*In production:* {0}{1}, deployed {2} ({3}) {4}. {5}",
        label(release),
        commit,
        wording.age(release.deployedAt(), now),
        wording.date(release.deployedAt()),
        wording.by(release.deployedBy()),
        source(release, wording));
  }

  /** A ref may be a branch's name or a label. */
  private static String named(String ref, Wording wording) {
    return CommitId.looksLikeCommit(ref)
        ? wording.say("commit {0}", "commit {0}", ref(ref))
        : wording.say("référence {0}", "ref {0}", ref(ref));
  }

  private static String source(Release release, Wording wording) {
    return switch (release.source()) {
      case TAG ->
          wording.say("Version lue sur le tag.", "Version read from the tag.")
              + release
                  .outputSays()
                  .map(other ->
                      wording.say(
                          " ⚠️ Attention : la sortie du déploiement annonce {0}.",
                          " ⚠️ Careful: the deployment's output says {0}.",
                          MessageText.code(other.text())))
                  .orElse("");
      case OUTPUT ->
          wording.say(
              "Version lue dans la sortie du déploiement.",
              "Version read from the deployment's output.");
      case NONE ->
          wording.say(
              "Version inconnue : ni tag, ni sortie de déploiement ne la donnent.",
              "Version unknown: neither a tag nor the deployment's output tells it.");
    };
  }

  /** Where the rollback goes, proved by its tag. */
  static String to(Target target, Wording wording, Instant now) {
    var text =
        wording.say(
            "*Retour à :* {0}, tag {1}, commit {2}, {3}",
            "*Back to:* {0}, tag {1}, commit {2}, {3}",
            label(target),
            MessageText.code(target.tag().name().value()),
            commit(target),
            deployed(target, wording, now));
    return target.source().map(source -> text + " " + found(source, wording)).orElse(text);
  }

  private static String deployed(Target target, Wording wording, Instant now) {
    return target
        .deployedAt()
        .map(at ->
            wording.say(
                "déployée {0} ({1}) {2}.",
                "deployed {0} ({1}) {2}.",
                wording.age(at, now),
                wording.date(at),
                wording.by(target.deployedBy())))
        .orElseGet(() ->
            wording.say(
                "absente des derniers déploiements de l'app.",
                "not among the app's latest deployments."));
  }

  private static String found(VersionSource source, Wording wording) {
    return switch (source) {
      case TAG ->
          wording.say(
              "Prouvée par le tag, posé sur le commit déployé.",
              "Proved by the tag, which stands at the deployed commit.");
      case OUTPUT ->
          wording.say(
              "Version lue dans la sortie de ce déploiement ; c'est le commit du tag qui sera"
                  + " déployé.",
              "Version read from that deployment's output; what is deployed is the tag's commit.");
      case NONE -> "";
    };
  }

  static String rolledAway(Wording wording) {
    return wording.say(
        "⚠️ Attention : l'équipe a déjà quitté cette version par un rollback.",
        "⚠️ Careful: the team has rolled back from this version before.");
  }

  /** The newest attempt failed, so production has not changed. */
  static String failedSince(Deployment failed, String production, Wording wording, Instant now) {
    return wording.say(
        "⚠️ *Le dernier déploiement a échoué* ({0}, {1}, {2}) : la production tourne toujours en"
            + " {3}. Un rollback irait une version trop loin.",
        "⚠️ *The newest deployment failed* ({0}, {1}, {2}): production still runs {3}. A rollback"
            + " would go one version too far.",
        wording.by(failed.pusher()),
        wording.age(failed.createdAt(), now),
        MessageText.code(failed.status().word()),
        production);
  }

  /** Somebody's deployment that isn't final. */
  static String running(Deployment running, Wording wording, Instant now) {
    return wording.say(
        "⏳ *Un autre déploiement est en cours* : {0}, lancé {1} {2}, statut {3}. Rien ne peut"
            + " l'arrêter : le rollback attendra sa fin, puis vérifiera le plan de nouveau.",
        "⏳ *Another deployment is running*: {0}, started {1} {2}, status {3}. Nothing can stop it:"
            + " the rollback waits for its end, then checks the plan again.",
        what(running, wording),
        wording.age(running.createdAt(), now),
        wording.by(running.pusher()),
        MessageText.code(running.status().word()));
  }

  /** What a deployment deploys. */
  static String what(Deployment deployment, Wording wording) {
    return deployment
        .gitRef()
        .map(ReleaseText::ref)
        .orElseGet(() -> wording.say("commit inconnu", "commit unknown"));
  }

  static String passedOver(List<PassedOver> passedOver, Wording wording) {
    var lines = new StringBuilder();
    passedOver.stream()
        .limit(MOST_PASSED_OVER)
        .forEach(passed ->
            lines
                .append("\n• ")
                .append(MessageText.code(passed.label()))
                .append(wording.say(" : ", ": "))
                .append(why(passed.reason(), wording)));
    int more = passedOver.size() - MOST_PASSED_OVER;
    if (more > 0) {
      lines.append("\n• ").append(wording.say("et {0} de plus", "and {0} more", more));
    }
    return lines.toString();
  }

  private static String why(PassedOver.Reason reason, Wording wording) {
    return switch (reason) {
      case SAME_COMMIT -> wording.say("même commit que la production", "same commit as production");
      case NO_VERSION ->
          wording.say(
              "version non identifiée ; posez un tag sur son commit pour pouvoir y revenir",
              "version not identified; tag its commit to be able to go back to it");
      case NO_TAG ->
          wording.say(
              "son tag n'existe pas ; créez-le pour pouvoir y revenir",
              "its tag doesn't exist; create it to be able to go back to it");
      case ROLLED_AWAY_FROM ->
          wording.say("déjà quittée par un rollback", "rolled back from before");
    };
  }
}
