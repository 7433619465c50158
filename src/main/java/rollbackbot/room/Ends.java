package rollbackbot.room;

import java.util.Optional;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.release.DeploymentId;

/** Where an incident ended, and how things stood there. */
public final class Ends {
  private Ends() {}

  /** The message that tells the end at which the incident stands; empty while it goes on. */
  public static Optional<ThreadEntry> of(Incident incident) {
    return incident.state().traits().stage().isEnd()
        ? incident.thread().reversed().stream()
            .filter(entry -> entry.content() instanceof Entry.End)
            .findFirst()
        : Optional.empty();
  }

  /** How things stood there; empty before the bot has looked. */
  public static Optional<Outlook> outlook(Incident incident) {
    return of(incident).flatMap(end -> outlook(incident, end.number()));
  }

  /** How things stood at the end that a message tells; empty before the bot has looked. */
  public static Optional<Outlook> outlook(Incident incident, int message) {
    return incident.aftermath().flatMap(after -> after.lookAt(message));
  }

  /** What has taken the place of what ran at the end at which the incident stands. */
  public static Optional<Aftermath.Replaced> replaced(Incident incident) {
    return of(incident).flatMap(_ -> incident.aftermath()).flatMap(Aftermath::replaced);
  }

  /** Whether the bot is about to look how things stand there. */
  public static boolean isLookDue(Incident incident) {
    return incident.aftermath().isPresent()
        && !incident.autoDeploy().isBeingResumed()
        && of(incident).isPresent()
        && outlook(incident).isEmpty();
  }

  /** Whether a deployment seen in production may be another than the one that is told to run. */
  public static boolean isOutdatedBy(Incident incident, DeploymentId seen) {
    return told(incident).filter(it -> !it.deployment().equals(seen)).isPresent();
  }

  /** What the board of an incident that is over says to run, unless it is said to run no more. */
  public static Optional<Outlook.Production> told(Incident incident) {
    boolean isTold =
        !incident.state().locksTheApp()
            && incident.aftermath().flatMap(Aftermath::replaced).isEmpty();
    return outlook(incident).filter(_ -> isTold).flatMap(Outlook::production);
  }
}
