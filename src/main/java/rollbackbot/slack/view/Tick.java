package rollbackbot.slack.view;

import rollbackbot.plan.Confirmed;

/** The three commits that must be the same: of the tag, of the branch, of the deployment. */
final class Tick {
  private Tick() {}

  /**
   * @param commitProved whether the platform told the commit that it deployed
   */
  static String all(Confirmed confirmed, boolean commitProved, Wording wording) {
    var plan = confirmed.plan();
    var deployment =
        commitProved
            ? wording.say(
                "✅ Déploiement : Scalingo annonce ce même commit",
                "✅ Deployment: Scalingo reports the same commit")
            : wording.say(
                "➖ Déploiement : Scalingo ne dit pas quel commit il a déployé",
                "➖ Deployment: Scalingo doesn't say which commit it deployed");
    var target =
        plan.to()
            .tag()
            .map(tag ->
                wording.say(
                    "✅ Tag {0} : commit {1}",
                    "✅ Tag {0}: commit {1}",
                    MessageText.code(tag.name().value()),
                    ReleaseText.commit(plan.to())))
            .orElseGet(() ->
                wording.say(
                    "✅ Commit du plan : {0} (sans tag)",
                    "✅ Commit of the plan: {0} (no tag)", ReleaseText.commit(plan.to())));
    return target
        + "\n"
        + wording.say(
            "✅ Branche {0} : même commit",
            "✅ Branch {0}: same commit", MessageText.code(plan.branch().value()))
        + "\n"
        + deployment;
  }
}
