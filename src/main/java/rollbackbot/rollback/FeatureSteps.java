package rollbackbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rollbackbot.once.HealthWatch;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.Trouble;
import rollbackbot.rollback.IncidentState.CheckingFeature;
import rollbackbot.rollback.IncidentState.Closing;
import rollbackbot.rollback.IncidentState.OpeningTicket;
import rollbackbot.rollback.IncidentState.ReadingFlags;
import rollbackbot.rollback.IncidentState.RequestingRestart;
import rollbackbot.rollback.IncidentState.Restarting;
import rollbackbot.rollback.IncidentState.SettingFlag;
import rollbackbot.rollback.IncidentState.Switching;
import rollbackbot.rollback.ThreadEntry.Content;
import rollbackbot.rollback.ThreadEntry.Health;

/**
 * Switches a feature off, or back on: the variable, the restart without which it has no effect, and
 * the app's health afterwards.
 */
final class FeatureSteps {
  private static final int DEPLOYMENTS = 20;
  private static final int MOST_ASKS = 3;

  /** How far back changes of variables are looked for when no deployment tells. */
  private static final Duration LATELY = Duration.ofDays(1);

  private final Outside outside;
  private final Transitions transitions;
  private final HealthWatch health;
  private final Timing timing;
  private final InstantSource clock;

