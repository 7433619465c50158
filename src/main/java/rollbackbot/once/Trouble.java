package rollbackbot.once;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A step that could not be done so far.
 *
 * @param until when the service wants to be asked again, where that is far away; absent in what was
 *     stored before it was told
 */
public record Trouble(Instant since, int attempts, String message, Optional<Instant> until) {

  /** The same, of a service that nobody asked for so long. */
  public Trouble unaskedFor(Duration away) {
    return new Trouble(since.plus(away), attempts, message, until);
  }

  /** Trouble of which nobody said how long it lasts. */
  public Trouble(Instant since, int attempts, String message) {
    this(since, attempts, message, Optional.empty());
  }
}
