package rollbackbot.autodeploy;

import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.BranchOffer.Added;
import rollbackbot.room.Endings;
import rollbackbot.source.CommitId;
import rollbackbot.text.Text;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** Where the linked branch is, and whether it contains what was rolled away from. */
final class BranchStanding {
  private static final int MOST_NAMES = 3;
  private static final int MOST_NAME = 60;
  private static final int MOST_SUBJECT = 100;

  private BranchStanding() {}

  static Text of(Scene scene, BranchOffer offer) {
    var branch = Text.code(offer.branch().value());
    var commit = offer.head().map(CommitId::abbreviated).map(Text::code).orElse(Text.foreign("?"));
    return switch (offer.headIs()) {
      case IN_PRODUCTION ->
          scene.say(
              "{branch} is at commit {commit}, the one in production: nothing to deploy.",
              branch,
              commit);
      case ROLLED_AWAY_FROM ->
          scene.say(
              "⚠️ {branch} is still at commit {commit}, the one of {version}: deploying it would"
                  + " bring the problem back. Push the fix first; it is then deployed"
                  + " automatically.",
              branch,
              commit,
              left(scene));
      case ON_TOP_OF_IT ->
          contains(scene, branch, commit)
              .then(offer.added().map(it -> added(scene, it)).orElse(Text.EMPTY));
      case WITHOUT_IT ->
          scene.say(
              "{branch} is at commit {commit}, which isn't in production yet and doesn't contain"
                  + " {version}.",
              branch,
              commit,
              left(scene));
      case ANOTHER ->
          scene.say(
              "{branch} is at commit {commit}, which isn't in production yet.", branch, commit);
      case UNKNOWN ->
          scene.say(
              "The commit of {branch} couldn't be read: please look at it before you deploy.",
              branch);
    };
  }

  /** The same as long as nothing is deployed by itself. */
  static Text whilePaused(Scene scene, BranchOffer offer) {
    return of(scene, offer)
        .and(
            scene.say(
                "Once auto-deploy is back on, the next push to {branch} deploys this too.",
                Text.code(offer.branch().value())));
  }

  private static Text contains(Scene scene, Text branch, Text commit) {
    return scene.incident().changedProduction()
        ? scene.say(
            "⚠️ {branch} is at commit {commit}, which isn't in production yet and *contains*"
                + " {version}, the version that was rolled back.",
            branch,
            commit,
            left(scene))
        : scene.say(
            "{branch} is at commit {commit}, which isn't in production yet; it is built on"
                + " {version}.",
            branch,
            commit,
            left(scene));
  }

  private static Text added(Scene scene, Added added) {
    if (added.commits() == 0) {
      return Text.EMPTY;
    }
    var names = added.authors().stream().map(name -> Text.code(name.words(), MOST_NAME)).toList();
    var count = Text.number(added.commits());
    var on =
        names.isEmpty()
            ? scene.say(" Commits on top of it: {count}.", count)
            : scene.say(
                " Commits on top of it: {count}, by {names}.",
                count,
                scene.wording().some(names, MOST_NAMES));
    return on.then(reverts(scene, added));
  }

  /** What a commit calls itself is all that is known: whether it helps, people look. */
  private static Text reverts(Scene scene, Added added) {
    return added
        .reverts()
        .map(it ->
            scene.say(
                " One of them calls itself a revert: {subject}.",
                Text.code(it.words(), MOST_SUBJECT)))
        .orElseGet(
            () -> added.isWhole() ? scene.say(" None of them calls itself a revert.") : Text.EMPTY);
  }

  private static Text left(Scene scene) {
    return scene
        .plan()
        .map(plan -> Endings.left(scene.incident(), plan))
        .map(ReleaseText::label)
        .orElse(Text.foreign("?"));
  }
}
