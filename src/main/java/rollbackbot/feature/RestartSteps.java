package rollbackbot.feature;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.feature.FeatureState.CheckingFeature;
import rollbackbot.feature.FeatureState.RequestingRestart;
import rollbackbot.feature.FeatureState.Restarting;
import rollbackbot.feature.FeatureState.Switching;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.once.Lasting;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.Request;
import rollbackbot.once.Request.Seen;
import rollbackbot.outside.Outside;
import rollbackbot.release.App;
import rollbackbot.release.AppEvent;
import rollbackbot.room.Requests;
import rollbackbot.room.Timing;
import rollbackbot.room.Troubled;

/** Restarts the containers: without that a changed variable has no effect. */
public final class RestartSteps {
  private static final int MOST_ASKS = 3;
  private static final Predicate<AppEvent> RESTARTED = AppEvent.Restarted.class::isInstance;

  private final Outside outside;
  private final NewestEvent newest;
  private final Once once;
  private final Troubled troubled;
  private final Lasting lasting;
  private final Timing timing;
  private final InstantSource clock;

  public RestartSteps(
      Outside outside,
      Once once,
      Troubled troubled,
      Lasting lasting,
      Timing timing,
      InstantSource clock) {
    this.outside = outside;
    this.newest = new NewestEvent(outside, clock);
    this.once = once;
    this.troubled = troubled;
    this.lasting = lasting;
    this.timing = timing;
    this.clock = clock;
  }

  /**
   * The variable is as it was wanted.
   *
   * @param word what the audit calls that
   */
  Change intend(Incident incident, Switching state, App app, String word) {
    var before = newest.before(incident, state.change(), app, RESTARTED, MOST_ASKS);
    var now = clock.instant();
    var change = state.change();
    var requesting =
        new RequestingRestart(change, state.returnsTo(), before.newest(), before.asked());
    return Change.to(incident.withState(requesting))
        .with(
            incident.audit(
                now,
                AuditEvent.BOT,
                word,
                change.name() + ": " + change.from() + " -> " + change.to()))
        .with(incident.audit(now, AuditEvent.BOT, "restart-requested", ""))
        .wakingAt(now);
  }

  /** Takes the next step with the restart: it is asked for, or looked for. */
  Change request(Incident incident, RequestingRestart state, App app, boolean storedJustNow) {
    return switch (once.next(
        incident.claim(), state.asked(), storedJustNow, restarting(state, app))) {
      case Move.Done<Optional<OperationId>>(var operation, _) ->
          accepted(incident, state, operation);
      case Move.Declined<Optional<OperationId>>(var why, var declined) ->
          troubled.meets(Requests.inTrouble(incident, state.with(declined)), app, why);
      case Move.Look<Optional<OperationId>> look ->
          Requests.looking(incident, state.with(look.asked()), look, clock.instant());
      case Move.AskAgain<Optional<OperationId>>(var asked, var because) -> {
        var now = clock.instant();
        yield Change.to(Requests.asking(incident, state.with(asked), because))
            .with(incident.audit(now, AuditEvent.BOT, "restart-asked-for-again", ""))
            .wakingAt(now);
      }
      case Move.GiveUp<Optional<OperationId>> _ ->
          SwitchingStops.stop(
              incident, state, new SwitchingTrouble.NeverAnswered(), clock.instant());
    };
  }

  /** The operation's id is told by the answer alone. */
  private Request<Optional<OperationId>> restarting(RequestingRestart state, App app) {
    return new Request<>() {
      @Override
      public String name() {
        return "a restart";
      }

      @Override
      public Optional<OperationId> ask() {
        return Optional.of(outside.environment().restart(app.platformApp()));
      }

      @Override
      public Seen<Optional<OperationId>> look() {
        return newest.hasCome(state.change(), app, RESTARTED, state.newestKnown())
            ? new Seen.Found<>(Optional.empty())
            : new Seen.Nothing<>(MOST_ASKS);
      }
    };
  }

  private Change accepted(
      Incident incident, RequestingRestart state, Optional<OperationId> operation) {
    var now = clock.instant();
    return Change.to(
            incident.withState(new Restarting(state.change(), state.returnsTo(), operation, now)))
        .with(
            incident.audit(
                now,
                AuditEvent.BOT,
                operation.isPresent() ? "restart-accepted" : "restart-found",
                operation.map(OperationId::value).orElse("")))
        .wakingAt(now.plus(timing.following().restartPoll()));
  }

  Change follow(Incident incident, Restarting state, App app) {
    var status =
        state
            .operation()
            .map(operation -> outside.environment().operation(app.platformApp(), operation))
            .orElseGet(OperationStatus.Done::new);
    var now = clock.instant();
    return switch (status) {
      case OperationStatus.Running _
          when lasting.isBeyond(timing.following().limit(), incident.id().value(), state.since()) ->
          SwitchingStops.stop(incident, state, new SwitchingTrouble.NoEnd(), now);
      case OperationStatus.Running _ ->
          Change.to(incident.withState(state)).wakingAt(now.plus(timing.following().restartPoll()));
      case OperationStatus.Failed(var words) ->
          SwitchingStops.stop(incident, state, new SwitchingTrouble.Said(words), now);
      case OperationStatus.Done _ ->
          Change.to(
                  incident.withState(
                      new CheckingFeature(
                          state.change(), state.returnsTo(), now, Optional.empty())))
              .with(incident.audit(now, AuditEvent.BOT, "restarted", ""))
              .wakingAt(now);
    };
  }
}
