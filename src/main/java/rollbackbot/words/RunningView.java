package rollbackbot.words;

import rollbackbot.incident.Running;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;

/** What the board says of everything that was confirmed and is under way. */
public final class RunningView {
  private RunningView() {}

  /**
   * Writes the steps of a rollback, and how far it has come; that trouble stands in the way of the
   * step under way is told in its place.
   *
   * @param progress writes how far the step under way has come
   */
  public static void write(Scene scene, Running running, Runnable progress, Draft message) {
    message.section(Checklist.shown(scene, running), Checklist.aloud(scene, running));
    if (scene.incident().trouble().isEmpty()) {
      progress.run();
    }
  }

  /** Who confirmed it, and who approved. */
  public static Text confirmed(Scene scene, Running running) {
    var confirmed = running.confirmed();
    return scene
        .say(
            "confirmed by {person}, {date}",
            Text.mention(confirmed.by()),
            scene.wording().date(confirmed.at()))
        .then(
            confirmed
                .approval()
                .filter(approval -> approval.aloneBecause().isEmpty())
                .map(approval ->
                    scene.say(
                        ", approved by {person}, {date}",
                        Text.mention(approval.by()),
                        scene.wording().date(approval.at())))
                .orElse(Text.EMPTY));
  }
}
