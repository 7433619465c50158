package rollbackbot.slack.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.plan.Plan;
import rollbackbot.release.Deployment;
import rollbackbot.release.PassedOver;
import rollbackbot.release.Release;
import rollbackbot.release.Target;
import rollbackbot.source.CommitId;
import rollbackbot.version.CommitProof;
import rollbackbot.version.Printed;
import rollbackbot.version.VersionSource;

/** Releases and deployments in words. */
final class ReleaseText {
  private static final int MOST_PASSED_OVER = 6;
  private static final int SHORT_COMMIT = 7;

  private ReleaseText() {}

  static String label(Release release) {
    return MessageText.code(release.label());
  }

  static String label(Target target) {
    return MessageText.code(target.label());
  }

  static String fromTo(Plan plan) {
    return label(plan.from()) + " → " + label(plan.to());
  }

  /** A commit's first digits; any other ref as it is. */
  static String ref(String ref) {
    return MessageText.code(CommitId.looksLikeCommit(ref) ? ref.substring(0, SHORT_COMMIT) : ref);
  }

  static String commit(Target target) {
    return MessageText.code(target.commit().abbreviated());
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
    var name =
        switch (release.source()) {
          case TAG -> ofTag(release.proof(), wording);
          case OUTPUT ->
              release.proof().filter(CommitProof.NUMBER::equals).isPresent()
                  ? wording.say(
                      "Version lue dans la sortie du déploiement ; Scalingo ne dit pas le commit.",
                      "Version read from the deployment's output; Scalingo doesn't tell the"
                          + " commit.")
                  : wording.say(
                      "Version lue dans la sortie du déploiement.",
                      "Version read from the deployment's output.");
          case NONE -> unnamed(release, wording);
        };
    return name + said(release.outputSays(), wording);
  }

  private static String unnamed(Release release, Wording wording) {
    if (release.proof().isPresent()) {
      return wording.say("Aucun tag sur ce commit.", "No tag at this commit.");
    }
    return release.commit().filter(CommitId::looksLikeCommit).isPresent()
        ? wording.say(
            "Scalingo n'en donne que les premiers chiffres, et aucun commit connu ne commence"
                + " ainsi.",
            "Scalingo tells only its first digits, and no known commit begins so.")
        : wording.say(
            "Version inconnue : ni commit, ni version lisible ne sont donnés.",
            "Version unknown: neither a commit nor a usable version is told.");
  }

  private static String ofTag(Optional<CommitProof> proof, Wording wording) {
    return proof.filter(CommitProof.TAG_NAME::equals).isPresent()
        ? wording.say(
            "Identifiée par le nom du tag que donne Scalingo, preuve plus faible qu'un commit.",
            "Identified by the tag's name that Scalingo gives, a weaker proof than a commit.")
        : wording.say("Version lue sur le tag.", "Version read from the tag.");
  }

  /** What the build prints, where the release isn't called so. */
  private static String said(Optional<Printed> printed, Wording wording) {
    return printed.map(it -> " " + said(it, wording)).orElse("");
  }

  private static String said(Printed printed, Wording wording) {
    var number = MessageText.code(printed.text());
    var text =
        printed.commits().filter(count -> count > 1).isPresent()
            ? wording.say(
                "Sa sortie annonce {0}, comme {1} commits en tout.",
                "Its output prints {0}, one of {1} commits that do.",
                number,
                printed.commits().get())
            : wording.say(
                "⚠️ Attention : la sortie du déploiement annonce {0}.",
                "⚠️ Careful: the deployment's output says {0}.", number);
    return text
        + printed
            .tag()
            .map(tag ->
                wording.say(
                    " Le tag {0} est aujourd'hui sur un autre commit, {1}.",
                    " The tag {0} stands at another commit today, {1}.",
                    MessageText.code(tag.name().value()),
                    MessageText.code(tag.commit().abbreviated())))
            .orElse("");
  }

