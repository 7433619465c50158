package rollbackbot.offer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.release.history.History;
import rollbackbot.room.Fresh;

/**
 * An app's history as it was read for an incident: while people answer, once, not at each click.
 */
final class KnownHistories {
  private final HistoryReader reader;
  private final Duration freshness;
  private final InstantSource clock;
  private final Map<IncidentId, Known> known = new ConcurrentHashMap<>();

  /** What was read for an incident, once it was. */
  private static final class Known {
    private volatile Optional<History> history = Optional.empty();
    private volatile boolean isUsed;
  }

  /**
   * Nothing is read yet.
   *
   * @param freshness how long what was read may serve
   */
  KnownHistories(HistoryReader reader, Duration freshness, InstantSource clock) {
    this.reader = reader;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** The history that was read for an incident; empty where it is too old, or there is none. */
  Optional<History> fresh(IncidentId incident) {
    return Optional.ofNullable(known.get(incident)).flatMap(it -> it.history).filter(this::isFresh);
  }

  /** A plan was made of it: the next plan is made of what is read anew. */
  void used(IncidentId incident) {
    Optional.ofNullable(known.get(incident)).ifPresent(it -> it.isUsed = true);
  }

  /** Each answer wakes the machine while it reads: whoever comes second waits for the first. */
  HistoryReader.Reading read(Incident incident, App app, PlanRequest request) {
    var ours = known.computeIfAbsent(incident.id(), _ -> new Known());
    synchronized (ours) {
      var fresh = ours.history.filter(_ -> !ours.isUsed).filter(this::isFresh);
      if (fresh.filter(history -> serves(request, incident, app, history)).isPresent()) {
        return new HistoryReader.Reading.Done(fresh.get());
      }
      var reading = reader.read(app, request, incident.about());
      if (reading instanceof HistoryReader.Reading.Done(var history)) {
        ours.history = Optional.of(history);
        ours.isUsed = false;
        known.values().removeIf(it -> it != ours && isTooOld(it));
      }
      return reading;
    }
  }

  /** What was read ahead goes back far enough for the usual; a certain commit may be older. */
  private static boolean serves(PlanRequest request, Incident incident, App app, History history) {
    return !(request instanceof PlanRequest.AtCommit)
        || history.among().isEmpty()
        || Planner.suffices(app, history, request, incident.about());
  }

  private boolean isTooOld(Known other) {
    return other.history.filter(history -> !isFresh(history)).isPresent();
  }

  private boolean isFresh(History history) {
    return Fresh.isFresh(history.readAt(), clock.instant(), freshness);
  }
}
