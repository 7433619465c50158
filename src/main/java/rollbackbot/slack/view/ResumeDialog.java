package rollbackbot.slack.view;

import com.slack.api.model.block.element.BlockElement;
import java.util.List;
import rollbackbot.rollback.ActionIds;
import rollbackbot.rollback.Aftermath;
import rollbackbot.rollback.Aftermath.BranchSeen;
import rollbackbot.rollback.AutoDeploy;
import rollbackbot.rollback.BranchOffer.HeadIs;
import rollbackbot.rollback.CommitId;
import rollbackbot.rollback.Plan;

/** The button that turns auto-deploy back on, and what it asks before: the warning comes first. */
final class ResumeDialog {
  private ResumeDialog() {}

  /** Only where a click would have an effect. */
  static List<BlockElement> button(Scene scene) {
    var incident = scene.incident();
    if (incident.autoDeploy() != AutoDeploy.PAUSED || incident.state().locksTheApp()) {
      return List.of();
    }
    var seen = incident.aftermath().flatMap(Aftermath::branch);
    var button =
        Controls.confirmed(
            Controls.button(
                ActionIds.AUTODEPLOY_RESUME,
                scene.say("Réactiver l'auto-deploy", "Turn auto-deploy back on"),
                scene.handle()),
            scene.say("Réactiver l'auto-deploy ?", "Turn auto-deploy back on?"),
            seen.map(it -> text(scene, it)).orElseGet(() -> unknown(scene)),
            scene.say("Réactiver", "Turn it on"),
            scene.say("Annuler", "Cancel"));
    boolean isBad = seen.filter(it -> it.branch().headIs() == HeadIs.ROLLED_AWAY_FROM).isPresent();
    return List.of(isBad ? Controls.dangerousOnceMore(button) : button);
  }

  private static String text(Scene scene, BranchSeen seen) {
    var branch = MessageText.code(seen.branch().branch().value());
    var commit = seen.branch().head().map(CommitId::abbreviated).map(MessageText::code).orElse("?");
    var at = scene.wording().date(seen.at());
    return switch (seen.branch().headIs()) {
      case ROLLED_AWAY_FROM ->
          scene.say(
              "⚠️ {0} est au commit de {1} ({2}), vu {3}. Le prochain push est déployé : il"
                  + " ramène le problème s'il ne contient pas le correctif.",
              "⚠️ {0} is at the commit of {1} ({2}), seen {3}. The next push is deployed: it"
                  + " brings the problem back unless it holds the fix.",
              branch,
              left(scene),
              commit,
              at);
      case IN_PRODUCTION ->
          scene.say(
              "{0} est au commit {1}, celui de la production, vu {2}. Le prochain push est"
                  + " déployé.",
              "{0} is at commit {1}, the one in production, seen {2}. The next push is deployed.",
              branch,
              commit,
              at);
      case ANOTHER ->
          scene.say(
              "{0} est au commit {1}, vu {2}, qui n'est pas celui de {3} ; le bot ne sait pas s'il"
                  + " le contient encore. Le prochain push est déployé.",
              "{0} is at commit {1}, seen {2}, which isn't that of {3}; whether it still contains"
                  + " it, the bot can't tell. The next push is deployed.",
              branch,
              commit,
              at,
              left(scene));
      case UNKNOWN -> unknown(scene);
    };
  }

  private static String unknown(Scene scene) {
    return scene.say(
        "Le bot n'a pas pu lire à quel commit est la branche liée : vérifiez que ce n'est plus"
            + " celui de {0}. Le prochain push est déployé.",
        "The bot couldn't read which commit the linked branch is at: check that it is no longer"
            + " that of {0}. The next push is deployed.",
        left(scene));
  }

  /** The version that was, or was to be, left. */
  private static String left(Scene scene) {
    return scene
        .plan()
        .map(Plan::from)
        .map(ReleaseText::label)
        .orElseGet(() -> scene.say("la version à problème", "the version with the problem"));
  }
}
