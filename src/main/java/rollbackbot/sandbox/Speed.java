package rollbackbot.sandbox;

import java.time.Duration;
import java.util.List;
import rollbackbot.app.Waits;
import rollbackbot.jobs.JobTiming;
import rollbackbot.once.HealthTiming;
import rollbackbot.once.RequestTiming;
import rollbackbot.rollback.Timing;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.slack.PublishingTiming;
import rollbackbot.slack.SocketTiming;
import rollbackbot.store.ReplicaTiming;

/** How fast the played world goes, and how long the bot in it waits. */
public enum Speed {
  /** The waits of production, and builds of seconds. */
  USUAL,

  /** For people in a hurry: everything is over soon, and nothing else differs. */
  HURRIED;

  private static final DeploymentPace SLOW =
      new DeploymentPace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(15));
  private static final DeploymentPace QUICK =
      new DeploymentPace(
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(1));
  private static final DeploymentPace QUITE_SLOW =
      new DeploymentPace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5));

  /** The bot's waits. */
  public Waits waits() {
    return switch (this) {
      case USUAL -> Waits.standard();
      case HURRIED -> hurriedWaits();
    };
  }

  DeploymentPace builds(boolean slow) {
    return switch (this) {
      case USUAL -> slow ? SLOW : DeploymentPace.BRISK;
      case HURRIED -> slow ? QUITE_SLOW : QUICK;
    };
  }

  Duration takes(BackgroundWork work) {
    return switch (this) {
      case USUAL -> work.usual();
      case HURRIED -> work.usual().dividedBy(4);
    };
  }

  /** Whether the played Slack holds the bot to its limits: they alone would take half a minute. */
  boolean limitsSlack() {
    return switch (this) {
      case USUAL -> true;
      case HURRIED -> false;
    };
  }

  private static Waits hurriedWaits() {
    var standard = Waits.standard();
    return new Waits(
        hurriedRollback(),
        hurriedJobs(),
        hurriedPublishing(),
        SocketTiming.standard(),
        ReplicaTiming.standard(),
        standard.deaf());
  }

  private static Timing hurriedRollback() {
    var standard = Timing.standard();
    return new Timing(
        new Timing.People(
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1)),
        new RequestTiming(
            Duration.ofSeconds(5),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10)),
        new Timing.Following(
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1)),
            Duration.ofMillis(500),
            Duration.ofMinutes(5),
            standard.following().freshness(),
            standard.following().beforeOpening()),
        new HealthTiming(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(45)),
        new Timing.TroubleOutside(
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)),
            Duration.ofSeconds(10),
            Duration.ofSeconds(45)),
        new Timing.AfterRollbackCalls(
            Duration.ofSeconds(5),
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10))));
  }

  private static JobTiming hurriedJobs() {
    var standard = JobTiming.standard();
    var steps = standard.steps();
    return new JobTiming(
        standard.scheduler(),
        new JobTiming.Steps(
            Duration.ofSeconds(5),
            steps.busy(),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(3),
            steps.unreadable()),
        standard.inputs(),
        standard.watch(),
        standard.cleaning());
  }

  private static PublishingTiming hurriedPublishing() {
    var standard = PublishingTiming.standard();
    return new PublishingTiming(
        new PublishingTiming.Writing(Duration.ofMillis(100), Duration.ofMillis(100)),
        standard.publisher(),
        new PublishingTiming.Boards(Duration.ofMillis(500), Duration.ofSeconds(1)),
        standard.afterTrouble(),
        standard.reply());
  }
}
