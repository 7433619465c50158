package rollbackbot.once;

import rollbackbot.once.Claims.Claim;
import rollbackbot.once.OutsideTrouble.Unanswered;

/**
 * Sends a request that may be repeated, but never while an earlier sending of it may still arrive:
 * late, it would undo what somebody has done since.
 */
public final class Repeatable {
  private final RequestTiming timing;
  private final LivedTime lived;
  private final Claims claims;
  private final Watches<String> watches;

  public Repeatable(RequestTiming timing, Claims claims, LivedTime lived) {
    this.timing = timing;
    this.lived = lived;
    this.claims = claims;
    this.watches = new Watches<>(lived);
  }

  /**
   * Whether no earlier sending can arrive any more.
   *
   * @param incident whose request it is; it has one at a time
   */
  public boolean isClear(String incident) {
    return watches.watched(incident).compareTo(timing.longest()) >= 0;
  }

  /**
   * Sends it, once nothing is on its way.
   *
   * @throws OutsideTrouble as the request does
   */
  public void send(Claim claim, Runnable request) {
    watches.end(claim.incident());
    try {
      Sending.within(
          timing.longest(),
          lived,
          () -> claims.stands(claim),
          () -> {
            request.run();
            return claim;
          });
    } catch (Unanswered lost) {
      watches.watched(claim.incident());
      throw lost;
    }
  }
}
