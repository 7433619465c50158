package rollbackbot.app;

import java.time.Duration;
import java.util.List;
import rollbackbot.evidence.EvidenceTiming;
import rollbackbot.jobs.JobTiming;
import rollbackbot.once.HealthTiming;
import rollbackbot.once.RequestTiming;
import rollbackbot.room.Timing;
import rollbackbot.slack.incoming.SocketTiming;
import rollbackbot.slack.sending.PublishingTiming;
import rollbackbot.store.ReplicaTiming;

/**
 * The waits of a bot whose people are in a hurry: everything is over soon, nothing else differs.
 */
final class HurriedWaits {
  /** On a small machine that plays everything else too, no answer is late for its slowness. */
  private static final Duration A_SLOW_MACHINE = Duration.ofMinutes(1);

  private HurriedWaits() {}

  static Waits all() {
    var standard = Waits.standard();
    return new Waits(
        rollback(),
        jobs(),
        publishing(),
        SocketTiming.standard(),
        ReplicaTiming.standard(),
        A_SLOW_MACHINE,
        A_SLOW_MACHINE,
        standard.deaf());
  }

  private static Timing rollback() {
    var standard = Timing.standard();
    return new Timing(
        new Timing.People(
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1)),
        new RequestTiming(
            A_SLOW_MACHINE,
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
        new Timing.ByHand(
            Duration.ofSeconds(10),
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(3)),
            Duration.ofSeconds(5),
            standard.byHand().terminal()),
        new Timing.AfterRollbackCalls(
            Duration.ofSeconds(5),
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10))),
        new EvidenceTiming(
            A_SLOW_MACHINE,
            standard.evidence().look(),
            standard.evidence().health(),
            standard.evidence().cure()));
  }

  private static JobTiming jobs() {
    var standard = JobTiming.standard();
    var steps = standard.steps();
    return new JobTiming(
        standard.scheduler(),
        new JobTiming.Steps(
            Duration.ofSeconds(5),
            steps.busy(),
            steps.full(),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(3),
            steps.unreadable()),
        standard.inputs(),
        standard.watch(),
        standard.cleaning(),
        standard.looks());
  }

  private static PublishingTiming publishing() {
    var standard = PublishingTiming.standard();
    return new PublishingTiming(
        new PublishingTiming.Writing(Duration.ofMillis(100), Duration.ofMillis(100)),
        standard.publisher(),
        new PublishingTiming.Boards(Duration.ofMillis(500), Duration.ofSeconds(1)),
        standard.afterTrouble(),
        standard.call(),
        standard.reply());
  }
}
