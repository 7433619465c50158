package rollbackbot.rollback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.rollback.IncidentState.Succeeded;
import rollbackbot.rollback.IncidentState.Verifying;
import rollbackbot.rollback.ThreadEntry.Content;

/** Proves that production is back: our deployment is the newest success, and it is healthy. */
final class VerificationStep {
  private static final int DEPLOYMENTS = 5;

  private final Outside outside;
  private final Failing failing;
  private final Timing timing;
  private final InstantSource clock;

  VerificationStep(Outside outside, Failing failing, Timing timing, InstantSource clock) {
    this.outside = outside;
    this.failing = failing;
    this.timing = timing;
    this.clock = clock;
  }

  Change verify(Incident incident, Verifying state, App app) {
    if (app.healthCheck().isEmpty()) {
      return finish(incident, state, app, false);
    }
    var health = outside.health().probe(app.healthCheck().get());
    var now = clock.instant();
    var since =
        health.good() ? state.healthySince().or(() -> Optional.of(now)) : Optional.<Instant>empty();
    if (since.filter(start -> !now.isBefore(start.plus(timing.healthyFor()))).isPresent()) {
      return finish(incident, state, app, true);
    }
    if (now.isAfter(state.since().plus(timing.verificationLimit()))) {
      return failing.stop(
          incident, state, new Failure.Reason.NotHealthy(state.deployment(), health.answer()), now);
    }
    return Change.to(
            incident.withState(
                new Verifying(
                    state.confirmed(),
                    state.deployment(),
                    state.commitProved(),
                    state.since(),
                    since,
                    health.answer())))
        .wakingAt(now.plus(timing.healthInterval()));
  }

  private Change finish(Incident incident, Verifying state, App app, boolean healthChecked) {
    var newest =
        outside.platform().deployments(app.platformApp(), DEPLOYMENTS).stream()
            .filter(deployment -> deployment.status().isSuccess())
            .findFirst();
    var now = clock.instant();
    if (newest.filter(it -> !it.id().equals(state.deployment())).isPresent()) {
      return failing.stop(
          incident, state, new Failure.Reason.Superseded(state.deployment(), newest.get()), now);
    }
    var confirmed = state.confirmed();
    var proven =
        new Content.Proven(
            confirmed,
            state.deployment(),
            state.commitProved(),
            healthChecked,
            incident.autoDeploy());
    return Change.to(
            incident
                .withState(
                    new Succeeded(
                        confirmed, state.deployment(), state.commitProved(), healthChecked))
                .tell(proven, now)
                .tell(new Content.Timeline(), now)
                .tell(new Content.PostMortem(), now))
        .with(
            incident.audit(
                now, AuditEvent.BOT, "succeeded", confirmed.plan().to().version().text()))
        .wakingAt(now);
  }
}
