package rollbackbot.evidence;

import java.time.Duration;
import java.util.Optional;

/**
 * What requests since a rollback speak for: the share of failures before the release, or that since
 * it. Where chance alone could make them look so, nothing is said.
 */
public final class Diagnosis {

  /** How much likelier one of the two must be than the other: a thousand times. */
  private static final double SURE = Math.log(1000);

  /** A share of nothing at all can't be told from one so small. */
  private static final double SMALLEST = 0.0005;

  private Diagnosis() {}

  /**
   * The claim that can be made.
   *
   * @param requests how many there were at least
   */
  public static Optional<Claim> of(Claim.Errors wrong, TrafficWindow now, double requests) {
    double likelier = likelierSick(wrong, now.share() * requests, requests);
    if (likelier <= -SURE) {
      return Optional.of(new Claim.Recovered(wrong.after(), now));
    }
    if (likelier < SURE) {
      return Optional.empty();
    }
    boolean isLess = now.share() < wrong.after().share() / 2;
    return Optional.of(
        isLess
            ? new Claim.Lessened(wrong.before(), wrong.after(), now)
            : new Claim.StillFailing(wrong.after(), now));
  }

  /**
   * The logarithm of how much likelier so many failures are with the share since the release than
   * with that before it, for events that are rare and don't know of each other.
   */
  private static double likelierSick(Claim.Errors wrong, double failures, double requests) {
    double sick = wrong.after().share();
    double well = Math.min(sick / 2, Math.max(wrong.before().share(), smallest(wrong.before())));
    return failures * Math.log(sick / well) - requests * (sick - well);
  }

  /** Half a failure among all that were counted is less than can be seen. */
  private static double smallest(TrafficWindow before) {
    double minutes = Math.max(1, Duration.between(before.from(), before.to()).toSeconds() / 60.0);
    return Math.max(SMALLEST, 0.5 / Math.max(1, before.perMinute() * minutes));
  }
}
