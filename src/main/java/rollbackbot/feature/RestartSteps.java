package rollbackbot.feature;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.feature.FeatureState.CheckingFeature;
import rollbackbot.feature.FeatureState.RequestingRestart;
import rollbackbot.feature.FeatureState.Restarting;
import rollbackbot.feature.FeatureState.Switching;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.once.Asked;
import rollbackbot.once.Lasting;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Request;
import rollbackbot.once.Request.Seen;
import rollbackbot.once.Trouble;
import rollbackbot.outside.Outside;
import rollbackbot.release.App;
import rollbackbot.release.AppEvent;
import rollbackbot.room.Requests;
import rollbackbot.room.Timing;
import rollbackbot.room.Troubled;

/** Restarts the containers: without that a changed variable has no effect. */
public final class RestartSteps {
  private static final int MOST_ASKS = 3;
  private static final int MOST_FAILED_READINGS = 2;

  /** How long before the change a restart may be that one of ours is told from. */
  private static final Duration LATELY = Duration.ofDays(1);

  /** By so much the platform's clock may differ from ours, where there was no restart before. */
  private static final Duration ABOUT_NOW = Duration.ofMinutes(5);

  private final Outside outside;
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
    var before = restartsBefore(incident, state.change(), app);
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

  /** What a lost request for a restart will be told by. */
  private record Before(Optional<Instant> newest, Asked asked) {}

  /**
   * A history that can't be read is read once more, and again; the restart doesn't wait for it any
   * longer, but isn't repeated then either.
   */
  private Before restartsBefore(Incident incident, FlagChange change, App app) {
    try {
      var newest = newestRestart(app, change.at().minus(LATELY));
      return new Before(newest, Asked.first(clock.instant()));
    } catch (OutsideTrouble e) {
      int failed = incident.trouble().map(Trouble::attempts).orElse(0);
      boolean mayPass = e instanceof OutsideTrouble.Unavailable away && away.retryAfter().isEmpty();
      if (failed < MOST_FAILED_READINGS && mayPass) {
        throw e;
      }
      var now = clock.instant();
      return new Before(Optional.of(now), Asked.afterSending(now, MOST_ASKS - 1));
    }
  }

  private Optional<Instant> newestRestart(App app, Instant since) {
    return outside.environment().events(app.platformApp(), since).newestFirst().stream()
        .filter(AppEvent.Restarted.class::isInstance)
        .map(AppEvent::at)
        .max(Instant::compareTo);
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
        var before =
            state.newestKnown().orElseGet(() -> state.asked().requestedAt().minus(ABOUT_NOW));
        return newestRestart(app, state.change().at().minus(LATELY))
                .filter(at -> at.isAfter(before))
                .isPresent()
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
