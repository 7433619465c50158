package rollbackbot.room;

import java.time.Duration;
import java.util.List;
import rollbackbot.evidence.EvidenceTiming;
import rollbackbot.once.HealthTiming;
import rollbackbot.once.RequestTiming;

/**
 * Every wait of a rollback, in one place. A wait is time that passes by itself before something is
 * done, asked again, given up or said. What says how old a fact may be to be of interest (a release
 * of last month, a variable changed within a day) is no wait: it belongs to the rule that asks.
 *
 * @param people until those who are to decide are reminded, or nothing is expected of them any more
 * @param requests how long what was asked for may take to show, and when to ask again
 * @param following how what runs at the platform is looked at
 * @param health how a release's health is verified
 * @param trouble what happens while a service outside is away
 * @param byHand when people are told what can be done by hand, and how it is noticed
 * @param afterRollback how a team's own system is told
 * @param evidence how long what is merely good to know is looked for
 */
public record Timing(
    People people,
    RequestTiming requests,
    Following following,
    HealthTiming health,
    TroubleOutside trouble,
    ByHand byHand,
    AfterRollbackCalls afterRollback,
    EvidenceTiming evidence) {

  /**
   * Until people are spoken to again.
   *
   * @param firstReminder after which who asked is mentioned
   * @param secondReminder after which the operators are
   * @param expiry after which an incident that waits for somebody ends by itself
   * @param pauseReminder between two reminders that auto-deploy is still off
   * @param pauseLook until it is looked at again, where an open incident may be about to pause it
   */
  public record People(
      Duration firstReminder,
      Duration secondReminder,
      Duration expiry,
      Duration pauseReminder,
      Duration pauseLook) {}

  /**
   * What runs at the platform.
   *
   * @param polls delays between two looks at a running deployment; the last one repeats
   * @param restartPoll between two looks at a restart
   * @param limit after which giving up on what has no end is offered
   * @param freshness how old what was read ahead may be when a plan is made of it
   * @param beforeOpening how long it may take to see whether the version that was typed runs
   *     already; without an answer the incident is opened
   */
  public record Following(
      List<Duration> polls,
      Duration restartPoll,
      Duration limit,
      Duration freshness,
      Duration beforeOpening) {
    private static final int SLOW_AFTER = 12;

    public Duration firstPoll() {
      return polls.getFirst();
    }

    /** How long to wait before the next look at a deployment that was looked at so often. */
    public Duration pollDelay(int looks) {
      return looks < SLOW_AFTER ? polls.getFirst() : polls.getLast();
    }
  }

  /**
   * While a service outside is away.
   *
   * @param pauses between one try and the next, growing; the last one repeats
   * @param longest the longest wait that a service can ask for; one that asks for more is looked at
   *     again after this, and people are told
   * @param limit how long it may be away, or ask to wait, before a person decides
   */
  public record TroubleOutside(List<Duration> pauses, Duration longest, Duration limit) {
    public Duration pause(int attempts) {
      return pauses.get(Math.min(attempts, pauses.size()) - 1);
    }
  }

  /**
   * What people do in the bot's place.
   *
   * @param after how long a service is away until they are told what can be done by hand
   * @param looks between two looks whether somebody did; the last one repeats
   * @param leave how long whoever was told is left to ask for the deployment before the bot does
   * @param terminal between two looks of a terminal at the incident that it follows
   */
  public record ByHand(Duration after, List<Duration> looks, Duration leave, Duration terminal) {
    private static final int OFTEN = 40;

    /** How long to wait before the next look, so long after people were told. */
    public Duration nextLook(Duration since) {
      return since.compareTo(looks.getFirst().multipliedBy(OFTEN)) < 0
          ? looks.getFirst()
          : looks.getLast();
    }
  }

  /**
   * Telling a team's own system.
   *
   * @param answer how long one call may take
   * @param pauses before each further try
   */
  public record AfterRollbackCalls(Duration answer, List<Duration> pauses) {}

  /** What production uses. */
  public static Timing standard() {
    return new Timing(
        new People(
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(1)),
        new RequestTiming(
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60)),
        new Following(
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(10)),
            Duration.ofSeconds(3),
            Duration.ofMinutes(60),
            Duration.ofSeconds(20),
            Duration.ofSeconds(3)),
        new HealthTiming(
            Duration.ofSeconds(30),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5)),
        new TroubleOutside(
            List.of(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10)),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10)),
        new ByHand(
            Duration.ofMinutes(2),
            List.of(Duration.ofSeconds(15), Duration.ofMinutes(1)),
            Duration.ofSeconds(30),
            Duration.ofMillis(500)),
        new AfterRollbackCalls(
            Duration.ofSeconds(10),
            List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(4),
                Duration.ofMinutes(15),
                Duration.ofMinutes(39))),
        EvidenceTiming.standard());
  }
}
