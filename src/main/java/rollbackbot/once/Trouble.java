package rollbackbot.once;

import java.time.Instant;
import java.util.Optional;

/**
 * A step that could not be done so far.
 *
 * @param until when the service wants to be asked again, where that is far away; absent in what was
 *     stored before it was told
 */
public record Trouble(Instant since, int attempts, String message, Optional<Instant> until) {

  /** Trouble of which nobody said how long it lasts. */
  public Trouble(Instant since, int attempts, String message) {
    this(since, attempts, message, Optional.empty());
  }
}
