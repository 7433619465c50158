package rollbackbot.app;

import java.time.Duration;
import java.util.List;
import rollbackbot.check.LookTiming;
import rollbackbot.evidence.EvidenceTiming;
import rollbackbot.jobs.JobTiming;
import rollbackbot.once.HealthTiming;
import rollbackbot.once.RequestTiming;
import rollbackbot.room.Timing;
import rollbackbot.slack.incoming.SocketTiming;
import rollbackbot.slack.sending.PublishingTiming;
import rollbackbot.store.ReplicaTiming;
import rollbackbot.suite.Patience;

/**
 * As in production, but in seconds. What people wait for (reminders, the end after hours) stays as
 * it is: no test waits for it.
 */
public final class QuickWaits {
  /** In this JVM no process dies during a verification, so that its end may be near. */
  private static final Duration SHORT_VERIFICATION = Duration.ofSeconds(8);

  /** A process that was killed starts anew within it, on a busy machine too. */
  private static final Duration LONG_VERIFICATION = Duration.ofSeconds(30);

  /** A machine that does nothing for a while loses no request, and says nothing twice. */
  private static final Duration PATIENT_REQUEST = Duration.ofMinutes(1);

  /** One that is lost is missed soon. */
  private static final Duration BRIEF_REQUEST = Duration.ofSeconds(5);

  private QuickWaits() {}

  /** Of a bot in the test's own JVM, whose requests arrive. */
  public static Waits inThisProcess() {
    return waits(SHORT_VERIFICATION, PATIENT_REQUEST);
  }

  /** The same, where somebody acts while health is still being verified. */
  public static Waits whereHealthIsBadForLong() {
    return waits(Patience.LONG, PATIENT_REQUEST);
  }

  /** The same, where requests don't arrive. */
  public static Waits whereRequestsAreLost() {
    return waits(SHORT_VERIFICATION, BRIEF_REQUEST);
  }

  /** Of a bot in a process that may be killed. */
  public static Waits ofProcess() {
    return waits(LONG_VERIFICATION, BRIEF_REQUEST);
  }

  private static Waits waits(Duration verification, Duration request) {
    return new Waits(
        rollback(verification, request),
        jobs(),
        publishing(),
        socket(),
        replica(),
        PATIENT_REQUEST, // as the played Slack
        PATIENT_REQUEST,
        Duration.ofSeconds(4));
  }

  private static Timing rollback(Duration verification, Duration request) {
    var standard = Timing.standard();
    return new Timing(
        standard.people(),
        new RequestTiming(
            request,
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3)),
        new Timing.Following(
            List.of(Duration.ofMillis(200)),
            Duration.ofMillis(200),
            standard.following().limit(),
            standard.following().freshness(),
            standard.following().beforeOpening()),
        new HealthTiming(
            Duration.ofMillis(400), Duration.ofMillis(150), Duration.ofSeconds(2), verification),
        new Timing.TroubleOutside(
            List.of(
                Duration.ofMillis(200),
                Duration.ofMillis(400),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2)),
            Duration.ofSeconds(5),
            Patience.LONG),
        new Timing.ByHand(
            Duration.ofSeconds(2),
            List.of(Duration.ofMillis(300)),
            Duration.ofSeconds(1),
            Duration.ofMillis(100)),
        new Timing.AfterRollbackCalls(
            Duration.ofSeconds(4),
            List.of(
                Duration.ofMillis(200),
                Duration.ofMillis(400),
                Duration.ofMillis(600),
                Duration.ofMillis(800))),
        new EvidenceTiming(
            Duration.ofMinutes(1), // however busy the machine is
            standard.evidence().look(),
            standard.evidence().health(),
            standard.evidence().cure()));
  }

  private static JobTiming jobs() {
    var standard = JobTiming.standard();
    return new JobTiming(
        new JobTiming.Scheduler(
            Duration.ofMillis(100),
            standard.scheduler().heartbeat(),
            Duration.ofMillis(200),
            standard.scheduler().grace()),
        new JobTiming.Steps(
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(1_500),
            standard.steps().unreadable()),
        new JobTiming.Inputs(
            Duration.ofMillis(50), standard.inputs().patience(), standard.inputs().unreadable()),
        new JobTiming.Others(Duration.ofMillis(200), standard.watch().grace()),
        standard.cleaning(),
        new LookTiming(
            Duration.ofMillis(100),
            standard.looks().every(),
            Duration.ofSeconds(1),
            standard.looks().longest()));
  }

  /** Where the played Slack is to hold the bot to its limits, take production's. */
  private static PublishingTiming publishing() {
    var standard = PublishingTiming.standard();
    return new PublishingTiming(
        new PublishingTiming.Writing(Duration.ofMillis(20), Duration.ofMillis(20)),
        new PublishingTiming.Rounds(
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            standard.publisher().grace()),
        new PublishingTiming.Boards(Duration.ofMillis(200), Duration.ofMillis(500)),
        new PublishingTiming.AfterTrouble(
            Duration.ofMillis(300),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMillis(300),
            Duration.ofMillis(500)),
        PATIENT_REQUEST,
        PATIENT_REQUEST);
  }

  private static SocketTiming socket() {
    var standard = SocketTiming.standard();
    return new SocketTiming(
        Duration.ofMillis(200),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        standard.hello(),
        PATIENT_REQUEST, // a line that is dead and a machine that stands still look the same
        Duration.ofSeconds(2),
        standard.grace(),
        standard.goodbye());
  }

  private static ReplicaTiming replica() {
    var standard = ReplicaTiming.standard();
    return new ReplicaTiming(
        Duration.ofMillis(200), standard.silence(), standard.trust(), standard.grace());
  }
}
