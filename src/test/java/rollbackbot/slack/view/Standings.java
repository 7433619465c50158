package rollbackbot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.Outlook.AutoDeploySeen;
import rollbackbot.incident.Outlook.Production;
import rollbackbot.incident.Outlook.Switched;
import rollbackbot.once.HealthProbe.Health;
import rollbackbot.release.DeploymentId;

/** How things may stand at an end. */
final class Standings {
  private static final Instant AT = Examples.NOW;
  private static final Optional<Instant> SINCE = Optional.of(AT.minus(Duration.ofMinutes(20)));

  private Standings() {}

  private static Optional<Production> runs(String label, boolean asBefore) {
    var deployed = AT.minus(Duration.ofHours(2));
    var id = new DeploymentId("d-41");
    return Optional.of(new Production(id, label, Optional.empty(), deployed, asBefore));
  }

  static Outlook asBefore() {
    return new Outlook(
        AT,
        runs("4.1.0", true),
        Optional.empty(),
        new AutoDeploySeen(Switched.ON, Optional.empty(), Optional.empty()),
        Optional.of(new Health(false, "status 500")));
  }

  static Outlook unread() {
    return new Outlook(
        AT,
        Optional.empty(),
        Optional.empty(),
        new AutoDeploySeen(Switched.UNREAD, Optional.empty(), Optional.empty()),
        Optional.empty());
  }

  static Outlook deploying(Examples examples) {
    return new Outlook(
        AT,
        runs("4.1.0", true),
        Optional.of(examples.deployment("building")),
        new AutoDeploySeen(Switched.OFF, SINCE, Optional.empty()),
        Optional.empty());
  }

  static Outlook pausedBefore() {
    return new Outlook(
        AT,
        runs("4.0.0", true),
        Optional.empty(),
        new AutoDeploySeen(Switched.OFF, SINCE, Optional.empty()),
        Optional.of(new Health(true, "status 200")));
  }

  static Outlook back() {
    return new Outlook(
        AT,
        runs("4.0.0", false),
        Optional.empty(),
        new AutoDeploySeen(Switched.OFF, SINCE, Optional.empty()),
        Optional.of(new Health(true, "status 200")));
  }

  static Outlook onAgain(Examples examples) {
    var by = Optional.of(examples.foreign.apply("dave"));
    return new Outlook(
        AT,
        runs("4.0.0", false),
        Optional.empty(),
        new AutoDeploySeen(Switched.ON, SINCE, by),
        Optional.of(new Health(true, "status 200")));
  }
}
