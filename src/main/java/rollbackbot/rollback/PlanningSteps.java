package rollbackbot.rollback;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import rollbackbot.once.Trouble;
import rollbackbot.rollback.IncidentState.Planning;
import rollbackbot.rollback.ThreadEntry.NewPlanBecause;

/** Reads ahead while people answer, and makes the plan when they have. */
final class PlanningSteps {
  private final HistoryReader reader;
  private final SourceRepository repositories;
  private final RestorePlanning restore;
  private final RiskAssessment risks;
  private final Transitions transitions;
  private final Timing timing;
  private final InstantSource clock;
  private final Map<IncidentId, ReadAhead> readAhead = new ConcurrentHashMap<>();

  PlanningSteps(
      HistoryReader reader,
      SourceRepository repositories,
      RestorePlanning restore,
      RiskAssessment risks,
      Transitions transitions,
      Timing timing,
      InstantSource clock) {
    this.reader = reader;
    this.repositories = repositories;
    this.restore = restore;
    this.risks = risks;
    this.transitions = transitions;
    this.timing = timing;
    this.clock = clock;
  }

  /** Reads how production stands, so that the board can say so and the plan is quick. */
  Incident readAhead(Incident incident, App app) {
    return switch (read(incident, app)) {
      case HistoryReader.Reading.Done(var history) ->
          incident.withSituation(standing(incident, history).situation());
      case HistoryReader.Reading.Impossible _ -> incident.withSituation(Situation.UNKNOWN);
    };
  }

  Change plan(Incident incident, Planning wanted, App app) {
    var now = clock.instant();
    var reading = read(incident, app);
    readAhead.remove(incident.id());
    return switch (reading) {
      case HistoryReader.Reading.Impossible(var reason) ->
          impossible(incident, wanted, reason, Optional.empty(), List.of(), now);
      case HistoryReader.Reading.Done(var history) ->
          switch (Planner.plan(app, history, wanted.request(), wanted.restoresDatabase())) {
            case Planner.Result.Impossible(var reason, var production) ->
                impossible(
                    incident, wanted, reason, production, Planner.alternatives(app, history), now);
            case Planner.Result.Ready(var plan) ->
                offer(
                    incident,
                    wanted,
                    completed(incident, wanted, plan, history, app),
                    history,
                    now);
          };
    };
  }

  private Standing standing(Incident incident, History history) {
    return Standing.of(history.entries(), reader.ownDeployments(incident));
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

  /** Each answer wakes the machine while it reads: whoever comes second waits for the first. */
  private HistoryReader.Reading read(Incident incident, App app) {
    var ahead = readAhead.computeIfAbsent(incident.id(), _ -> new ReadAhead());
    synchronized (ahead) {
      if (ahead.history.filter(this::isFresh).isPresent()) {
        return new HistoryReader.Reading.Done(ahead.history.get());
      }
      var reading = reader.read(app);
      if (reading instanceof HistoryReader.Reading.Done(var history)) {
        ahead.history = Optional.of(history);
        readAhead.values().removeIf(it -> it != ahead && it.isOver(this::isFresh));
      }
      return reading;
    }
  }

  /** What was read for an incident, once it was. */
  private static final class ReadAhead {
    private volatile Optional<History> history = Optional.empty();

    boolean isOver(Predicate<History> isFresh) {
      return history.filter(isFresh.negate()).isPresent();
    }
  }

  private boolean isFresh(History history) {
    return history.readAt().plus(timing.following().freshness()).isAfter(clock.instant());
  }

  private Change offer(
      Incident incident, Planning wanted, Plan plan, History history, Instant now) {
    if (!plan.branchThere()) {
      var refusal = repositories.pushRefusal(plan.repository());
      if (refusal.isPresent()) {
        return impossible(
            incident,
            wanted,
            new Failure.Reason.PushRefused(refusal.get()),
            Optional.of(plan.from().label()),
            plan.alternatives(),
            now);
      }
    }
    var known = incident.withSituation(standing(incident, history).situation());
    var next = transitions.offered(known, plan, because(wanted, plan), now);
    return Change.to(next)
        .with(
            incident.audit(
                now,
                AuditEvent.BOT,
                "planned",
                plan.from().label() + " -> " + plan.to().version() + " on " + plan.branch()))
        .with(new Memo.ProductionSeen(incident.app(), plan.from().deployment(), now))
        .wakingAt(now.plus(timing.people().firstReminder()));
  }

  /** What production runs now is known in full only with the new plan. */
  private static Optional<NewPlanBecause> because(Planning wanted, Plan plan) {
    return wanted
        .because()
        .map(because ->
            because instanceof NewPlanBecause.CurrentChanged
                ? new NewPlanBecause.CurrentChanged(plan.from())
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
    var runs =
        production.or(() -> incident.situation().flatMap(Situation::current).map(Release::label));
    var failure = new Failure(reason, runs, incident.changedProduction(), List.of());
    var next =
        transitions.stopped(
            incident,
            failure,
            wanted.request(),
            wanted.restoresDatabase(),
            Optional.empty(),
            alternatives,
            now);
    return Change.to(next)
        .with(incident.audit(now, AuditEvent.BOT, "no-plan", reason.toString()))
        .wakingAt(now);
  }
}
