package rollbackbot.deploy;

import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.Failing;
import rollbackbot.offer.Unproven;
import rollbackbot.once.HealthProbe;
import rollbackbot.once.HealthWatch;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;

/** Proves that production is back: our deployment is the newest success, and it is healthy. */
public final class VerificationStep {

  private final Outside outside;
  private final HealthWatch health;
  private final Proving proving;
  private final InstantSource clock;

  public VerificationStep(
      Outside outside, HealthWatch health, Proving proving, InstantSource clock) {
    this.outside = outside;
    this.health = health;
    this.proving = proving;
    this.clock = clock;
  }

  Change verify(Incident incident, Verifying state, App app) {
    if (app.healthCheck().isEmpty()) {
      return finish(incident, state, app, false);
    }
    var finding =
        health.look(
            incident.id().value(), app.healthCheck().get(), state.since(), state.healthySince());
    return switch (finding) {
      case HealthWatch.Finding.Healthy _ -> finish(incident, state, app, true);
      case HealthWatch.Finding.NotHealthy(var answer) -> notHealthy(incident, state, answer);
      case HealthWatch.Finding.Undecided(var healthySince, var answer, var next) ->
          Change.to(incident.withState(state.looked(healthySince, answer, clock.instant())))
              .wakingAt(next);
    };
  }

  private Change notHealthy(Incident incident, Verifying state, String answer) {
    return Failing.unproven(
        incident,
        new Unproven(state.confirmed(), state.deployment(), state.commitProved(), answer),
        new Failure.Reason.NotHealthy(state.deployment(), answer),
        clock.instant());
  }

  private Change finish(Incident incident, Verifying state, App app, boolean healthChecked) {
    var deployments = HistoryReader.downToCurrent(outside.platform(), app);
    var commit = state.confirmed().plan().to().commit();
    var now = clock.instant();
    return switch (InService.of(deployments, state.deployment(), commit)) {
      case InService.Other(var by) ->
          Failing.stop(incident, state, new Failure.Reason.Superseded(state.deployment(), by), now);
      case InService.SameAgain(var newer) ->
          Proving.sameAgain(
              incident, Verifying.begun(state.confirmed(), newer.id(), true, now), newer, now);
      case InService.Ours _ ->
          proving.proven(
              incident,
              new Succeeded(
                  state.confirmed(), state.deployment(), state.commitProved(), healthChecked),
              deployments,
              healthChecked
                  ? Optional.of(new HealthProbe.Health(true, state.lastAnswer()))
                  : Optional.empty(),
              app);
    };
  }
}
