package rollbackbot.rollback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Input;
import rollbackbot.incident.Memo;
import rollbackbot.incident.PrivateReply;
import rollbackbot.once.Claims.Claim;
import rollbackbot.release.AppName;
import rollbackbot.room.Ends;

/** Incidents by the rules of the real store: all of a change, or nothing. */
final class InMemoryIncidents implements Incidents {
  private final Map<IncidentId, Incident> incidents = new LinkedHashMap<>();
  private final Set<String> handled = new HashSet<>();
  private final List<AuditEvent> audit = new ArrayList<>();
  private final List<PrivateReply> replies = new ArrayList<>();
  private final List<WakeUp> wakeUps = new ArrayList<>();
  private final Set<IncidentId> refusedBoards = new HashSet<>();
  private final Map<AppName, Set<String>> marks = new HashMap<>();
  private final Map<AppName, Set<String>> unmarked = new HashMap<>();
  private final Map<AppName, IncidentId> pausedBy = new HashMap<>();
  private final Map<AppName, Instant> pausedSince = new HashMap<>();
  private boolean postsBoards = true;
  private boolean canBeWritten = true;

  /** The database is read-only, or full. */
  static final class NotWritable extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotWritable() {
      super("the database can't be written");
    }
  }

  /** For one revision of an incident; once that has moved on, it means nothing. */
  record WakeUp(IncidentId incident, long revision, Instant at) {}

  @Override
  public Optional<Incident> find(IncidentId id) {
    return Optional.ofNullable(incidents.get(id));
  }

  @Override
  public boolean stands(Claim claim) {
    return find(new IncidentId(claim.incident()))
        .filter(it -> it.revision() == claim.revision())
        .isPresent();
  }

  @Override
  public Optional<Incident> openOne(AppName app) {
    return incidents.values().stream()
        .filter(incident -> incident.app().equals(app) && incident.state().locksTheApp())
        .findFirst();
  }

  @Override
  public List<Incident> newest(AppName app, int most) {
    return incidents.values().stream()
        .filter(incident -> incident.app().equals(app))
        .sorted(Comparator.comparing(Incident::openedAt).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public List<AppName> lockedUnreadably() {
    return List.of();
  }

  @Override
  public List<Incident> open() {
    return incidents.values().stream()
        .filter(incident -> incident.state().locksTheApp())
        .sorted(Comparator.comparing(Incident::openedAt))
        .toList();
  }

  @Override
  public boolean store(Change change, Optional<Input> input) {
    requireWritable();
    var wanted = change.incident();
    var known = Optional.ofNullable(incidents.get(wanted.id()));
    long revision = known.map(Incident::revision).orElse(0L);
    boolean isLocked =
        wanted.state().locksTheApp()
            && openOne(wanted.app()).filter(open -> !open.id().equals(wanted.id())).isPresent();
    if (revision != wanted.revision() || isLocked) {
      return false;
    }
    var stored = wanted.withRevision(revision + 1);
    incidents.put(stored.id(), stored);
    if (!postsBoards) {
      refusedBoards.add(stored.id());
    }
    audit.addAll(change.audit());
    change.memos().forEach(this::remember);
    replies.addAll(change.replies());
    input.ifPresent(it -> handled.add(it.id()));
    change.wakeAt().ifPresent(at -> wakeUps.add(new WakeUp(stored.id(), stored.revision(), at)));
    return true;
  }

  private void remember(Memo memo) {
    switch (memo) {
      case Memo.AutoDeployWasOn(var app, var incident, var at) -> {
        pausedBy.putIfAbsent(app, incident);
        pausedSince.putIfAbsent(app, at);
      }
      case Memo.AutoDeployPutBack(var app, var at) -> {
        pausedBy.remove(app);
        pausedSince.remove(app);
        incidents.values().stream()
            .filter(it -> it.app().equals(app) && !it.state().locksTheApp())
            .filter(it -> it.autoDeploy() == AutoDeploy.PAUSED)
            .forEach(it -> wakeUps.add(new WakeUp(it.id(), it.revision(), at)));
      }
      case Memo.RolledAwayFrom(var app, var mark, _, _) -> {
        marks.computeIfAbsent(app, _ -> new HashSet<>()).add(mark.key());
        unmarked.computeIfAbsent(app, _ -> new HashSet<>()).removeIf(mark::isNamed);
      }
      case Memo.ProductionSeen(var app, var seen, var at) ->
          incidents.values().stream()
              .filter(it -> it.app().equals(app) && Ends.isOutdatedBy(it, seen))
              .forEach(it -> wakeUps.add(new WakeUp(it.id(), it.revision(), at)));
      case Memo.Unmarked(var app, var mark, _) -> {
        marks.computeIfAbsent(app, _ -> new HashSet<>()).removeIf(mark::isNamed);
        unmarked.computeIfAbsent(app, _ -> new HashSet<>()).add(mark.key());
      }
    }
  }

  @Override
  public void reply(List<PrivateReply> said, Input input) {
    requireWritable();
    replies.addAll(said);
    handled.add(input.id());
  }

  @Override
  public boolean boardIsRefused(IncidentId id) {
    return refusedBoards.contains(id);
  }

  @Override
  public Set<String> marks(AppName app) {
    return Set.copyOf(marks.getOrDefault(app, Set.of()));
  }

  @Override
  public Set<String> unmarked(AppName app) {
    return Set.copyOf(unmarked.getOrDefault(app, Set.of()));
  }

  @Override
  public Optional<IncidentId> autoDeployPausedBy(AppName app) {
    return Optional.ofNullable(pausedBy.get(app));
  }

  @Override
  public Optional<Instant> autoDeployPausedSince(AppName app) {
    return Optional.ofNullable(pausedSince.get(app));
  }

  void mark(AppName app, String version) {
    marks.computeIfAbsent(app, _ -> new HashSet<>()).add(version);
  }

  /** From now on the channel takes no message of the bot. */
  void postsNoBoards() {
    postsBoards = false;
  }

  void canBeWritten(boolean can) {
    canBeWritten = can;
  }

  private void requireWritable() {
    if (!canBeWritten) {
      throw new NotWritable();
    }
  }

  /** What was to be done is to be done then. */
  void postpone(WakeUp wakeUp, Instant to) {
    wakeUps.add(new WakeUp(wakeUp.incident(), wakeUp.revision(), to));
  }

  boolean isHandled(Input input) {
    return handled.contains(input.id());
  }

  List<Incident> all() {
    return List.copyOf(incidents.values());
  }

  List<AuditEvent> audit() {
    return List.copyOf(audit);
  }

  List<PrivateReply> replies() {
    return List.copyOf(replies);
  }

  /** The wake-ups that still mean something. */
  List<WakeUp> wakeUps() {
    wakeUps.removeIf(
        wakeUp -> find(wakeUp.incident()).orElseThrow().revision() != wakeUp.revision());
    return List.copyOf(wakeUps);
  }

  void done(WakeUp wakeUp) {
    wakeUps.remove(wakeUp);
  }

  /** What a new process does first: whatever its predecessor was about to do is due now. */
  void bringForward(Instant now) {
    var forward =
        wakeUps().stream()
            .map(wakeUp ->
                new WakeUp(
                    wakeUp.incident(),
                    wakeUp.revision(),
                    wakeUp.at().isAfter(now) ? now : wakeUp.at()))
            .toList();
    wakeUps.clear();
    wakeUps.addAll(forward);
  }
}
