package rollbackbot.words;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Entry;
import rollbackbot.text.Text;

/** What all rooms say of what stands in a thread. */
public interface Words {

  /** What of an entry belongs into the record of what happened. */
  List<Chronicle.Event> events(Chronicle.Teller teller, Entry content);

  /** What of people a message waits for, where it does. */
  Optional<Text> waitsFor(Scene scene, Entry content);
}
