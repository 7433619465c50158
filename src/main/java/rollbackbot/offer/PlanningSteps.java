package rollbackbot.offer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.archive.ArchiveRoad.Access;
import rollbackbot.archive.CodeArchives;
import rollbackbot.evidence.look.Basis;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Memo;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.once.HealthProbe;
import rollbackbot.once.Trouble;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.plan.RestorePlanning;
import rollbackbot.plan.Risk;
import rollbackbot.release.App;
import rollbackbot.release.Release;
import rollbackbot.release.Road;
import rollbackbot.release.Situation;
import rollbackbot.release.Target;
import rollbackbot.release.history.History;
import rollbackbot.release.history.Standing;
import rollbackbot.room.Timing;
import rollbackbot.source.CommitId;
import rollbackbot.source.SourceRepository;

/** Reads ahead while people answer, and makes the plan when they have. */
public final class PlanningSteps {
  private static final int MOST_LOOKS = 40;

  private final HistoryReader reader;
  private final KnownHistories histories;
  private final SourceRepository repositories;
  private final CodeArchives archives;
  private final RestorePlanning restore;
  private final RiskAssessment risks;
  private final HealthProbe health;
  private final InstantSource clock;

  public PlanningSteps(
      HistoryReader reader,
      SourceRepository repositories,
      CodeArchives archives,
      RestorePlanning restore,
      RiskAssessment risks,
      HealthProbe health,
      Timing timing,
      InstantSource clock) {
    this.reader = reader;
    this.histories = new KnownHistories(reader, timing.following().freshness(), clock);
    this.repositories = repositories;
    this.archives = archives;
    this.restore = restore;
    this.risks = risks;
    this.health = health;
    this.clock = clock;
  }

  /** Reads how production stands, so that the board can say so and the plan is quick. */
  public Incident readAhead(Incident incident, App app) {
    return historyNow(incident, app)
        .map(history -> knowing(incident, history))
        .orElseGet(() -> incident.withSituation(Situation.UNKNOWN));
  }

  private Optional<History> historyNow(Incident incident, App app) {
    return histories.read(incident, app, new PlanRequest.Previous())
            instanceof HistoryReader.Reading.Done(var history)
        ? Optional.of(history)
        : Optional.empty();
  }

  /** What evidence is gathered of, from what was read for the questions or the plan. */
  Basis basis(Incident incident, App app) {
    return histories
        .fresh(incident.id())
        .or(() -> historyNow(incident, app))
        .map(history ->
            Bases.of(app, history, incident.about())
                .weighed(plan -> knownRisks(incident, plan, history)))
        .orElseGet(() -> new Basis(app, Optional.empty(), Optional.empty(), clock.instant()));
  }

  private List<Risk> knownRisks(Incident incident, Plan made, History history) {
    var plan = made.withFailedSince(standing(incident, history).failedSince());
    return RiskAssessment.known(plan, incident, history, clock.instant());
  }

  Change plan(Incident incident, Planning wanted, App configured) {
    var app = ArchiveChoice.isMade(incident, wanted) ? configured.on(Road.ARCHIVE) : configured;
    var now = clock.instant();
    var reading = histories.read(incident, app, wanted.request());
    histories.used(incident.id());
    return switch (reading) {
      case HistoryReader.Reading.Impossible(var reason) ->
          impossible(incident, wanted, reason, Optional.empty(), List.of(), now);
      case HistoryReader.Reading.Done(var history) -> planFrom(incident, wanted, app, history, now);
    };
  }

  private Standing standing(Incident incident, History history) {
    return Standing.of(history.entries(), reader.ownDeployments(incident));
  }

  /** The board says how production stands, and the incident remembers what it is about. */
  private Incident knowing(Incident incident, History history) {
    var standing = standing(incident, history);
    return incident
        .withSituation(standing.situation())
        .withAbout(standing.ranAt(incident.openedAt()));
  }

  /** What the repository no longer has is passed over; each round asks for one commit. */
  private Change planFrom(Incident incident, Planning wanted, App app, History read, Instant now) {
    var known = knowing(incident, read);
    var history = read;
    var gone = Optional.<Plan>empty();
    for (int round = 1; ; round++) {
      var result =
          Planner.plan(app, history, wanted.request(), wanted.restoresDatabase(), known.about());
      switch (result) {
        case Planner.Result.Impossible none -> {
          var head = none.byHand().flatMap(this::head);
          var pushed = none.byHand().filter(plan -> head.equals(Optional.of(plan.to().commit())));
          if (pushed.isPresent()) {
            var plan = pushed.get().withBranchThere();
            return offer(known, wanted, completed(incident, wanted, plan, history, app), app, now);
          }
          var kept =
              none.reason() instanceof Failure.Reason.CommitGone
                  ? gone
                  : none.byHand().filter(_ -> head.isEmpty());
          var others = Planner.alternatives(app, history);
          return impossible(known, wanted, none.reason(), none.production(), kept, others, now);
        }
        case Planner.Result.Ready(var plan) -> {
          if (round > MOST_LOOKS || isThere(plan, history)) {
            return offer(known, wanted, completed(incident, wanted, plan, history, app), app, now);
          }
          gone = Optional.of(plan);
          history = history.without(plan.to().commit());
        }
      }
    }
  }

