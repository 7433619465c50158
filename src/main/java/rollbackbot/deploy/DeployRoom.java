package rollbackbot.deploy;

import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.autodeploy.AtRest;
import rollbackbot.autodeploy.AutoDeploySteps;
import rollbackbot.deploy.DeployState.Adopting;
import rollbackbot.deploy.DeployState.CreatingBranch;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.LookingAgain;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.PausingAutoDeploy;
import rollbackbot.deploy.DeployState.PreparingArchive;
import rollbackbot.deploy.DeployState.Rechecking;
import rollbackbot.deploy.DeployState.Requesting;
import rollbackbot.deploy.DeployState.Stopping;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Running;
import rollbackbot.offer.Failing;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.room.Endings;
import rollbackbot.room.Room;

/** What was confirmed goes into production, and is proven there. */
public record DeployRoom(
    ExecutionSteps execution,
    BranchStep branch,
    ArchiveSteps archives,
    ByHandSteps byHand,
    AutoDeploySteps autoDeploy,
    DeploymentSteps deployment,
    FollowingStep following,
    VerificationStep verification,
    SecondLookStep secondLook,
    AfterRollbackStep after,
    CureStep cure,
    AtRest atRest,
    InstantSource clock)
    implements Room<DeployState> {

  @Override
  public Class<DeployState> states() {
    return DeployState.class;
  }

  @Override
  public Change next(Incident incident, DeployState state, App app, boolean storedJustNow) {
    return switch (state) {
      case Rechecking checking -> execution.recheck(incident, checking, app);
      case WaitingForOther waiting -> execution.waitForOther(incident, waiting, app);
      case PausingAutoDeploy pausing -> autoDeploy.pause(incident, pausing, app);
      case Stopping stopping -> stop(incident, stopping);
      case CreatingBranch creating -> branch.create(incident, creating, app);
      case PreparingArchive preparing -> archives.prepare(incident, preparing, app);
      case LookingOnceMore looking ->
          byHand.leave(incident).orElseGet(() -> execution.lookOnceMore(incident, looking, app));
      case Adopting adopting -> byHand.adopt(incident, adopting, app);
      case Requesting asking -> deployment.request(incident, asking, app, storedJustNow);
      case Deploying deploying -> following.follow(incident, deploying, app);
      case Verifying verifying -> verification.verify(incident, verifying, app);
      case LookingAgain looking -> secondLook.look(incident, looking, app);
      case Succeeded succeeded ->
          cure.look(incident, app)
              .orElseGet(() ->
                  cure.meanwhile(
                      after
                          .call(incident, succeeded, app)
                          .orElseGet(() -> atRest.remind(incident, app))));
    };
  }

  private Change stop(Incident incident, Stopping state) {
    var now = clock.instant();
    if (!autoDeploy.isClearOfRequests(incident)) {
      return Change.to(incident).wakingAt(now.plus(autoDeploy.betweenLooks()));
    }
    return Change.to(
            Endings.ended(incident, new Closed(Closing.GIVEN_UP, Optional.of(state.by())), now))
        .wakingAt(now);
  }

  @Override
  public Optional<Change> stopped(
      Incident incident, DeployState state, App app, Failure.Reason.Said why) {
    return switch (state) {
      case Requesting asking when !(why instanceof Failure.Reason.Fault) ->
          // Nobody can tell what came of the request for a deployment.
          Optional.of(
              Failing.stop(incident, asking, new Failure.Reason.NeverAnswered(), clock.instant()));
      case LookingAgain looking -> Optional.of(secondLook.stopped(incident, looking, why));
      case Running running -> Optional.of(Failing.stop(incident, running, why, clock.instant()));
      case Succeeded _ -> Optional.empty();
    };
  }
}
