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
            ? wording.say("✅ Deployment: Scalingo reports the same commit")
            : wording.say("➖ Deployment: Scalingo doesn't say which commit it deployed");
    var target =
        plan.to()
            .tag()
            .map(tag ->
                wording.say(
                    "✅ Tag {tag}: commit {commit}",
                    MessageText.code(tag.name().value()),
                    ReleaseText.commit(plan.to())))
            .orElseGet(() ->
                wording.say(
                    "✅ Commit of the plan: {commit} (no tag)", ReleaseText.commit(plan.to())));
    return target
        + "\n"
        + wording.say("✅ Branch {branch}: same commit", MessageText.code(plan.branch().value()))
        + "\n"
        + deployment;
  }
}
