package rollbackbot.offer.view;

import java.util.List;
import java.util.stream.Stream;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Input;
import rollbackbot.incident.Running;
import rollbackbot.people.ActionIds;
import rollbackbot.room.Endings;
import rollbackbot.text.Control;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.Scene;

/** The buttons that lead out of a rollback under way; they say what they do before they do it. */
public final class WayOut {
  private static final int MOST_LABEL = 60;

  private WayOut() {}

  public static List<Control> controls(Scene scene, Running state) {
    if (state.isBeforeDeployment()) {
      return List.of(stop(scene, state));
    }
    return state.isUnwell() ? leave(scene, state) : List.of();
  }

  private static Control stop(Scene scene, Running state) {
    var done =
        state.confirmed().databaseRestored()
            ? scene.say("Nothing is deployed, but the database was taken back already.")
            : nothing(scene);
    return Controls.confirmed(
        Controls.button(ActionIds.ROLLBACK_GIVE_UP, scene.say("Stop"), scene.handle()),
        scene.say("Stop the rollback?"),
        done.and(closes(scene)),
        scene.say("Stop"),
        scene.say("Go on"));
  }

  /** While the plan is being made, however long a service keeps that waiting. */
  static Control stopPlanning(Scene scene) {
    return Controls.confirmed(
        Controls.button(ActionIds.INCIDENT_CLOSE, scene.say("Stop"), scene.handle()),
        scene.say("Stop the rollback?"),
        nothing(scene).and(closes(scene)),
        scene.say("Stop"),
        scene.say("Go on"));
  }

  /** Takes back a plan that nobody has carried out. */
  static Control cancel(Scene scene, Input.Handle handle) {
    return Controls.confirmed(
        Controls.button(ActionIds.PLAN_CANCEL, scene.say("Cancel"), handle),
        scene.say("Cancel the plan?"),
        nothing(scene).and(closes(scene)),
        scene.say("Cancel the plan"),
        scene.say("Go on"));
  }

  private static Text closes(Scene scene) {
    var closes = scene.say("The incident closes.");
    if (Endings.putsBack(scene.incident())) {
      return closes.and(scene.say("Auto-deploy is turned back on."));
    }
    return scene.incident().autoDeploy() == AutoDeploy.PAUSED
        ? closes.and(scene.say("Auto-deploy stays paused."))
        : closes;
  }

  /** By this plan: another one may have changed production before. */
  private static Text nothing(Scene scene) {
    return scene.incident().changedProduction()
        ? scene.say("Nothing more is deployed.")
        : scene.say("Nothing is deployed.");
  }

  private static List<Control> leave(Scene scene, Running state) {
    var plan = state.confirmed().plan();
    var versions =
        Controls.versions(
            ActionIds.ROLLBACK_CHOOSE_VERSION,
            plan.alternatives(),
            scene.handle(),
            scene.wording(),
            scene.now());
    var giveUp =
        Controls.dangerousOnceMore(
            Controls.danger(ActionIds.ROLLBACK_GIVE_UP, scene.say("Give up"), scene.handle()),
            scene.say("Give up?"),
            scene
                .say(
                    "{version} stays in production, unverified.",
                    Text.foreign(plan.to().label(), MOST_LABEL))
                .and(closes(scene)),
            scene.say("Give up"),
            scene.say("Go on"));
    return Stream.concat(versions.stream(), Stream.of(giveUp)).toList();
  }
}
