package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.rollback.Outbox;
import rollbackbot.slack.web.SlackAnswers;
import rollbackbot.slack.web.SlackIdentity;
import rollbackbot.words.Links;

/** Where the board of an incident is. */
public final class BoardLinks {
  private static final Logger log = LoggerFactory.getLogger(BoardLinks.class);

  private final MethodsClient client;
  private final SlackIdentity identity;
  private final Outbox outbox;

  /** A message's address never changes. */
  private final Map<Place, String> known = new ConcurrentHashMap<>();

  private record Place(String channel, String timestamp) {}

  public BoardLinks(MethodsClient client, SlackIdentity identity, Outbox outbox) {
    this.client = client;
    this.identity = identity;
    this.outbox = outbox;
  }

  /** Its address; empty while it isn't posted. */
  public Optional<String> to(IncidentId incident) {
    return Optional.ofNullable(outbox.shown(incident).get(0))
        .flatMap(board -> board.timestamp().map(timestamp -> new Place(board.channel(), timestamp)))
        .flatMap(this::permalink);
  }

  /** The platform's pages, and the boards beside them. */
  public Links and(Links pages) {
    return new LinkedBoards(pages, this);
  }

  /**
   * The message below whose board an incident is told; empty where it has a thread of its own, and
   * where that board isn't there.
   */
  Optional<String> threadOf(Incident incident) {
    return incident
        .toldIn()
        .flatMap(before -> Optional.ofNullable(outbox.shown(before).get(0)))
        .filter(board -> board.channel().equals(incident.channel()))
        .flatMap(Outbox.Shown::timestamp);
  }

  /** Whether it was neither posted nor refused so far. */
  boolean isToCome(IncidentId incident) {
    return !outbox.shown(incident).containsKey(0);
  }

  private Optional<String> permalink(Place place) {
    var found = Optional.ofNullable(known.get(place));
    if (found.isPresent()) {
      return found;
    }
    try {
      var link =
          SlackAnswers.of(
                  "chat.getPermalink",
                  () ->
                      client.chatGetPermalink(
                          request -> request.channel(place.channel()).messageTs(place.timestamp())))
              .getPermalink();
      known.put(place, link);
      return Optional.of(link);
    } catch (OutsideTrouble e) {
      log.warn("{}; the link is built by hand", e.getMessage());
      return identity.archiveLink(place.channel(), place.timestamp());
    }
  }
}
