package rollbackbot.rollback;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of the time after an end.
 *
 * @param looks how things stood at each end, by the number of the message that tells it
 */
public record Aftermath(Map<Integer, Outlook> looks) {
  static final Aftermath NONE = new Aftermath(Map.of());

  Aftermath with(int message, Outlook look) {
    var more = new TreeMap<>(looks);
    more.put(message, look);
    return new Aftermath(Map.copyOf(more));
  }

  /** What the look at the end that a message tells has found; empty before it. */
  public Optional<Outlook> lookAt(int message) {
    return Optional.ofNullable(looks.get(message));
  }
}
