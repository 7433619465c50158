package rollbackbot.deploy;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.deploy.DeployState.Adopting;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.deploy.DeployState.WithoutEnd;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.once.Lasting;
import rollbackbot.release.DeploymentId;
import rollbackbot.room.Timing;

/**
 * What waits for the platform's word has no end of its own: after an hour people may give up, while
 * the platform is asked further.
 */
public final class GivingUp {
  private final Lasting lasting;
  private final Timing timing;

  public GivingUp(Lasting lasting, Timing timing) {
    this.lasting = lasting;
    this.timing = timing;
  }

  /** Whether people were told that they may give up what is waited for now. */
  static boolean isOffered(Incident incident) {
    return wait(incident)
        .map(wait -> new Milestone.TakesLong(wait.deployment(), incident.prompt()))
        .map(IncidentEntry.Reached::new)
        .filter(told -> incident.thread().stream().map(ThreadEntry::content).anyMatch(told::equals))
        .isPresent();
  }

  /** From when on people may give up what is waited for now; empty where they needn't wait. */
  public static Optional<Instant> offeredFrom(Incident incident, Timing timing) {
    return wait(incident)
        .filter(_ -> !isOffered(incident))
        .map(wait -> wait.since().plus(timing.following().limit()));
  }

  /** The offer, when it is time for it; it needs no call to a service that may be away. */
  public Optional<Change> offer(Incident incident, Instant now) {
    return wait(incident)
        .filter(wait ->
            lasting.isBeyond(timing.following().limit(), incident.id().value(), wait.since()))
        .filter(_ -> !isOffered(incident))
        .map(wait -> offer(incident, wait, now));
  }

  private record Wait(DeploymentId deployment, Instant since) {}

  private static Optional<Wait> wait(Incident incident) {
    return incident.state() instanceof WithoutEnd state
        ? Optional.of(wait(incident, state))
        : Optional.empty();
  }

  private static Wait wait(Incident incident, WithoutEnd state) {
    return switch (state) {
      case Deploying(_, var deployment, var since, _, _, _, _) -> new Wait(deployment, since);
      case Verifying(_, var deployment, _, var since, _, _, _) -> new Wait(deployment, since);
      case Adopting(_, var theirs) -> new Wait(theirs.id(), theirs.createdAt());
      case WaitingForOther(_, var other) -> new Wait(other.id(), waitingSince(incident));
    };
  }

  private static Instant waitingSince(Incident incident) {
    return incident.thread().stream()
        .filter(entry -> entry.content() instanceof IncidentEntry.Reached(Milestone.Waiting _))
        .map(ThreadEntry::at)
        .reduce((_, last) -> last)
        .orElse(incident.openedAt());
  }

  private Change offer(Incident incident, Wait wait, Instant now) {
    var asking = incident.withNextPrompt(now);
    var offered =
        asking.state() instanceof Deploying deploying
            ? asking.withState(deploying.withGiveUpOffered())
            : asking;
    var milestone = new Milestone.TakesLong(wait.deployment(), offered.prompt());
    return Change.to(offered.tell(new IncidentEntry.Reached(milestone), now)).wakingAt(now);
  }
}
