package rollbackbot.words;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Entry;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;

/**
 * What a capability says in the thread.
 *
 * @param <E> its entries, sealed in the room
 */
public interface ThreadWords<E extends Entry> {

  Class<E> entries();

  /**
   * The message of an entry.
   *
   * @param entry the same with its number and moment
   */
  void write(Scene scene, ThreadEntry entry, E content, Draft message);

  /** What of it belongs into the record of what happened. */
  List<Chronicle.Event> events(Chronicle.Teller teller, E content);

  /** What of people the message waits for, where it does. */
  default Optional<Text> waitsFor(Scene scene, E content) {
    return Optional.empty();
  }
}
