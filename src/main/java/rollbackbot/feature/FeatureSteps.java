package rollbackbot.feature;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rollbackbot.database.OperationId;
import rollbackbot.database.OperationStatus;
import rollbackbot.feature.FeatureEntry.FlagChoice;
import rollbackbot.feature.FeatureState.CheckingFeature;
import rollbackbot.feature.FeatureState.ReadingFlags;
import rollbackbot.feature.FeatureState.RequestingRestart;
import rollbackbot.feature.FeatureState.Restarting;
import rollbackbot.feature.FeatureState.SettingFlag;
import rollbackbot.feature.FeatureState.Switching;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Change;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.once.Asked;
import rollbackbot.once.HealthWatch;
import rollbackbot.once.Move;
import rollbackbot.once.Once;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Request;
import rollbackbot.once.Request.Seen;
import rollbackbot.once.Trouble;
import rollbackbot.outside.Outside;
import rollbackbot.release.App;
import rollbackbot.release.AppEvent;
import rollbackbot.release.Deployment;
import rollbackbot.room.Endings;
import rollbackbot.room.Requests;
import rollbackbot.room.Timing;
import rollbackbot.room.Troubled;
import rollbackbot.ticket.TicketState.OpeningTicket;

/**
 * Switches a feature off, or back on: the variable, the restart without which it has no effect, and
 * the app's health afterwards.
 */
public final class FeatureSteps {
  private static final int DEPLOYMENTS = 20;
  private static final int MOST_ASKS = 3;
  private static final int MOST_FAILED_READINGS = 2;

  /** How far back changes of variables are looked for when no deployment tells. */
  private static final Duration LATELY = Duration.ofDays(1);

  /** By so much the platform's clock may differ from ours, where there was no restart before. */
  private static final Duration ABOUT_NOW = Duration.ofMinutes(5);

  private final Outside outside;
  private final NotDisabled onwards;
  private final Once once;
  private final Troubled troubled;
  private final HealthWatch health;
  private final Timing timing;
  private final InstantSource clock;

  public FeatureSteps(
      Outside outside,
      NotDisabled onwards,
      Once once,
      Troubled troubled,
      HealthWatch health,
      Timing timing,
      InstantSource clock) {
    this.outside = outside;
    this.onwards = onwards;
    this.once = once;
    this.troubled = troubled;
    this.health = health;
    this.timing = timing;
    this.clock = clock;
  }

  /** Finds what can be switched off; where nothing can, the questions go on. */
  Change readFlags(Incident incident, App app) {
    var flags =
        app.featureFlags().isEmpty()
            ? List.<Flag>of()
            : Flags.matching(
                outside.environment().variables(app.platformApp()),
                app.featureFlags(),
                changedLately(app));
    var now = clock.instant();
    var change =
        flags.stream().anyMatch(Flag::isOn)
            ? Change.to(flagsOffered(incident, flags, now))
            : Change.to(nothingToSwitchOff(incident, flags, now));
    var on = flags.stream().filter(Flag::isOn).map(Flag::name).collect(Collectors.joining(", "));
    return change.with(incident.audit(now, AuditEvent.BOT, "features-read", on)).wakingAt(now);
  }

