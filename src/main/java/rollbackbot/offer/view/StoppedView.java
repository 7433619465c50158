package rollbackbot.offer.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.ArchiveChoice;
import rollbackbot.offer.OfferEntry.Stopped;
import rollbackbot.offer.OfferState;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.room.Endings;
import rollbackbot.room.Ends;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Controls;
import rollbackbot.words.FailureText;
import rollbackbot.words.Scene;

/** A rollback that stopped: what happened, how things stand, and what can be done. */
final class StoppedView {
  private static final int MOST_LOG = 1_800;

  private StoppedView() {}

  static void write(Scene scene, Stopped stopped, ThreadEntry entry, Draft message) {
    var failure = stopped.failure();
    message
        .section(
            scene.say(
                "🔴 *Rollback stopped: {reason}.*",
                FailureText.title(failure.reason(), scene.wording())))
        .section(FailureText.story(failure, scene));
    if (!failure.logTail().isEmpty()) {
      message
          .section(lastLines(scene, failure))
          .section(Text.lastLines(failure.logTail(), MOST_LOG));
    }
    var standing = new ArrayList<Text>();
    if (stopped.settledBy().isEmpty()) { // what came of it tells of it since
      standing.addAll(StandingText.production(failure, scene, entry.number()));
    }
    standing.addAll(StandingText.left(stopped, scene, entry.number()));
    if (!standing.isEmpty()) {
      message.section(Text.lines(standing));
    }
    next(scene, stopped, entry, message);
  }

  private static Text lastLines(Scene scene, Failure failure) {
    return failure
        .logCutAfter()
        .map(bytes ->
            scene.say(
                "Last lines read of the deployment; reading stopped after {size}, the end is on"
                    + " Scalingo's page:",
                scene.wording().size(bytes)))
        .orElseGet(() -> scene.say("Last lines of the deployment:"));
  }

  private static void next(Scene scene, Stopped stopped, ThreadEntry entry, Draft message) {
    if (stopped.settledBy().isPresent()) {
      message.section(
          scene.say("{person} decided how to go on.", Text.mention(stopped.settledBy().get())));
    } else if (scene.incident().state() instanceof OfferState.Failed
        && scene.isAskedNow(stopped.prompt())) {
      if (isRoundTheLinkOffered(scene)) {
        message.section(
            scene.say(
                "If Scalingo's link to the Git host is broken, an archive of the same commit"
                    + " doesn't need it."));
      }
      message
          .sections(HealthChoice.text(scene).stream().toList())
          .section(choices(scene, stopped, entry.number()))
          .controls(controls(scene, stopped, entry.at()))
          .context(Waiting.forAnswer(scene));
    }
  }

  private static boolean isRoundTheLinkOffered(Scene scene) {
    return scene.incident().state() instanceof OfferState.Failed failed
        && ArchiveChoice.isOffered(scene.incident(), failed);
  }

  private static Text choices(Scene scene, Stopped stopped, int number) {
    boolean again = isTryingAgainOffered(scene);
    boolean other = !stopped.alternatives().isEmpty();
    var givingUp = givingUp(scene, stopped, number);
    if (again && other) {
      return scene
          .say(
              "*Your turn:* trying again, or choosing another version, leads to a new plan, to be"
                  + " confirmed.")
          .and(givingUp);
    }
    if (again) {
      return scene
          .say("*Your turn:* trying again leads to a new plan, to be confirmed.")
          .and(givingUp);
    }
    return other
        ? scene
            .say("*Your turn:* choosing another version leads to a new plan, to be confirmed.")
            .and(givingUp)
        : scene.say("*Your turn:* {choices}", givingUp);
  }

  /** Trying the same again is no way on where the same is in production already. */
  private static boolean isTryingAgainOffered(Scene scene) {
    return scene.incident().state() instanceof OfferState.Failed failed
        && failed.sameAgain().isPresent();
  }

  private static Text givingUp(Scene scene, Stopped stopped, int number) {
    boolean isOn =
        Ends.outlook(scene.incident(), number).filter(Outlook::isAutoDeployOn).isPresent();
    if (stopped.autoDeploy() != AutoDeploy.PAUSED || isOn) {
      return scene.say("Giving up closes the incident.");
    }
    return staysOff(stopped.failure()) || !Endings.putsBack(scene.incident())
        ? scene.say("Giving up closes the incident; auto-deploy stays paused.")
        : scene.say("Giving up closes the incident, and turns auto-deploy back on.");
  }

  /** A deployment that went live, or still may, isn't to be run over by the next push. */
  private static boolean staysOff(Failure failure) {
    return failure.changed()
        || failure.reason() instanceof Failure.Reason.NeverAnswered
        || failure.reason() instanceof Failure.Reason.Fault;
  }

  private static List<Control> controls(Scene scene, Stopped stopped, Instant at) {
    var handle = scene.handle(stopped.prompt());
    var controls = new ArrayList<>(HealthChoice.controls(scene, handle));
    if (isTryingAgainOffered(scene)) {
      controls.add(Controls.button(ActionIds.ROLLBACK_RETRY, scene.say("Try again"), handle));
    }
    if (isRoundTheLinkOffered(scene)) {
      controls.add(
          Controls.button(
              ActionIds.PLAN_ARCHIVE_ROAD, scene.say("Deploy an archive instead"), handle));
    }
    controls.addAll(
        Controls.versions(
            ActionIds.ROLLBACK_CHOOSE_VERSION,
            stopped.alternatives(),
            handle,
            scene.wording(),
            at));
    controls.add(Controls.danger(ActionIds.ROLLBACK_GIVE_UP, scene.say("Give up"), handle));
    return controls;
  }
}
