package rollbackbot.slack.sending;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.rollback.Outbox;

/**
 * The outbox of a publisher that knows what it has sent also where the store can't be written. What
 * couldn't be noted is kept here and noted later; as long as there is any, nothing is to be sent.
 */
public final class NotedOutbox implements Outbox {
  private static final Logger log = LoggerFactory.getLogger(NotedOutbox.class);

  private final Outbox stored;
  private final InstantSource clock;
  private final Map<Object, Note> unnoted = new LinkedHashMap<>();
  private Optional<Instant> since = Optional.empty();

  public NotedOutbox(Outbox stored, InstantSource clock) {
    this.stored = stored;
    this.clock = clock;
  }

  /** Something to be written. */
  private interface Note {
    void write(Outbox store);
  }

  private record MessageNote(IncidentId incident, int entry, Shown message) implements Note {
    @Override
    public void write(Outbox store) {
      store.shown(incident, entry, message);
    }
  }

  private record ReplyNote(Waiting reply) implements Note {
    @Override
    public void write(Outbox store) {
      store.done(reply);
    }
  }

  private record Place(IncidentId incident, int entry) {}

  /** Notes what couldn't be noted before; tells whether everything is. */
  synchronized boolean catchUp() {
    while (!unnoted.isEmpty()) {
      var next = unnoted.entrySet().iterator().next();
      if (!write(next.getValue())) {
        return false;
      }
      unnoted.remove(next.getKey(), next.getValue());
    }
    if (since.isPresent()) {
      log.info("what was sent to Slack is noted again");
      since = Optional.empty();
    }
    return true;
  }

  /** Since when what was sent can't be noted; empty where it is. */
  synchronized Optional<Instant> unnotedSince() {
    return since;
  }

  private boolean write(Note note) {
    try {
      note.write(stored);
      return true;
    } catch (RuntimeException e) {
      if (since.isEmpty()) {
        log.error("what was sent to Slack can't be noted: nothing is sent until it can", e);
        since = Optional.of(clock.instant());
      }
      return false;
    }
  }

  private synchronized void note(Object key, Note note) {
    unnoted.remove(key);
    unnoted.put(key, note);
    catchUp();
  }

  @Override
  public List<Incident> toShow(Predicate<Edition> isQuiet) {
    return stored.toShow(isQuiet);
  }

  @Override
  public Optional<Incident> find(IncidentId incident) {
    return stored.find(incident);
  }

  @Override
  public synchronized Map<Integer, Shown> shown(IncidentId incident) {
    var all = new HashMap<>(stored.shown(incident));
    unnoted.forEach((_, note) -> {
      if (note instanceof MessageNote message && message.incident().equals(incident)) {
        all.put(message.entry(), message.message());
      }
    });
    return all;
  }

  @Override
  public void shown(IncidentId incident, int entry, Shown message) {
    note(new Place(incident, entry), new MessageNote(incident, entry, message));
  }

  @Override
  public void allShown(IncidentId incident, long revision) {
    stored.allShown(incident, revision);
  }

  @Override
  public List<IncidentId> saidUnreadable() {
    return stored.saidUnreadable();
  }

  @Override
  public List<Legibility> legibility(Collection<IncidentId> others) {
    return stored.legibility(others);
  }

  @Override
  public synchronized List<Waiting> replies() {
    return stored.replies().stream().filter(waiting -> !unnoted.containsKey(waiting.id())).toList();
  }

  @Override
  public void done(Waiting reply) {
    note(reply.id(), new ReplyNote(reply));
  }

  @Override
  public void add(PrivateReply reply) {
    note(new Object(), new Told(reply));
  }

  private record Told(PrivateReply reply) implements Note {
    @Override
    public void write(Outbox store) {
      store.add(reply);
    }
  }
}
