package rollbackbot.record;

import java.util.List;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.text.Draft;
import rollbackbot.words.Chronicle.Event;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;

/** What is left for those who come later, in the thread. */
public final class RecordMessages implements ThreadWords<RecordEntry> {
  @Override
  public Class<RecordEntry> entries() {
    return RecordEntry.class;
  }

  @Override
  public void write(Scene scene, ThreadEntry entry, RecordEntry content, Draft message) {
    switch (content) {
      case RecordEntry.CalledAfter called -> RecordView.calledAfter(scene, called, message);
      case RecordEntry.Timeline _ -> RecordView.timeline(scene, entry.number(), message);
      case RecordEntry.PostMortem _ -> RecordView.postMortem(scene, entry, message);
    }
  }

  @Override
  public List<Event> events(Teller teller, RecordEntry content) {
    return switch (content) {
      case RecordEntry.CalledAfter _, RecordEntry.Timeline _, RecordEntry.PostMortem _ -> List.of();
    };
  }
}
