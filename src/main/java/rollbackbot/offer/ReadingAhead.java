package rollbackbot.offer;

import java.time.InstantSource;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Memo;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.Situation;

/** Reads how production stands while people answer: a courtesy that nobody waits for. */
public final class ReadingAhead {
  private final PlanningSteps planning;
  private final InstantSource clock;

  public ReadingAhead(PlanningSteps planning, InstantSource clock) {
    this.planning = planning;
    this.clock = clock;
  }

  /**
   * How production stands.
   *
   * @throws OutsideTrouble as long as it can't be read
   */
  public Change read(Incident incident, App app) {
    return seen(planning.readAhead(incident, app));
  }

  /** The same where the answers came faster: board and ticket tell what production runs. */
  public Change readOnce(Incident incident, App app) {
    try {
      return read(incident, app);
    } catch (OutsideTrouble e) {
      // Neither the choice nor the ticket waits for it.
      return seen(incident.withSituation(Situation.UNKNOWN));
    }
  }

  /** It isn't read any more: people who answer don't wait for it. */
  public Change givenUp(Incident incident) {
    return Change.to(incident.withSituation(Situation.UNKNOWN)).wakingAt(clock.instant());
  }

  /** What runs is known now, also to those who say something else. */
  private Change seen(Incident read) {
    var now = clock.instant();
    var change = Change.to(read).wakingAt(now);
    return read.situation()
        .flatMap(Situation::current)
        .map(runs -> change.with(new Memo.ProductionSeen(read.app(), runs.deployment(), now)))
        .orElse(change);
  }
}
