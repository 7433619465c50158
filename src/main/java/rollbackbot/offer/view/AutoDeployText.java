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
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** How auto-deploy stands, in words; never silent about it being off. */
public final class AutoDeployText {
  private AutoDeployText() {}

  /** Empty while the incident hasn't looked at auto-deploy. */
  public static Optional<Text> board(Scene scene) {
    var incident = scene.incident();
    var end = Ends.of(incident).filter(_ -> incident.aftermath().isPresent());
    if (end.isPresent()) {
      int number = end.get().number();
      return incident.state() instanceof OfferState.Failed(var failure, _, _, _, _)
              && incident.autoDeploy() != AutoDeploy.UNTOUCHED
          ? Optional.of(afterFailure(scene, failure, incident.autoDeploy(), number))
          : OutlookText.autoDeploy(scene, number, incident.autoDeploy());
    }
    if (incident.autoDeploy() == AutoDeploy.UNTOUCHED
        || incident.state() instanceof Running) { // the steps tell of it
      return Optional.empty();
    }
    return Optional.of(
        incident.state() instanceof OfferState.Failed(var failure, _, _, _, _)
            ? afterFailure(scene, failure, incident.autoDeploy(), Integer.MAX_VALUE)
            : sentence(scene, incident.autoDeploy()));
  }

  static Text sentence(Scene scene, AutoDeploy autoDeploy) {
    return switch (latest(scene, autoDeploy)) {
      case UNTOUCHED -> scene.say("*Auto-deploy:* the bot hasn't touched it.");
      case WAS_OFF -> scene.say("*Auto-deploy:* it was off already, and still is.");
      case PAUSED ->
          scene.say(
              "*Auto-deploy is paused*, {pausedBy}. A new push isn't deployed until it is turned"
                  + " back on.",
              pausedBy(scene));
      case RESUMING, PUTTING_BACK -> scene.say("*Auto-deploy:* the bot is turning it back on.");
      case RESUMED -> scene.say("*Auto-deploy:* back on, as before the rollback.");
    };
  }

  /** By whom, and why: an earlier rollback, unless one of this incident found it on. */
  static Text pausedBy(Scene scene) {
    var confirmed =
        scene.incident().thread().stream()
            .map(ThreadEntry::content)
            .filter(OfferEntry.Offered.class::isInstance)
            .map(OfferEntry.Offered.class::cast)
            .filter(offered -> offered.decision() instanceof Decision.ConfirmedBy)
            .toList();
    return confirmed.stream()
        .filter(offered -> offered.plan().autoDeployOn())
        .findFirst()
        .map(offered -> pausedBy(scene, offered))
        .orElseGet(() ->
            confirmed.isEmpty() && !isOverWithoutRollback(scene)
                ? scene.say("for the rollback")
                : scene.say("by an earlier rollback"));
  }

  private static boolean isOverWithoutRollback(Scene scene) {
    return scene.incident().state() instanceof CalledOff;
  }

  private static Text pausedBy(Scene scene, OfferEntry.Offered offered) {
    var by =
        offered.decision() instanceof Decision.ConfirmedBy(var person, _)
            ? Text.mention(person)
            : Text.foreign("?");
    return scene.say(
        "for the rollback to {version}, confirmed by {person}",
        ReleaseText.label(offered.plan().to()),
        by);
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
        ? OutlookText.autoDeploy(scene, number, autoDeploy).orElseThrow()
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
        : sentence(scene, autoDeploy);
  }
}
