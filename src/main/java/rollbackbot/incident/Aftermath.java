package rollbackbot.incident;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rollbackbot.evidence.Cure;

/**
 * What is known of the time after an end.
 *
 * @param looks how things stood at each end, by the number of the message that tells it
 * @param replaced what has taken the place of what ran at the end; empty as far as anybody knows
 * @param branch the linked branch, as it was seen while auto-deploy is off; empty before
 * @param resumedBy who wants auto-deploy back on; empty: nobody has asked the bot for it
 * @param cure whether what was seen to be wrong is gone; empty where nothing was, or nobody looks
 */
public record Aftermath(
    Map<Integer, Outlook> looks,
    Optional<Replaced> replaced,
    Optional<BranchSeen> branch,
    Optional<String> resumedBy,
    Optional<Cure> cure) {
  static final Aftermath NONE =
      new Aftermath(
          Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** How the branch stood that the next push is to. */
  public record BranchSeen(Instant at, BranchOffer branch) {}

  /**
   * Another version runs by now.
   *
   * @param until when it took the place
   * @param label what people call it
   * @param newer the newest incident of the app, where it is a newer one
   */
  public record Replaced(Instant until, String label, Optional<IncidentId> newer) {}

  public Aftermath with(int message, Outlook look) {
    var more = new TreeMap<>(looks);
    more.put(message, look);
    return new Aftermath(Map.copyOf(more), replaced, branch, resumedBy, cure);
  }

  public Aftermath with(Replaced found) {
    return new Aftermath(looks, Optional.of(found), branch, resumedBy, cure);
  }

  public Aftermath with(BranchSeen seen) {
    return new Aftermath(looks, replaced, Optional.of(seen), resumedBy, cure);
  }

  public Aftermath resumedBy(Optional<String> person) {
    return new Aftermath(looks, replaced, branch, person, cure);
  }

  /** Whether it helped is watched, or told; empty: nobody looks any more. */
  public Aftermath cured(Optional<Cure> found) {
    return new Aftermath(looks, replaced, branch, resumedBy, found);
  }

  /** Another end is reached. */
  public Aftermath anew() {
    return new Aftermath(
        looks, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What the look at the end that a message tells has found; empty before it. */
  public Optional<Outlook> lookAt(int message) {
    return Optional.ofNullable(looks.get(message));
  }
}
