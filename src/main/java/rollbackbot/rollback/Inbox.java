package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Input;

/** Where what people do is recorded before anything else happens. */
public interface Inbox {

  /**
   * Records an input and its handling, in one transaction.
   *
   * @param onceOnly a key under which the same input is recorded only once, however often it
   *     arrives
   * @return whether it is new
   */
  boolean record(Input input, Optional<String> onceOnly);

  /** The input, as long as it isn't handled. */
  Optional<Input> find(String id);

  /** What came before this input, since then, and isn't handled yet. */
  List<Input> waitingBefore(Input input, Instant since);
}
