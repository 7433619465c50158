package rollbackbot.slack.view;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Incident;
import rollbackbot.outside.TicketText;
import rollbackbot.release.App;
import rollbackbot.room.Timing;
import rollbackbot.ticket.Prose;
import rollbackbot.ticket.TicketWriting;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;
import rollbackbot.words.Scene;

/** What the bot writes outside Slack, in the words that it uses there. */
public final class WrittenProse implements Prose {
  private final DecisionTree tree;
  private final Links links;
  private final Timing timing;
  private final Function<Incident, Optional<String>> boardLink;

  /**
   * @param boardLink the address of an incident's board in Slack, where it is known
   */
  public WrittenProse(
      DecisionTree tree,
      Links links,
      Timing timing,
      Function<Incident, Optional<String>> boardLink) {
    this.timing = timing;
    this.tree = tree;
    this.links = links;
    this.boardLink = boardLink;
  }

  @Override
  public TicketText ticket(Incident incident, App app, Closing why, Instant now) {
    var scene = new Scene(incident, app, tree, links, timing, now, RoomsWords.ALL);
    return TicketWriting.ticket(scene, why, boardLink.apply(incident));
  }
}