  /** Where the rollback goes: the commit, and how that is known. */
  static String to(Target target, Wording wording, Instant now) {
    var name =
        target
            .tag()
            .map(tag ->
                wording.say(
                    "*Retour à :* {0}, tag {1}, commit {2}, {3}",
                    "*Back to:* {0}, tag {1}, commit {2}, {3}",
                    label(target),
                    MessageText.code(tag.name().value()),
                    commit(target),
                    deployed(target, wording, now)))
            .orElseGet(() ->
                wording.say(
                    "*Retour à :* {0}, commit {1} (sans tag), {2}",
                    "*Back to:* {0}, commit {1} (no tag), {2}",
                    label(target),
                    commit(target),
                    deployed(target, wording, now)));
    var found = target.source().map(source -> " " + found(source, target, wording)).orElse("");
    return name + found + said(target.outputSays(), wording);
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

  private static String found(VersionSource source, Target target, Wording wording) {
    if (target.proof().filter(CommitProof.TAG_NAME::equals).isPresent()) {
      return wording.say(
          "Scalingo n'en donne que le nom du tag : preuve plus faible qu'un commit.",
          "Scalingo gives the tag's name only: a weaker proof than a commit.");
    }
    return switch (source) {
      case TAG ->
          wording.say(
              "Prouvée par le tag, posé sur le commit déployé.",
              "Proved by the tag, which stands at the deployed commit.");
      case OUTPUT ->
          target.tag().isPresent()
              ? wording.say(
                  "Seule la version, lue dans la sortie de ce déploiement, est connue ; c'est le"
                      + " commit du tag qui sera déployé.",
                  "Only the version, read from that deployment's output, is known; what is deployed"
                      + " is the tag's commit.")
              : wording.say(
                  "Prouvée par le commit que donne Scalingo.",
                  "Proved by the commit that Scalingo tells.");
      case NONE ->
          wording.say(
              "Prouvée par le commit que donne Scalingo.",
              "Proved by the commit that Scalingo tells.");
    };
  }

  /** How far back was read, where there is more. */
  static String among(Optional<Integer> newest, Wording wording) {
    return newest
        .map(count -> wording.say(" parmi les {0} plus récents", " among the newest {0}", count))
        .orElse("");
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
                .append(why(passed, wording)));
    int more = passedOver.size() - MOST_PASSED_OVER;
    if (more > 0) {
      lines.append("\n• ").append(wording.say("et {0} de plus", "and {0} more", more));
    }
    return lines.toString();
  }

  private static String why(PassedOver passed, Wording wording) {
    return switch (passed.reason()) {
      case SAME_COMMIT -> wording.say("même commit que la production", "same commit as production");
      case NO_VERSION ->
          wording.say(
              "ni son commit, ni sa version ne sont connus",
              "neither its commit nor its version is known");
      case SHORT_COMMIT ->
          wording.say(
              "Scalingo ne donne que les premiers chiffres de son commit, et aucun commit connu ne"
                  + " commence ainsi",
              "Scalingo tells only its commit's first digits, and no known commit begins so");
      case NO_TAG ->
          wording.say(
              "son commit n'est pas donné, et le tag {0} (`tag-format`) n'existe pas",
              "its commit isn't told, and the tag {0} (`tag-format`) doesn't exist",
              passed.needs().map(tag -> MessageText.code(tag.value())).orElse("?"));
      case NUMBER_OF_SEVERAL ->
          wording.say(
              "son commit n'est pas donné, et plusieurs commits annoncent sa version",
              "its commit isn't told, and several commits print its version");
      case NOT_READ ->
          wording.say(
              "son commit n'est pas donné, et sa sortie n'a pas été lue (limite d'appels atteinte)",
              "its commit isn't told, and its output wasn't read (the limit of calls was reached)");
      case INCIDENT ->
          wording.say("c'est d'elle que parle cet incident", "this incident is about it");
      case NOT_IN_REPOSITORY ->
          wording.say(
              "le dépôt n'a pas (ou plus) son commit",
              "the repository doesn't have its commit (any more)");
      case ROLLED_AWAY_FROM ->
          wording.say("déjà quittée par un rollback", "rolled back from before");
    };
  }
}
