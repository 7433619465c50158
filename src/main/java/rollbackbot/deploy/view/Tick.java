package rollbackbot.deploy.view;

import java.util.List;
import rollbackbot.plan.Confirmed;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.ReleaseText;

/** The commits that must be the same: of the tag, of the branch or archive, of the deployment. */
final class Tick {
  private Tick() {}

  /**
   * @param commitProved whether the platform told the commit that it deployed
   */
  static Text all(Confirmed confirmed, boolean commitProved, Wording wording) {
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
                    Text.code(tag.name().value()),
                    ReleaseText.commit(plan.to())))
            .orElseGet(() ->
                wording.say(
                    "✅ Commit of the plan: {commit} (no tag)", ReleaseText.commit(plan.to())));
    var road =
        plan.releaseBranch()
            .map(branch -> wording.say("✅ Branch {branch}: same commit", Text.code(branch.value())))
            .orElseGet(() -> wording.say("✅ Archive: of the same commit"));
    return Text.lines(List.of(target, road, deployment));
  }
}
