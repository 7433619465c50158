package rollbackbot.feature;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rollbackbot.feature.FeatureEntry.FlagChoice;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.Outside;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.room.Endings;

/** Finds the features that can be switched off, and asks which. */
public final class FlagReading {
  private static final int DEPLOYMENTS = 20;

  /** How far back changes of variables are looked for when no deployment tells. */
  private static final Duration LATELY = Duration.ofDays(1);

  private final Outside outside;
  private final NotDisabled onwards;
  private final InstantSource clock;

  public FlagReading(Outside outside, NotDisabled onwards, InstantSource clock) {
    this.outside = outside;
    this.onwards = onwards;
    this.clock = clock;
  }

  /** Finds what can be switched off; where nothing can, the questions go on. */
  Change read(Incident incident, App app) {
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

  /** The variables can't be read: people are told, and the questions go on. */
  Change unreadable(Incident incident, App app, String why, Instant now) {
    var entry = new IncidentEntry.Reached(new Milestone.FlagsUnreadable(why));
    var told = followsAStop(incident) ? incident : incident.tell(entry, now);
    return Change.to(onwards.notDisabled(told, incident.answers().getLast().by(), now))
        .with(incident.audit(now, AuditEvent.BOT, "features-unreadable", why))
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
    var entry = new FeatureEntry.FlagsOffered(flags, incident.prompt(), new FlagChoice.NoChoice());
    return onwards.notDisabled(
        followsAStop(incident) ? incident : incident.tell(entry, now), by, now);
  }

  /** The message that tells of the stop says how to go on: one more would say it again. */
  private static boolean followsAStop(Incident incident) {
    return !incident.thread().isEmpty()
        && incident.thread().getLast().content() instanceof FeatureEntry.SwitchingStopped;
  }
}
