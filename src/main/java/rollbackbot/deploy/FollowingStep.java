package rollbackbot.deploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Memo;
import rollbackbot.incident.Milestone;
import rollbackbot.offer.EvidenceAhead;
import rollbackbot.offer.Failing;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.release.Mark;
import rollbackbot.room.Timing;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.source.CommitId;
import rollbackbot.version.OutputTail;
import rollbackbot.version.Version;

/** Follows the deployment to its end, and compares what it deployed. */
public final class FollowingStep {
  private static final int LOG_LINES = 15;

  /** A value that is hidden by its name may stand so many lines behind it. */
  private static final int LINES_READ = 60;

  private final Outside outside;
  private final SecretCleaner cleaner;
  private final EvidenceAhead ahead;
  private final Timing timing;
  private final InstantSource clock;

  public FollowingStep(
      Outside outside,
      SecretCleaner cleaner,
      EvidenceAhead ahead,
      Timing timing,
      InstantSource clock) {
    this.outside = outside;
    this.cleaner = cleaner;
    this.ahead = ahead;
    this.timing = timing;
    this.clock = clock;
  }

  Change follow(Incident incident, Deploying state, App app) {
    return ended(withEvidence(incident), state, app);
  }

  /**
   * Whoever confirmed at once was quicker than the evidence. It is of before the rollback: what
   * comes of it is compared with it.
   */
  private Incident withEvidence(Incident incident) {
    return incident.evidence().isPresent()
        ? incident
        : ahead.gathered(incident.id()).map(incident::withEvidence).orElse(incident);
  }

  private Change ended(Incident incident, Deploying state, App app) {
    var now = clock.instant();
    var deployment = outside.platform().deployment(app.platformApp(), state.deployment());
    if (!deployment.status().isFinal()) {
      return Change.to(incident.withState(state.polled(deployment.status(), now)))
          .wakingAt(now.plus(timing.following().pollDelay(state.polls())));
    }
    if (!deployment.status().isSuccess()) {
      return Failing.stop(
          incident,
          state,
          new Failure.Reason.DeploymentFailed(deployment.id(), deployment.status()),
          logTail(app, deployment),
          now);
    }
    return live(incident.withProductionChanged(), state, deployment, now);
  }

  private Change live(Incident incident, Deploying state, Deployment deployment, Instant now) {
    var plan = state.confirmed().plan();
    var commit = plan.to().commit();
    boolean proved = deployment.gitRef().filter(commit::isNamedBy).isPresent();
    var other = deployment.gitRef().filter(CommitId::looksLikeCommit).filter(_ -> !proved);
    if (other.isPresent()) {
      return Failing.stop(
          incident,
          state,
          new Failure.Reason.OtherCommit(deployment.id(), other.get(), commit),
          now);
    }
    var change =
        Change.to(
                incident
                    .tell(
                        new IncidentEntry.Reached(
                            new Milestone.Live(new Version(plan.to().label()))),
                        now)
                    .withState(Verifying.begun(state.confirmed(), deployment.id(), proved, now)))
            .with(new Memo.ProductionSeen(incident.app(), deployment.id(), now))
            .with(incident.audit(now, AuditEvent.BOT, "deployed", deployment.id().value()))
            .wakingAt(now);
    return plan.marksFrom().orElse(true)
        ? change.with(
            new Memo.RolledAwayFrom(incident.app(), Mark.on(plan.from()), incident.id(), now))
        : change;
  }

  private OutputTail logTail(App app, Deployment deployment) {
    try {
      return outside
          .platform()
          .outputTail(app.platformApp(), deployment.id(), LINES_READ)
          .cleaned(cleaner, LOG_LINES);
    } catch (OutsideTrouble e) {
      // The failure itself matters more than its output.
      return OutputTail.toTheEnd(List.of(cleaner.clean(e.getMessage())));
    }
  }
}
