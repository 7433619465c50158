package rollbackbot.offer.view;

import java.util.Optional;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.Running;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferState;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.room.Ends;
import rollbackbot.text.Text;
import rollbackbot.words.Scene;

/** How auto-deploy stands, in words; never silent about it being off. */
public final class AutoDeployText {
  private AutoDeployText() {}

  /**
   * That it is off, or on where it shouldn't be; where a rollback runs or failed, others say it.
   */
  public static Optional<Text> board(Scene scene) {
    var incident = scene.incident();
    if (incident.state() instanceof OfferState.Failed || incident.state() instanceof Running) {
      return Optional.empty();
    }
    var end = Ends.of(incident).filter(_ -> incident.aftermath().isPresent());
    var line =
        end.isPresent()
            ? OutlookText.autoDeploy(scene, end.get().number(), incident.autoDeploy())
            : Optional.of(line(scene, incident.autoDeploy()));
    return line.filter(AutoDeployLine::isOnTheBoard).map(AutoDeployLine::text);
  }

  static AutoDeployLine line(Scene scene, AutoDeploy autoDeploy) {
    return switch (latest(scene, autoDeploy)) {
      case UNTOUCHED -> new AutoDeployLine.Usual(scene.say("*Auto-deploy:* not touched."));
      case WAS_OFF -> new AutoDeployLine.Calm(scene.say("*Auto-deploy:* off, as before."));
      case PAUSED ->
          new AutoDeployLine.Paused(
              isPausedHere(scene)
                  ? scene.say("*Auto-deploy is paused*, for the rollback.")
                  : scene.say("*Auto-deploy is paused*, by an earlier rollback."));
      case RESUMING, PUTTING_BACK ->
          new AutoDeployLine.Calm(scene.say("*Auto-deploy:* the bot is turning it back on."));
      case RESUMED ->
          new AutoDeployLine.Calm(scene.say("*Auto-deploy:* back on, as before the rollback."));
    };
  }

  /** Paused by an earlier rollback, unless one of this incident found it on. */
  static boolean isPausedHere(Scene scene) {
    var confirmed =
        scene.incident().thread().stream()
            .map(ThreadEntry::content)
            .filter(OfferEntry.Offered.class::isInstance)
            .map(OfferEntry.Offered.class::cast)
            .filter(offered -> offered.decision() instanceof Decision.ConfirmedBy)
            .toList();
    return confirmed.isEmpty()
        ? !(scene.incident().state() instanceof CalledOff)
        : confirmed.stream().anyMatch(offered -> offered.plan().autoDeployOn());
  }

  /** What was put back since isn't off any more. */
  private static AutoDeploy latest(Scene scene, AutoDeploy then) {
    var now = scene.incident().autoDeploy();
    boolean wasTouched = then == AutoDeploy.PAUSED || then.isBeingResumed();
    boolean isBack = now == AutoDeploy.RESUMED || now.isBeingResumed();
    return wasTouched && isBack ? now : then;
  }

  /**
   * The pause is stored before it is asked for: where the rollback stopped before the branch, it
   * may not have happened.
   */
  static Text afterFailure(Scene scene, Failure failure, AutoDeploy autoDeploy, int number) {
    boolean wasSeen =
        Ends.outlook(scene.incident(), number)
            .filter(look -> look.autoDeploy().is() != Outlook.Switched.UNREAD)
            .isPresent();
    return wasSeen
        ? OutlookText.autoDeploy(scene, number, autoDeploy).orElseThrow().whole(scene)
        : remembered(scene, failure, autoDeploy, number);
  }

  private static Text remembered(Scene scene, Failure failure, AutoDeploy autoDeploy, int number) {
    boolean mayHaveStoppedThere =
        switch (failure.reason()) {
          case Failure.Reason.Refused _, Failure.Reason.Unreachable _, Failure.Reason.Fault _ ->
              true;
          case Failure.Reason.NoLink _,
              Failure.Reason.NoArchive _,
              Failure.Reason.OtherRepositoryLinked _,
              Failure.Reason.NothingDeployed _,
              Failure.Reason.NoEarlierRelease _,
              Failure.Reason.NoSuchVersion _,
              Failure.Reason.RunsAlready _,
              Failure.Reason.CommitGone _,
              Failure.Reason.NoBranchName _,
              Failure.Reason.PushRefused _,
              Failure.Reason.NeverAnswered _,
              Failure.Reason.DeploymentFailed _,
              Failure.Reason.OtherCommit _,
              Failure.Reason.Superseded _,
              Failure.Reason.NotHealthy _,
              Failure.Reason.DatabaseNotRestored _,
              Failure.Reason.RestoreDeclined _ ->
              false;
        };
    return mayHaveStoppedThere
            && latest(scene, autoDeploy) == AutoDeploy.PAUSED
            && scene.planBefore(number).filter(Plan::autoDeployOn).isPresent()
            && !scene.hasCodeInAttempt(number)
        ? scene.say(
            "*Auto-deploy:* pausing it was asked for, but may not have happened. Please check on"
                + " {page}.",
            scene.scalingo())
        : line(scene, autoDeploy).whole(scene);
  }
}
