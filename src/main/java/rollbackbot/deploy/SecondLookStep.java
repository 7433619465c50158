package rollbackbot.deploy;

import java.time.InstantSource;
import rollbackbot.deploy.DeployState.LookingAgain;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.Failing;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;

/**
 * Goes on with a rollback that stopped by its health alone, provided that its deployment is still
 * what runs: hours may have passed since.
 */
public final class SecondLookStep {
  private final Outside outside;
  private final Proving proving;
  private final InstantSource clock;

  public SecondLookStep(Outside outside, Proving proving, InstantSource clock) {
    this.outside = outside;
    this.proving = proving;
    this.clock = clock;
  }

  Change look(Incident incident, LookingAgain state, App app) {
    var unproven = state.unproven();
    var deployments = HistoryReader.downToCurrent(outside.platform(), app);
    var commit = unproven.confirmed().plan().to().commit();
    var now = clock.instant();
    return switch (InService.of(deployments, unproven.deployment(), commit)) {
      case InService.Other(var by) ->
          Failing.stop(
              incident, state, new Failure.Reason.Superseded(unproven.deployment(), by), now);
      case InService.SameAgain(var newer) ->
          Proving.sameAgain(
              incident, new LookingAgain(unproven.with(newer.id()), state.accepted()), newer, now);
      case InService.Ours _ when state.accepted().isPresent() ->
          proving.proven(
              incident,
              new Succeeded(
                  unproven.confirmed(),
                  unproven.deployment(),
                  unproven.commitProved(),
                  false,
                  state.accepted()),
              deployments,
              app.healthCheck().map(outside.health()::probe),
              app);
      case InService.Ours _ ->
          Change.to(
                  incident.withState(
                      Verifying.begun(
                          unproven.confirmed(),
                          unproven.deployment(),
                          unproven.commitProved(),
                          now)))
              .wakingAt(now);
    };
  }

  /** Nobody can tell whether it still runs: whoever asked for it may ask again. */
  Change stopped(Incident incident, LookingAgain state, Failure.Reason.Said why) {
    return Failing.unproven(incident, state.unproven(), why, clock.instant());
  }
}