  FeatureSteps(
      Outside outside,
      Transitions transitions,
      HealthWatch health,
      Timing timing,
      InstantSource clock) {
    this.outside = outside;
    this.transitions = transitions;
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
            ? Change.to(transitions.flagsOffered(incident, flags, now))
            : Change.to(transitions.nothingToSwitchOff(incident, flags, now));
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

  /** Looks whether the variable still is as the person saw it, or what an earlier try has done. */
  Change beforeSetting(Incident incident, SettingFlag state, App app) {
    var change = state.change();
    var value =
        outside.environment().variables(app.platformApp()).stream()
            .filter(variable -> variable.name().equals(change.name()))
            .map(variable -> variable.value().reveal())
            .findFirst();
    if (value.filter(change.to()::equals).isPresent()) {
      return beforeRestart(incident, state, app, "variable-was-changed");
    }
    var now = clock.instant();
    if (value.filter(change.from()::equals).isEmpty()) {
      return stop(incident, state, new SwitchingTrouble.ChangedMeanwhile(), now);
    }
    if (state.requestedAt().isPresent() && wasChanged(change, app)) {
      return stop(incident, state, new SwitchingTrouble.PutBackMeanwhile(), now);
    }
    var asking = new SettingFlag(change, state.returnsTo(), Optional.of(now));
    return Change.to(incident.withState(asking)).wakingAt(now);
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

  /** Changes the variable; only right after its intent was stored by this very process. */
  Change set(Incident incident, SettingFlag state, App app) {
    var change = state.change();
    outside.environment().setVariable(app.platformApp(), change.name(), change.to());
    return beforeRestart(incident, state, app, "variable-changed");
  }

  private Change beforeRestart(Incident incident, SettingFlag state, App app, String word) {
    var before = restartsBefore(state.change(), app);
    var now = clock.instant();
    var change = state.change();
    var requesting =
        new RequestingRestart(change, state.returnsTo(), before.newest(), now, before.asks());
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

  /**
   * What a lost request for a restart will be told by.
   *
   * @param asks how often it counts as asked for, with the one to come
   */
  private record Before(Optional<Instant> newest, int asks) {}

  /** The restart doesn't wait for a history that can't be read, but isn't repeated then either. */
  private Before restartsBefore(FlagChange change, App app) {
    try {
      return new Before(newestRestart(app, change.at().minus(LATELY)), 1);
    } catch (OutsideTrouble e) {
      return new Before(Optional.of(clock.instant()), MOST_ASKS);
    }
  }

  private Optional<Instant> newestRestart(App app, Instant since) {
    return outside.environment().events(app.platformApp(), since).newestFirst().stream()
        .filter(AppEvent.Restarted.class::isInstance)
        .map(AppEvent::at)
        .max(Instant::compareTo);
  }

  /** Sends the request; only right after its intent was stored by this very process. */
  Change askRestart(Incident incident, RequestingRestart state, App app) {
    try {
      var operation = outside.environment().restart(app.platformApp());
      return accepted(incident, state, Optional.of(operation));
    } catch (OutsideTrouble.Unanswered lost) {
      return looking(incident, state, clock.instant(), lost.getMessage());
    }
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

  /** The trouble noted with the state keeps the next step from asking. */
  private Change looking(
      Incident incident, RequestingRestart state, Instant requestedAt, String why) {
    var now = clock.instant();
    var again =
        new RequestingRestart(
            state.change(), state.returnsTo(), state.newestKnown(), requestedAt, state.asks());
    return Change.to(incident.withState(again).withTrouble(new Trouble(now, 1, why)))
        .wakingAt(now.plus(timing.requests().untilFirstLook()));
  }

  /** A request of which no answer is known: look for the restart before asking again. */
  Change lookForRestart(Incident incident, RequestingRestart state, App app) {
    var now = clock.instant();
    if (incident.trouble().isEmpty()) {
      var until = state.requestedAt().plus(timing.requests().longest());
      return looking(incident, state, until, "no answer to the request for a restart is known");
    }
    var newest = newestRestart(app, state.change().at().minus(LATELY));
    var known = state.newestKnown();
    if (newest.filter(at -> known.isEmpty() || at.isAfter(known.get())).isPresent()) {
      return accepted(incident, state, Optional.empty());
    }
    if (now.isBefore(state.requestedAt().plus(timing.requests().patience()))) {
      return Change.to(incident).wakingAt(now.plus(timing.requests().betweenLooks()));
    }
    if (state.asks() >= MOST_ASKS) {
      return stop(incident, state, new SwitchingTrouble.NeverAnswered(), now);
    }
    var again =
        new RequestingRestart(
            state.change(), state.returnsTo(), state.newestKnown(), now, state.asks() + 1);
    return Change.to(incident.withState(again))
        .with(incident.audit(now, AuditEvent.BOT, "restart-asked-for-again", ""))
        .wakingAt(now);
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
    var finding = health.look(app.healthCheck().get(), state.since(), state.healthySince());
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
    var told = incident.tell(new Content.FeatureSwitched(change, health), now);
    var next =
        state
            .returnsTo()
            .orElseGet(
                () -> new OpeningTicket(Closing.DISABLE_FEATURE, change.by(), Optional.empty(), 0));
    return Change.to(told.withState(next))
        .with(incident.audit(now, AuditEvent.BOT, "feature-switched", change.name()))
        .wakingAt(now);
  }

  /** The variables can't be read: people are told, and the questions go on. */
  Change unreadable(Incident incident, App app, String why, Instant now) {
    var told =
        incident.tell(new Content.Reached(new ThreadEntry.Milestone.FlagsUnreadable(why)), now);
    return Change.to(transitions.notDisabled(told, incident.answers().getLast().by(), now))
        .with(incident.audit(now, AuditEvent.BOT, "features-unreadable", why))
        .wakingAt(now);
  }

  /** A service outside is in trouble, in these words. */
  Change stop(Incident incident, Switching state, String words, Instant now) {
    boolean unsure = state instanceof SettingFlag setting && setting.requestedAt().isPresent();
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
            new Content.SwitchingStopped(
                state.change(), changed, state.returnsTo().isPresent(), why),
            now);
    var next = told.withState(state.returnsTo().orElseGet(ReadingFlags::new));
    return Change.to(next)
        .with(incident.audit(now, AuditEvent.BOT, "switching-stopped", why.toString()))
        .wakingAt(now);
  }
}
