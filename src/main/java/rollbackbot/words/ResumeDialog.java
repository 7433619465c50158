package rollbackbot.words;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.Aftermath.BranchSeen;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchOffer.HeadIs;
import rollbackbot.incident.Input;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Endings;
import rollbackbot.source.CommitId;
import rollbackbot.text.Control;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** The button that turns auto-deploy back on, and what it asks before: the warning comes first. */
public final class ResumeDialog {
  private ResumeDialog() {}

  /** Only where a click would have an effect. */
  public static List<Control> button(Scene scene) {
    var incident = scene.incident();
    if (incident.autoDeploy() != AutoDeploy.PAUSED || incident.state().locksTheApp()) {
      return List.of();
    }
    var left =
        left(
            scene.plan().map(plan -> Endings.left(incident, plan)).map(ReleaseText::label),
            scene.wording());
    var seen = incident.aftermath().flatMap(Aftermath::branch);
    return List.of(button(scene.handle(), left, seen, scene.wording()));
  }

  /** The button, wherever it is shown. */
  public static Control.Button button(
      Input.Handle handle, Text left, Optional<BranchSeen> seen, Wording wording) {
    var button =
        Controls.button(
            ActionIds.AUTODEPLOY_RESUME, wording.say("Turn auto-deploy back on"), handle);
    var title = wording.say("Turn auto-deploy back on?");
    var text = text(left, seen, wording);
    var yes = wording.say("Turn it on");
    var no = wording.say("Cancel");
    boolean isBad = seen.filter(it -> it.branch().headIs() == HeadIs.ROLLED_AWAY_FROM).isPresent();
    return isBad
        ? Controls.dangerousOnceMore(button, title, text, yes, no)
        : Controls.confirmed(button, title, text, yes, no);
  }

  /** The version that was, or was to be, left. */
  public static Text left(Optional<Text> label, Wording wording) {
    return label.orElseGet(() -> wording.say("the version with the problem"));
  }

  /** What the next push is on top of. */
  public static Text text(Text left, Optional<BranchSeen> seen, Wording wording) {
    return seen.map(it -> text(left, it, wording)).orElseGet(() -> unknown(left, wording));
  }

  private static Text text(Text left, BranchSeen seen, Wording wording) {
    var branch = Text.code(seen.branch().branch().value());
    var commit =
        seen.branch().head().map(CommitId::abbreviated).map(Text::code).orElse(Text.foreign("?"));
    var at = wording.date(seen.at());
    return switch (seen.branch().headIs()) {
      case ROLLED_AWAY_FROM ->
          wording.say(
              "⚠️ {branch} is at the commit of {left} ({commit}), seen {date}. The next push is"
                  + " deployed: it brings the problem back unless it contains the fix.",
              branch,
              left,
              commit,
              at);
      case IN_PRODUCTION ->
          wording.say(
              "{branch} is at commit {commit}, the one in production, seen {date}. The next push is"
                  + " deployed.",
              branch,
              commit,
              at);
      case ON_TOP_OF_IT ->
          wording.say(
              "⚠️ {branch} is at commit {commit}, seen {date}, which contains {left}. The next push"
                  + " is deployed: it brings the problem back unless it contains the fix.",
              branch,
              commit,
              at,
              left);
      case WITHOUT_IT ->
          wording.say(
              "{branch} is at commit {commit}, seen {date}, which doesn't contain {left}. The next"
                  + " push is deployed.",
              branch,
              commit,
              at,
              left);
      case ANOTHER ->
          wording.say(
              "{branch} is at commit {commit}, seen {date}, which isn't that of {left}; the bot"
                  + " doesn't know whether it still contains it. The next push is deployed.",
              branch,
              commit,
              at,
              left);
      case UNKNOWN -> unknown(left, wording);
    };
  }

  private static Text unknown(Text left, Wording wording) {
    return wording.say(
        "The commit of the linked branch isn't known: check that it is no longer that of {left}."
            + " The next push is deployed.",
        left);
  }
}