  /** Where the branch is that somebody may have created by hand; empty where nobody has. */
  private Optional<CommitId> head(Plan plan) {
    var refs = repositories.exactRefs(plan.repository(), Optional.empty(), plan.branch());
    return Optional.ofNullable(refs.branches().get(plan.branch()));
  }

  /**
   * A tag or a branch at the commit shows that it is there; where it can't be told, the push does.
   */
  private boolean isThere(Plan plan, History history) {
    var commit = plan.to().commit();
    return plan.to().tag().isPresent()
        || history.branches().containsValue(commit)
        || repositories.presence(plan.repository(), commit) != SourceRepository.Presence.GONE;
  }

  /** With what would be restored, and with what makes it risky. */
  private Plan completed(Incident incident, Planning wanted, Plan made, History history, App app) {
    var plan = made.withFailedSince(standing(incident, history).failedSince());
    int attempts = incident.trouble().map(Trouble::attempts).orElse(0);
    var whole =
        plan.restoresDatabase()
            ? plan.withRestore(restore.plan(app, plan, history, attempts))
            : plan;
    return whole.withVerdict(
        risks.of(whole, incident, wanted.because(), history, app, clock.instant()));
  }

  private Change offer(Incident incident, Planning wanted, Plan plan, App app, Instant now) {
    return plan.archive()
        .map(road ->
            offerArchive(
                incident, wanted, plan, ArchiveChoice.road(incident, wanted, road), app, now))
        .orElseGet(() -> offerBranch(incident, wanted, plan, app, now));
  }

  private Change offerArchive(
      Incident incident, Planning wanted, Plan plan, ArchiveRoad road, App app, Instant now) {
    return switch (archives.look(plan.repository(), plan.to().commit())) {
      case CodeArchives.Finding.Public(var address) -> {
        var known = plan.withArchive(road.with(new Access.Public(address)));
        yield offered(incident, wanted, known, app, now);
      }
      case CodeArchives.Finding.Private _ ->
          offered(incident, wanted, plan.withArchive(road.with(new Access.Uploaded())), app, now);
      case CodeArchives.Finding.Missing(var why) ->
          impossible(
              incident, wanted, plan, Failure.Reason.NoArchive.of(plan.repository(), why), now);
    };
  }

  private Change offerBranch(Incident incident, Planning wanted, Plan plan, App app, Instant now) {
    var refusal =
        plan.branchThere() ? Optional.<String>empty() : repositories.pushRefusal(plan.repository());
    return refusal
        .map(
            words -> impossible(incident, wanted, plan, new Failure.Reason.PushRefused(words), now))
        .orElseGet(() -> offered(incident, wanted, plan, app, now));
  }

  /** The plan is there, but not the means to carry it out. */
  private Change impossible(
      Incident incident, Planning wanted, Plan plan, Failure.Reason reason, Instant now) {
    var production = Optional.of(plan.from().label());
    var kept = Optional.of(plan).filter(_ -> reason instanceof Failure.Reason.PushRefused);
    return impossible(incident, wanted, reason, production, kept, plan.alternatives(), now);
  }

  private Change offered(Incident incident, Planning wanted, Plan plan, App app, Instant now) {
    var next = Offers.offered(incident, plan, because(wanted, plan, app), now);
    return Change.to(next)
        .with(
            incident.audit(
                now,
                AuditEvent.BOT,
                "planned",
                "%s -> %s %s"
                    .formatted(
                        plan.from().label(),
                        plan.to().label(),
                        plan.releaseBranch()
                            .map(branch -> "on " + branch)
                            .orElse("from an archive"))))
        .with(new Memo.ProductionSeen(incident.app(), plan.from().deployment(), now))
        .wakingAt(now);
  }

  /** What production runs now is known in full only with the new plan; so is how it feels. */
  private Optional<NewPlanBecause> because(Planning wanted, Plan plan, App app) {
    return wanted
        .because()
        .map(because ->
            because instanceof NewPlanBecause.CurrentChanged
                ? new NewPlanBecause.CurrentChanged(
                    plan.from(), app.healthCheck().map(health::probe))
                : because);
  }

  /** No plan can be made, for a reason that isn't in the history. */
  Change stop(Incident incident, Planning wanted, Failure.Reason reason, Instant now) {
    return impossible(incident, wanted, reason, Optional.empty(), List.of(), now);
  }

  private Change impossible(
      Incident incident,
      Planning wanted,
      Failure.Reason reason,
      Optional<String> production,
      List<Target> alternatives,
      Instant now) {
    return impossible(incident, wanted, reason, production, Optional.empty(), alternatives, now);
  }

  private Change impossible(
      Incident incident,
      Planning wanted,
      Failure.Reason reason,
      Optional<String> production,
      Optional<Plan> plan,
      List<Target> alternatives,
      Instant now) {
    var runs =
        production.or(() -> incident.situation().flatMap(Situation::current).map(Release::label));
    var failure = new Failure(reason, runs, incident.changedProduction(), List.of());
    var next =
        Offers.stopped(
            incident,
            new OfferState.Failed(failure, wanted.request(), wanted.restoresDatabase(), plan),
            alternatives,
            now);
    return Change.to(next)
        .with(incident.audit(now, AuditEvent.BOT, "no-plan", reason.toString()))
        .wakingAt(now);
  }
}
