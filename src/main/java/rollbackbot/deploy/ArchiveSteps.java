package rollbackbot.deploy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rollbackbot.archive.ArchiveFile.Taken;
import rollbackbot.archive.ArchiveRoad.Access;
import rollbackbot.archive.ArchiveSource;
import rollbackbot.archive.CodeArchives.Finding;
import rollbackbot.deploy.DeployState.LookingOnceMore;
import rollbackbot.deploy.DeployState.PreparingArchive;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.Failing;
import rollbackbot.once.LivedTime;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.secret.Secret;

/**
 * Sees to it that the platform can get the archive of a plan's commit. Where it gets it is kept in
 * this process alone, and never stored: another process finds it out anew.
 */
public final class ArchiveSteps {
  /** The address of an upload lives for ten minutes (Scalingo docs: sources). */
  private static final Duration UPLOAD_LASTS = Duration.ofMinutes(8);

  private final Outside outside;
  private final InstantSource clock;
  private final LivedTime lived;
  private final Map<IncidentId, Ready> ready = new ConcurrentHashMap<>();

  public ArchiveSteps(Outside outside, LivedTime lived, InstantSource clock) {
    this.outside = outside;
    this.lived = lived;
    this.clock = clock;
  }

  /**
   * An archive that the platform can get.
   *
   * @param until in time that this process has lived; empty: as long as the Git host gives it
   */
  private record Ready(ArchiveSource source, Optional<Duration> until) {}

  /** Whether a plan needs an archive of which this process doesn't know where it is. */
  boolean isMissing(Incident incident, Plan plan) {
    return plan.archive().isPresent() && source(incident, plan).isEmpty();
  }

  /** The archive of a plan that needs one, right before the platform is told of it. */
  ArchiveSource ready(Incident incident, Plan plan) {
    return source(incident, plan)
        .orElseThrow(() -> new IllegalStateException("no archive of " + plan.to().commit()));
  }

  /** The platform has what it needs. */
  void forget(Incident incident) {
    ready.remove(incident.id());
  }

  private Optional<ArchiveSource> source(Incident incident, Plan plan) {
    return Optional.ofNullable(ready.get(incident.id()))
        .filter(it -> it.until().filter(until -> lived.sinceStart().compareTo(until) > 0).isEmpty())
        .map(Ready::source)
        .filter(source -> source.commit().equals(plan.to().commit()));
  }

  /** Looks where the archive is, or uploads it. Safe to run twice. */
  Change prepare(Incident incident, PreparingArchive state, App app) {
    var plan = state.confirmed().plan();
    var commit = plan.to().commit();
    return switch (outside.archives().look(plan.repository(), commit)) {
      case Finding.Public(var address) ->
          found(
              incident,
              state,
              new Ready(
                  new ArchiveSource(new Secret(address.toString()), commit), Optional.empty()),
              new Access.Public(address));
      case Finding.Private _ -> upload(incident, state, app);
      case Finding.Missing(var why) ->
          Failing.stop(
              incident,
              state,
              Failure.Reason.NoArchive.of(plan.repository(), why),
              clock.instant());
    };
  }

  private Change upload(Incident incident, PreparingArchive state, App app) {
    var plan = state.confirmed().plan();
    var commit = plan.to().commit();
    return switch (outside.archives().fetch(plan.repository(), commit)) {
      case Taken.Good(var archive) -> {
        try (var file = archive) {
          var until = lived.sinceStart().plus(UPLOAD_LASTS);
          var address = outside.platform().upload(app.platformApp(), file);
          var uploaded = new Ready(new ArchiveSource(address, commit), Optional.of(until));
          yield found(incident, state, uploaded, new Access.Uploaded());
        }
      }
      case Taken.Bad(var why) ->
          Failing.stop(
              incident,
              state,
              Failure.Reason.NoArchive.of(plan.repository(), why),
              clock.instant());
    };
  }

  private Change found(Incident incident, PreparingArchive state, Ready archive, Access access) {
    var now = clock.instant();
    var source = archive.source();
    ready.put(incident.id(), archive);
    return Change.to(
            told(incident, source, access, now)
                .withState(new LookingOnceMore(state.confirmed(), state.asks())))
        .with(incident.audit(now, AuditEvent.BOT, "archive-ready", source.commit().value()))
        .wakingAt(now);
  }

  private static Incident told(
      Incident incident, ArchiveSource source, Access access, Instant now) {
    var milestone = new Milestone.ArchiveReady(source.commit(), access, incident.autoDeploy());
    boolean wasTold =
        incident.thread().stream()
            .map(ThreadEntry::content)
            .anyMatch(new IncidentEntry.Reached(milestone)::equals);
    return wasTold ? incident : incident.tell(new IncidentEntry.Reached(milestone), now);
  }
}
