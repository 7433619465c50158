package rollbackbot.room;

import java.time.Duration;
import java.time.Instant;

/** Whether what was seen a moment ago may still be gone by. */
public final class Fresh {
  private Fresh() {}

  /**
   * Not what was seen in the future either: the clock was put back since, nobody knows by how much.
   */
  public static boolean isFresh(Instant seenAt, Instant now, Duration time) {
    var age = Duration.between(seenAt, now);
    return !age.isNegative() && age.compareTo(time) < 0;
  }
}
