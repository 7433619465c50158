package rollbackbot.feature;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import rollbackbot.feature.FeatureState.CheckingFeature;
import rollbackbot.feature.FeatureState.RestartingAgain;
import rollbackbot.feature.FeatureState.SettingFlag;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Change;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Incident;
import rollbackbot.once.Asked;
import rollbackbot.once.HealthWatch;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Request;
import rollbackbot.once.Request.Seen;
import rollbackbot.outside.Outside;
import rollbackbot.release.App;
import rollbackbot.release.AppEvent;
import rollbackbot.room.Requests;
import rollbackbot.room.Troubled;
import rollbackbot.ticket.TicketState.OpeningTicket;

/** Switches a feature off, or back on: the variable, and the app's health after its restart. */
public final class FeatureSteps {
  private static final int MOST_ASKS = 3;

  private final Outside outside;
  private final NewestEvent newest;
  private final Once once;
  private final Troubled troubled;
  private final RestartSteps restarts;
  private final HealthWatch health;
  private final InstantSource clock;

  public FeatureSteps(
      Outside outside,
      Once once,
      Troubled troubled,
      RestartSteps restarts,
      HealthWatch health,
      InstantSource clock) {
    this.outside = outside;
    this.newest = new NewestEvent(outside, clock);
    this.once = once;
    this.troubled = troubled;
    this.restarts = restarts;
    this.health = health;
    this.clock = clock;
  }

  /** What a look at the variable, or a change of it, led to. */
  private enum Setting {
    IS_CHANGED,
    CHANGED_MEANWHILE,
    PUT_BACK_MEANWHILE
  }

  /** Takes the next step with the variable: it is changed, or looked at. */
  Change set(Incident incident, SettingFlag state, App app, boolean storedJustNow) {
    return state.asked().isEmpty()
        ? beforeSetting(incident, state, app)
        : set(incident, state, state.asked().get(), app, storedJustNow);
  }

  /** Looks whether the variable still is as the person saw it. */
  private Change beforeSetting(Incident incident, SettingFlag state, App app) {
    return switch (lookAt(state.change(), app)) {
      case Seen.Found<Setting>(var setting) -> isSet(incident, state, app, setting, true);
      case Seen.Untold<Setting> _, Seen.Nothing<Setting> _, Seen.Others<Setting> _ -> {
        var change = state.change();
        var before = newest.before(incident, change, app, changes(change), MOST_ASKS);
        yield Change.to(incident.withState(state.asking(before.newest(), before.asked())))
            .wakingAt(clock.instant());
      }
    };
  }

  /** It was changed before: only the restart is asked for once more. */
  Change restartAgain(Incident incident, RestartingAgain state, App app) {
    return switch (lookAt(state.change(), app)) {
      case Seen.Found<Setting>(var setting) when setting == Setting.IS_CHANGED ->
          restarts.intend(incident, state, app, "variable-was-changed");
      case Seen.Found<Setting> _ ->
          SwitchingStops.stop(
              incident, state, new SwitchingTrouble.ChangedMeanwhile(), clock.instant());
      case Seen.Untold<Setting> _, Seen.Nothing<Setting> _, Seen.Others<Setting> _ ->
          SwitchingStops.stop(
              incident, state, new SwitchingTrouble.PutBackMeanwhile(), clock.instant());
    };
  }

  private Seen<Setting> lookAt(FlagChange change, App app) {
    var value =
        outside.environment().variables(app.platformApp()).stream()
            .filter(variable -> variable.name().equals(change.name()))
            .map(variable -> variable.value().reveal())
            .findFirst();
    if (value.filter(change.to()::equals).isPresent()) {
      return new Seen.Found<>(Setting.IS_CHANGED);
    }
    return value.filter(change.from()::equals).isEmpty()
        ? new Seen.Found<>(Setting.CHANGED_MEANWHILE)
        : new Seen.Nothing<>(MOST_ASKS);
  }

