package rollbackbot.slack.view;

import com.slack.api.model.block.ActionsBlock;
import java.time.Instant;
import java.util.stream.Stream;
import rollbackbot.decision.DecisionTree;
import rollbackbot.rollback.App;
import rollbackbot.rollback.Incident;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.Timing;

/** An end, told to one person because its channel can't be written to; without its buttons. */
public final class EndElsewhereView {
  private EndElsewhereView() {}

  /**
   * The end of an incident as its thread would have told it.
   *
   * @param refusal Slack's word for why the channel can't be written to
   */
  public static View of(
      Incident incident,
      ThreadEntry entry,
      App app,
      DecisionTree tree,
      Links links,
      Timing timing,
      String refusal,
      Instant now) {
    var scene = new Scene(incident, app, tree, links, timing, now);
    var why =
        scene.say(
            "*{0}* : Slack ne laisse plus le bot écrire dans {1} ({2}), voici donc la fin ici."
                + " Remettez-le dans ce canal (`/invite`, ou désarchivez-le) : le message principal"
                + " y sera mis à jour, avec ses boutons.",
            "*{0}*: Slack no longer lets the bot write in {1} ({2}), so here is the end. Put it"
                + " back into that channel (`/invite`, or unarchive it): the main message there"
                + " will be brought up to date, with its buttons.",
            scene.appName(),
            MessageText.channel(incident.channel()),
            MessageText.code(refusal));
    var head = new Message().section(why).view();
    var end = ThreadView.of(incident, entry, app, tree, links, timing, entry.at());
    return new View(
        head.text() + "\n" + end.text(),
        Stream.concat(head.blocks().stream(), end.blocks().stream())
            .filter(block -> !(block instanceof ActionsBlock))
            .toList());
  }
}