  /** The variables changed since the last deployment but one: what the release came with. */
  private Set<String> changedLately(App app) {
    try {
      var successes =
          outside.platform().deployments(app.platformApp(), DEPLOYMENTS).stream()
              .filter(deployment -> deployment.status().isSuccess())
              .toList();
      var since =
          successes.stream()
              .filter(it -> !it.gitRef().equals(successes.getFirst().gitRef()))
              .findFirst()
              .map(Deployment::createdAt)
              .orElseGet(() -> clock.instant().minus(LATELY));
      return outside
          .environment()
          .events(app.platformApp(), since)
          .variableChanges()
          .flatMap(change -> change.names().stream())
          .collect(Collectors.toSet());
    } catch (OutsideTrouble.Refused e) {
      // The mark is a hint; the choice doesn't depend on it.
      return Set.of();
    }
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
        var now = clock.instant();
        yield Change.to(incident.withState(state.with(Asked.first(now)))).wakingAt(now);
      }
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
    return switch (once.next(
        incident.claim(), asked, storedJustNow, setting(state.change(), app))) {
      case Move.Done<Setting>(var setting, var found) ->
          isSet(incident, state, app, setting, found);
      case Move.Declined<Setting>(var why, var declined) ->
          troubled.meets(Requests.inTrouble(incident, state.with(declined)), app, why);
      case Move.Look<Setting> look ->
          Requests.looking(incident, state.with(look.asked()), look, clock.instant());
      case Move.AskAgain<Setting>(var again, var because) ->
          Change.to(Requests.asking(incident, state.with(again), because))
              .wakingAt(clock.instant());
      case Move.GiveUp<Setting> _ -> stop(incident, state, "no answer", clock.instant());
    };
  }

  private Request<Setting> setting(FlagChange change, App app) {
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
        if (!(seen instanceof Seen.Nothing<Setting>) || !wasChanged(change, app)) {
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
          beforeRestart(incident, state, app, found ? "variable-was-changed" : "variable-changed");
      case CHANGED_MEANWHILE ->
          stop(incident, state, new SwitchingTrouble.ChangedMeanwhile(), clock.instant());
      case PUT_BACK_MEANWHILE ->
          stop(incident, state, new SwitchingTrouble.PutBackMeanwhile(), clock.instant());
    };
  }

  /** It may have been changed for this confirmation already, and put back by somebody since. */
  private boolean wasChanged(FlagChange change, App app) {
    try {
      return outside
          .environment()
          .events(app.platformApp(), change.at())
          .variableChanges()
          .anyMatch(event -> event.names().contains(change.name()));
    } catch (OutsideTrouble.Refused e) {
      // Nothing tells that it was.
      return false;
    }
  }

  private Change beforeRestart(Incident incident, SettingFlag state, App app, String word) {
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
  Change restart(Incident incident, RequestingRestart state, App app, boolean storedJustNow) {
    return switch (once.next(incident.claim(), state.asked(), storedJustNow, restart(state, app))) {
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
          stop(incident, state, new SwitchingTrouble.NeverAnswered(), clock.instant());
    };
  }

  /** The operation's id is told by the answer alone. */
  private Request<Optional<OperationId>> restart(RequestingRestart state, App app) {
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

  Change followRestart(Incident incident, Restarting state, App app) {
    var status =
        state
            .operation()
            .map(operation -> outside.environment().operation(app.platformApp(), operation))
            .orElseGet(OperationStatus.Done::new);
    var now = clock.instant();
    return switch (status) {
      case OperationStatus.Running _
          when now.isAfter(state.since().plus(timing.following().limit())) ->
          stop(incident, state, new SwitchingTrouble.NoEnd(), now);
      case OperationStatus.Running _ ->
          Change.to(incident.withState(state)).wakingAt(now.plus(timing.following().restartPoll()));
      case OperationStatus.Failed(var words) ->
          stop(incident, state, new SwitchingTrouble.Said(words), now);
      case OperationStatus.Done _ ->
          Change.to(
                  incident.withState(
                      new CheckingFeature(
                          state.change(), state.returnsTo(), now, Optional.empty())))
              .with(incident.audit(now, AuditEvent.BOT, "restarted", ""))
              .wakingAt(now);
    };
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

  /** The variables can't be read: people are told, and the questions go on. */
  Change unreadable(Incident incident, App app, String why, Instant now) {
    var told = incident.tell(new IncidentEntry.Reached(new Milestone.FlagsUnreadable(why)), now);
    return Change.to(onwards.notDisabled(told, incident.answers().getLast().by(), now))
        .with(incident.audit(now, AuditEvent.BOT, "features-unreadable", why))
        .wakingAt(now);
  }

  /** A service outside is in trouble, in these words. */
  Change stop(Incident incident, Switching state, String words, Instant now) {
    boolean unsure = state instanceof SettingFlag setting && setting.asked().isPresent();
    return stop(
        incident,
        state,
        unsure ? new SwitchingTrouble.ChangeUnsure(words) : new SwitchingTrouble.Said(words),
        now);
  }

  /** Where switching can't go on: what was changed is said, and a person decides. */
  Change stop(Incident incident, Switching state, SwitchingTrouble why, Instant now) {
    boolean changed = !(state instanceof SettingFlag);
    var told =
        incident.tell(
            new FeatureEntry.SwitchingStopped(
                state.change(), changed, state.returnsTo().isPresent(), why),
            now);
    var next = told.withState(state.returnsTo().orElseGet(ReadingFlags::new));
    return Change.to(next)
        .with(incident.audit(now, AuditEvent.BOT, "switching-stopped", why.toString()))
        .wakingAt(now);
  }

  /** Asks which feature is to be switched off. */
  private static Incident flagsOffered(Incident incident, List<Flag> flags, Instant now) {
    var next =
        Endings.withoutOpenPrompts(incident)
            .withNextPrompt(now)
            .withState(new FeatureState.ChoosingFlag(flags));
    return next.tell(
        new FeatureEntry.FlagsOffered(flags, next.prompt(), new FlagChoice.Open()), now);
  }

  /** Nothing can be switched off, which answers the question: no. */
  private Incident nothingToSwitchOff(Incident incident, List<Flag> flags, Instant now) {
    var by = incident.answers().getLast().by();
    var told =
        incident.tell(
            new FeatureEntry.FlagsOffered(flags, incident.prompt(), new FlagChoice.NoChoice()),
            now);
    return onwards.notDisabled(told, by, now);
  }
}