  private Change set(
      Incident incident, SettingFlag state, Asked asked, App app, boolean storedJustNow) {
    return switch (once.next(incident.claim(), asked, storedJustNow, setting(state, app))) {
      case Move.Done<Setting>(var setting, var found) ->
          isSet(incident, state, app, setting, found);
      case Move.Declined<Setting>(var why, var declined) ->
          troubled.meets(Requests.inTrouble(incident, state.with(declined)), app, why);
      case Move.Look<Setting> look ->
          Requests.looking(incident, state.with(look.asked()), look, clock.instant());
      case Move.AskAgain<Setting>(var again, var because) ->
          Change.to(Requests.asking(incident, state.with(again), because))
              .wakingAt(clock.instant());
      case Move.GiveUp<Setting> _ ->
          SwitchingStops.stop(incident, state, "no answer", clock.instant());
    };
  }

  private Request<Setting> setting(SettingFlag state, App app) {
    var change = state.change();
    return new Request<>() {
      @Override
      public String name() {
        return "a change of " + change.name();
      }

      @Override
      public Setting ask() {
        outside.environment().setVariable(app.platformApp(), change.name(), change.to());
        return Setting.IS_CHANGED;
      }

      @Override
      public Seen<Setting> look() {
        var seen = lookAt(change, app);
        if (!(seen instanceof Seen.Nothing<Setting>) || !wasChanged(state, app)) {
          return seen;
        }
        // The request may have arrived between the two readings.
        return lookAt(change, app) instanceof Seen.Found<Setting> arrived
            ? arrived
            : new Seen.Found<>(Setting.PUT_BACK_MEANWHILE);
      }
    };
  }

  private Change isSet(
      Incident incident, SettingFlag state, App app, Setting setting, boolean found) {
    return switch (setting) {
      case IS_CHANGED ->
          restarts.intend(
              incident, state, app, found ? "variable-was-changed" : "variable-changed");
      case CHANGED_MEANWHILE ->
          SwitchingStops.stop(
              incident, state, new SwitchingTrouble.ChangedMeanwhile(), clock.instant());
      case PUT_BACK_MEANWHILE ->
          SwitchingStops.stop(
              incident, state, new SwitchingTrouble.PutBackMeanwhile(), clock.instant());
    };
  }

  /** It may have been changed for this confirmation already, and put back by somebody since. */
  private boolean wasChanged(SettingFlag state, App app) {
    try {
      return newest.hasCome(state.change(), app, changes(state.change()), state.newestKnown());
    } catch (OutsideTrouble.Refused e) {
      // Nothing tells that it was.
      return false;
    }
  }

  private static Predicate<AppEvent> changes(FlagChange change) {
    return event ->
        event instanceof AppEvent.VariablesChanged changed
            && changed.names().contains(change.name());
  }

  Change checkHealth(Incident incident, CheckingFeature state, App app) {
    if (app.healthCheck().isEmpty()) {
      return switched(incident, state, Health.NOT_CHECKED, clock.instant());
    }
    var finding =
        health.look(
            incident.id().value(), app.healthCheck().get(), state.since(), state.healthySince());
    return switch (finding) {
      case HealthWatch.Finding.Healthy _ -> switched(incident, state, Health.GOOD, clock.instant());
      case HealthWatch.Finding.NotHealthy _ ->
          switched(incident, state, Health.NOT_GOOD, clock.instant());
      case HealthWatch.Finding.Undecided(var healthySince, _, var next) ->
          Change.to(
                  incident.withState(
                      new CheckingFeature(
                          state.change(), state.returnsTo(), state.since(), healthySince)))
              .wakingAt(next);
    };
  }

  private static Change switched(
      Incident incident, CheckingFeature state, Health health, Instant now) {
    var change = state.change();
    var told = incident.tell(new FeatureEntry.FeatureSwitched(change, health), now);
    var next =
        state
            .returnsTo()
            .orElseGet(
                () -> new OpeningTicket(Closing.DISABLE_FEATURE, change.by(), Optional.empty()));
    return Change.to(told.withState(next))
        .with(incident.audit(now, AuditEvent.BOT, "feature-switched", change.name()))
        .wakingAt(now);
  }
}
