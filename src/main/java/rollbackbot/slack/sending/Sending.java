package rollbackbot.slack.sending;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import rollbackbot.incident.Incident;
import rollbackbot.rollback.Outbox.Shown;
import rollbackbot.slack.blockkit.Rendered;
import rollbackbot.slack.view.ThreadView;

/**
 * One message that isn't in Slack as it should be.
 *
 * @param entry number of the thread entry; 0 is the board
 * @param shown how it is in Slack, where it is
 * @param thread the board's {@code ts}, for a message of the thread
 * @param file what the message is instead, where a file may be shared
 * @param broadcast whether the channel sees it too
 */
public record Sending(
    Incident incident,
    int entry,
    Rendered view,
    String digest,
    Optional<Shown> shown,
    Optional<String> thread,
    boolean broadcast,
    Urgency urgency,
    Optional<Files.TextFile> file) {

  /** Whoever waits for an answer comes before progress. */
  enum Urgency {
    /** Something new that people wait for. */
    NEW,
    /** Something that has changed: buttons that have gone, an answer that was given. */
    CHANGED,
    /** The board moves. */
    PROGRESS,
    /** Buttons that have become pointless: clicking them says so. */
    TIDYING
  }

  static final Comparator<Sending> MOST_URGENT_FIRST =
      Comparator.comparing(Sending::urgency)
          .thenComparing(sending -> sending.incident().openedAt())
          .thenComparingInt(Sending::entry);

  Sending with(Optional<ThreadView.Attachment> attachment) {
    var text =
        attachment.map(it -> new Files.TextFile(it.name(), it.title(), it.text(), it.comment()));
    return new Sending(incident, entry, view, digest, shown, thread, broadcast, urgency, text);
  }

  /** The message's {@code ts}, if it is to be changed rather than posted. */
  Optional<String> timestamp() {
    return shown.flatMap(Shown::timestamp);
  }

  /** Since when there is something to say. */
  Instant since() {
    return entry == 0 ? incident.openedAt() : incident.thread().get(entry - 1).at();
  }
}
