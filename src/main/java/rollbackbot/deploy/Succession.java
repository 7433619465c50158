package rollbackbot.deploy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Outlook;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.release.Platform;
import rollbackbot.room.Ends;
import rollbackbot.room.Fresh;
import rollbackbot.source.CommitId;

/**
 * Notices that production runs something else than an incident's end tells, so that its board
 * doesn't stay untrue: one call, whenever an incident that is over is looked at anew.
 */
public final class Succession {

  /** What was looked at so short a time ago isn't looked at again. */
  private static final Duration FRESH = Duration.ofSeconds(15);

  private final Platform platform;
  private final Incidents incidents;
  private final InstantSource clock;

  public Succession(Platform platform, Incidents incidents, InstantSource clock) {
    this.platform = platform;
    this.incidents = incidents;
    this.clock = clock;
  }

  /** What changes where another version runs by now; empty where none does, or nobody answers. */
  public Optional<Change> look(Incident incident, App app) {
    var now = clock.instant();
    boolean isFresh =
        Ends.outlook(incident).filter(it -> Fresh.isFresh(it.at(), now, FRESH)).isPresent();
    if (isFresh || Ends.told(incident).isEmpty()) {
      return Optional.empty();
    }
    try {
      return HistoryReader.newestSuccess(platform, app)
          .flatMap(runs -> found(incident, runs, incidents))
          .map(change -> change.wakingAt(clock.instant()));
    } catch (OutsideTrouble e) {
      // It is a courtesy: the next look tells.
      return Optional.empty();
    }
  }

  /** The incident that knows of it, where the deployment is of another commit. */
  public static Optional<Change> found(Incident incident, Deployment runs, Incidents incidents) {
    if (Ends.told(incident).filter(it -> isReplaced(it, runs)).isEmpty()) {
      return Optional.empty();
    }
    var newer =
        incidents.newest(incident.app(), 1).stream()
            .findFirst()
            .filter(it -> it.openedAt().isAfter(incident.openedAt()));
    var label =
        newer.map(it -> EndLook.label(it, runs)).orElseGet(() -> EndLook.label(incident, runs));
    var until = runs.createdAt().plus(runs.duration().orElse(Duration.ZERO));
    var replaced = new Aftermath.Replaced(until, label, newer.map(Incident::id));
    return Optional.of(
        Change.to(incident.withAftermath(after -> after.with(replaced)))
            .with(incident.audit(until, AuditEvent.BOT, "replaced", label)));
  }

  /** The same commit once more is no other version. */
  private static boolean isReplaced(Outlook.Production told, Deployment runs) {
    boolean isSameCommit =
        told.ref().filter(CommitId::looksLikeCommit).isPresent()
            && told.ref().equals(runs.gitRef());
    return !told.deployment().equals(runs.id())
        && !isSameCommit
        && runs.createdAt().isAfter(told.deployedAt());
  }
}
