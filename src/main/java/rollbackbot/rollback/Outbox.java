package rollbackbot.rollback;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.release.AppName;
import rollbackbot.text.Language;

/** What of the stored state is still to be shown, and what has been. */
public interface Outbox {
  /** The entry under which it is noted that an incident was said to be unreadable. */
  int UNREADABLE = Integer.MAX_VALUE;

  /** The incidents that have changed since they were shown, and those that are running. */
  default List<Incident> toShow() {
    return toShow(_ -> false);
  }

  /**
   * The same without those that needn't be looked at, which aren't even read.
   *
   * @param isQuiet whether nothing is to be shown of an incident as it is now
   */
  List<Incident> toShow(Predicate<Edition> isQuiet);

  /** An incident as it is stored. */
  Optional<Incident> find(IncidentId incident);

  /**
   * The messages of an incident, by the number of their thread entry; 0 is the board. What was said
   * of an entry to one person alone, its channel being shut, has the entry's number with a minus.
   */
  Map<Integer, Shown> shown(IncidentId incident);

  /**
   * Remembers a message. One that is there already is not replaced by another, which a process that
   * was frozen while it posted may come with, but may be said to be there no more.
   */
  void shown(IncidentId incident, int entry, Shown message);

  /** Everything of this revision has been shown. */
  void allShown(IncidentId incident, long revision);

  /** The incidents in whose thread it stands that they can't be read. */
  List<IncidentId> saidUnreadable();

  /**
   * How readable incidents are: those that this process found it couldn't read, where they are
   * open, and others.
   *
   * @param others such as those that were said to be unreadable
   */
  List<Legibility> legibility(Collection<IncidentId> others);

  /** Replies that wait to be sent, oldest first. */
  List<Waiting> replies();

  /** The reply was sent, or can't be. */
  void done(Waiting reply);

  /** Stores a reply that is about no input. */
  void add(PrivateReply reply);

  /**
   * A message as it is in Slack.
   *
   * @param timestamp Slack's {@code ts}, with the channel the message's key; absent while it could
   *     not be posted
   * @param digest of what was sent, to tell whether it has changed
   * @param error Slack's word, when it refused the message for good
   * @param refusedFor what the refused attempt was made for: another one isn't made for the same
   */
  record Shown(
      String channel,
      Optional<String> timestamp,
      String digest,
      Optional<String> error,
      Optional<String> refusedFor) {}

  /** An incident at one revision. */
  record Edition(IncidentId incident, long revision) {}

  /**
   * What is known of an incident without reading its record.
   *
   * @param language in which it is told, where that can be seen
   */
  record Legibility(
      IncidentId incident,
      AppName app,
      long revision,
      Optional<Language> language,
      Readability readable) {

    /** The same where what can be read can't be shown. */
    public Legibility unshown() {
      return readable == Readability.YES
          ? new Legibility(incident, app, revision, language, Readability.UNSHOWN)
          : this;
    }
  }

  /** Whether a record can be read. */
  enum Readability {
    YES,
    /** No version of the bot up to this one stores it so. */
    DAMAGED,
    /** A newer version stored it. */
    NEWER,
    /** It can be read, but messages can't be made of it. */
    UNSHOWN
  }

  /** A stored reply. */
  record Waiting(String id, PrivateReply reply) {}
}
