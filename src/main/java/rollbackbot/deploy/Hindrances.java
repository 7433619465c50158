package rollbackbot.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Running;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.Outside;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.release.Release;
import rollbackbot.room.Timing;
import rollbackbot.source.Tag;

/** What speaks against going on with what was confirmed, and what follows from it. */
final class Hindrances {
  private final Outside outside;
  private final Timing timing;

  Hindrances(Outside outside, Timing timing) {
    this.outside = outside;
    this.timing = timing;
  }

  /** Somebody on whose word it is done may have left a group since the click. */
  Optional<Change> unvouched(Incident incident, Running state, App app, Instant now) {
    return outside
        .rights()
        .lostBy(state.confirmed().word(), app)
        .map(person -> voided(incident, state, new NewPlanBecause.RightLost(person), now));
  }

  /** What speaks against going on right now: somebody's deployment, or a plan that is void. */
  Optional<Change> found(
      Incident incident, Running state, List<Deployment> deployments, Instant now) {
    var plan = state.confirmed().plan();
    var running = deployments.stream().filter(it -> !it.status().isFinal()).findFirst();
    if (running.isPresent()) {
      return Optional.of(waitFor(incident, state, running.get(), now));
    }
    var current = deployments.stream().filter(it -> it.status().isSuccess()).findFirst();
    if (current.filter(it -> it.id().equals(plan.from().deployment())).isEmpty()) {
      return Optional.of(productionChanged(incident, state, current, now));
    }
    var refs =
        outside
            .repositories()
            .exactRefs(plan.repository(), plan.to().tag().map(Tag::name), plan.branch());
    var moved = plan.to().tag().filter(tag -> !refs.tags().contains(tag));
    if (moved.isPresent()) {
      var because =
          new NewPlanBecause.TagMoved(
              moved.get().name(), refs.tags().stream().map(Tag::commit).findFirst());
      return Optional.of(voided(incident, state, because, now));
    }
    if (plan.archive().isPresent()) {
      return Optional.empty();
    }
    var at = Optional.ofNullable(refs.branches().get(plan.branch()));
    if (at.filter(commit -> !commit.equals(plan.to().commit())).isPresent()) {
      var because = new NewPlanBecause.BranchTaken(plan.branch());
      return Optional.of(voided(incident, state, because, now));
    }
    if (state instanceof LookingOnceMore && at.isEmpty()) {
      // The plan still holds: the Git host may show the branch a moment later.
      throw new OutsideTrouble.Unavailable(
          "the branch " + plan.branch() + " isn't to be seen at the Git host", Optional.empty());
    }
    return Optional.empty();
  }

  private Change waitFor(Incident incident, Running state, Deployment other, Instant now) {
    return Change.to(
            incident
                .tell(new IncidentEntry.Reached(new Milestone.Waiting(other)), now)
                .withState(new WaitingForOther(state.confirmed(), other)))
        .with(incident.audit(now, AuditEvent.BOT, "waiting-for", other.id().value()))
        .wakingAt(now.plus(timing.following().firstPoll()));
  }

  /**
   * The target stays what was confirmed: what somebody deployed since is no reason to go anywhere
   * else, least of all to what the incident is about.
   */
  private static Change productionChanged(
      Incident incident, Running state, Optional<Deployment> current, Instant now) {
    var because =
        current
            .map(Release::unidentified)
            .<NewPlanBecause>map(it -> new NewPlanBecause.CurrentChanged(it, Optional.empty()));
    return voided(incident, state, state.confirmed().plan().sameTarget(), because, now);
  }

  static Change voided(Incident incident, Running state, NewPlanBecause because, Instant now) {
    return voided(
        incident, state, state.confirmed().plan().sameTarget(), Optional.of(because), now);
  }

  /** The confirmation was for something else: a new plan, and a new confirmation. */
  private static Change voided(
      Incident incident,
      Running state,
      PlanRequest request,
      Optional<NewPlanBecause> because,
      Instant now) {
    var planning = new Planning(request, state.confirmed().databaseStillToRestore(), because);
    return Change.to(incident.withState(planning))
        .with(
            incident.audit(
                now,
                AuditEvent.BOT,
                "confirmation-void",
                because.map(Object::toString).orElse("nothing runs any more")))
        .wakingAt(now);
  }
}
