package rollbackbot.room;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.State;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.plan.Plan;
import rollbackbot.release.Release;

/** How an incident ends, and what is left for those who come later. Pure. */
public final class Endings {
  private Endings() {}

  /** Ends the incident; what was paused and led to nothing is put back. */
  public static Incident ended(Incident incident, State state, Instant now) {
    var autoDeploy = putsBack(incident) ? AutoDeploy.RESUMING : incident.autoDeploy();
    var ended =
        withoutOpenPrompts(incident)
            .withState(state)
            .withAutoDeploy(autoDeploy)
            .withAftermath(Aftermath::anew)
            .tell(new IncidentEntry.Ended(state, autoDeploy), now);
    return confirmedPlans(incident).findAny().isPresent() ? recorded(ended, now) : ended;
  }

  /** What is left for those who come later: what happened; a post-mortem where somebody asks. */
  public static Incident recorded(Incident incident, Instant now) {
    return incident.tell(new RecordEntry.Timeline(), now);
  }

  /** The plans that were confirmed, in order. */
  public static Stream<Plan> confirmedPlans(Incident incident) {
    return incident.thread().stream()
        .map(ThreadEntry::content)
        .filter(Entry.OfPlan.class::isInstance)
        .map(Entry.OfPlan.class::cast)
        .filter(Entry.OfPlan::isConfirmed)
        .map(Entry.OfPlan::plan);
  }

  /** Whether auto-deploy is turned back on where the incident ends as it stands. */
  public static boolean putsBack(Incident incident) {
    return incident.autoDeploy() == AutoDeploy.PAUSED
        && wasOnBefore(incident)
        && !incident.changedProduction()
        && !incident.state().mayStillDeploy();
  }

  /** What an earlier rollback paused isn't ours to put back. */
  private static boolean wasOnBefore(Incident incident) {
    return confirmedPlans(incident).anyMatch(Plan::autoDeployOn);
  }

  /** Takes the buttons off whatever is asked: it is asked no more. */
  public static Incident withoutOpenPrompts(Incident incident) {
    return incident.retell(Entry::askedNoMore);
  }

  /** The plan that was offered last. */
  public static Optional<Plan> lastPlan(Incident incident) {
    return incident.thread().reversed().stream()
        .map(ThreadEntry::content)
        .filter(Entry.OfPlan.class::isInstance)
        .map(content -> ((Entry.OfPlan) content).plan())
        .findFirst();
  }

  /** The version that the plan offered last leaves. */
  public static Optional<Release> left(Incident incident) {
    return lastPlan(incident).map(last -> left(incident, last));
  }

  /**
   * The version that a plan leaves; where that was put in place by an earlier plan of the incident,
   * it isn't the trouble: what the incident is about is left all the same.
   */
  public static Release left(Incident incident, Plan plan) {
    return confirmedPlans(incident).anyMatch(it -> plan.from().isAt(it.to().commit()))
        ? incident.about().filter(about -> !about.isAt(plan.to().commit())).orElse(plan.from())
        : plan.from();
  }
}
