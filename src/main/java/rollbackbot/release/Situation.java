package rollbackbot.release;

import java.util.Optional;

/**
 * How production stands, as read when the incident opened.
 *
 * @param current what production runs; empty before the first success
 * @param failedSince the newest attempt of others, if it came after the current one and failed:
 *     production still runs the current one, and a rollback would go one too far
 * @param running a deployment that isn't final yet
 */
public record Situation(
    Optional<Release> current, Optional<Deployment> failedSince, Optional<Deployment> running) {

  /** Where it couldn't be read. */
  public static final Situation UNKNOWN =
      new Situation(Optional.empty(), Optional.empty(), Optional.empty());
}
