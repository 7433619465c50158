package rollbackbot.deploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.offer.Failing;
import rollbackbot.once.HealthWatch;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.room.Endings;

/** Proves that production is back: our deployment is the newest success, and it is healthy. */
public final class VerificationStep {

  private final Outside outside;
  private final HealthWatch health;
  private final EndLook endLook;
  private final InstantSource clock;

  public VerificationStep(
      Outside outside, HealthWatch health, EndLook endLook, InstantSource clock) {
    this.outside = outside;
    this.health = health;
    this.endLook = endLook;
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
      case HealthWatch.Finding.NotHealthy(var answer) ->
          Failing.stop(
              incident,
              state,
              new Failure.Reason.NotHealthy(state.deployment(), answer),
              clock.instant());
      case HealthWatch.Finding.Undecided(var healthySince, var answer, var next) ->
          Change.to(
                  incident.withState(
                      new Verifying(
                          state.confirmed(),
                          state.deployment(),
                          state.commitProved(),
                          state.since(),
                          healthySince,
                          answer)))
              .wakingAt(next);
    };
  }

  private Change finish(Incident incident, Verifying state, App app, boolean healthChecked) {
    var deployments = HistoryReader.downToCurrent(outside.platform(), app);
    var newest =
        deployments.stream().filter(deployment -> deployment.status().isSuccess()).findFirst();
    var now = clock.instant();
    var other = newest.filter(it -> !it.id().equals(state.deployment()));
    if (other.filter(it -> isOfOurCommit(it, state)).isPresent()) {
      return sameAgain(incident, state, other.get(), now);
    }
    if (other.isPresent()) {
      return Failing.stop(
          incident, state, new Failure.Reason.Superseded(state.deployment(), other.get()), now);
    }
    var confirmed = state.confirmed();
    var proven =
        new DeployEntry.Proven(
            confirmed,
            state.deployment(),
            state.commitProved(),
            healthChecked,
            incident.autoDeploy());
    var succeeded =
        incident
            .withState(
                new Succeeded(confirmed, state.deployment(), state.commitProved(), healthChecked))
            .tell(proven, now);
    var look = endLook.proven(succeeded, state, deployments, healthChecked, app);
    int end = succeeded.thread().getLast().number();
    return Change.to(
            Endings.recorded(succeeded.withAftermath(after -> after.anew().with(end, look)), now))
        .with(incident.audit(now, AuditEvent.BOT, "succeeded", confirmed.plan().to().label()))
        .wakingAt(now);
  }

  private static boolean isOfOurCommit(Deployment deployment, Verifying state) {
    var commit = state.confirmed().plan().to().commit();
    return deployment.gitRef().filter(commit::isNamedBy).isPresent();
  }

  /** Somebody deployed the same commit once more: that one is in service, and is verified anew. */
  private static Change sameAgain(
      Incident incident, Verifying state, Deployment newer, Instant now) {
    var milestone = new Milestone.AskedByHand(newer.id(), newer.pusher());
    return Change.to(
            incident
                .tell(new IncidentEntry.Reached(milestone), now)
                .withState(
                    new Verifying(state.confirmed(), newer.id(), true, now, Optional.empty(), "")))
        .with(incident.audit(now, AuditEvent.BOT, "deployment-by-hand", newer.id().value()))
        .wakingAt(now);
  }
}
