package rollbackbot.slack.view;

import java.time.Instant;
import java.util.List;
import rollbackbot.incident.Incident;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.release.App;
import rollbackbot.room.Timing;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;
import rollbackbot.words.Scene;

/** An end, told to one person because its channel can't be written to; without its buttons. */
public final class EndElsewhereView {
  private EndElsewhereView() {}

  /**
   * The end of an incident as its thread would have told it, with what the board would say.
   *
   * @param refusal Slack's word for why the channel can't be written to
   */
  public static Message of(
      Incident incident,
      ThreadEntry entry,
      App app,
      DecisionTree tree,
      Links links,
      Timing timing,
      String refusal,
      Instant now) {
    var scene = new Scene(incident, app, tree, links, timing, now, RoomsWords.ALL);
    var channel = Text.channel(incident.channel());
    var where = new Draft().section(scene.say("*{app}* ({channel})", scene.appName(), channel));
    var end = ThreadView.of(incident, entry, app, tree, links, timing, entry.at());
    var why =
        scene.say(
            "The bot can't post in {channel} any more: {reason}. That is why it tells you here."
                + " {cure}",
            channel,
            reason(scene, refusal),
            ShutReason.of(refusal)
                .map(it -> cure(scene, it))
                .orElseGet(() ->
                    scene.say("The main message and its buttons are still in that channel.")));
    return together(
        List.of(
            where.message(),
            end,
            BoardView.standing(scene, entry),
            new Draft().section(why).message()));
  }

  /** One message of several, without buttons. */
  private static Message together(List<Message> messages) {
    return new Message(
        messages.stream()
            .flatMap(message -> message.parts().stream())
            .filter(part -> !(part instanceof Message.Part.Controls))
            .toList());
  }

  private static Text reason(Scene scene, String refusal) {
    return ShutReason.of(refusal)
        .map(reason ->
            switch (reason) {
              case NOT_IN_IT -> scene.say("it was removed from it, or the channel is gone");
              case ARCHIVED -> scene.say("it is archived");
              case RULES_OF_CHANNEL ->
                  scene.say("the channel's rules no longer let it ({error})", Text.code(refusal));
              case RULES_OF_ORGANISATION ->
                  scene.say("your organisation's rules forbid it ({error})", Text.code(refusal));
            })
        .orElseGet(() -> scene.say("Slack refused this message ({error})", Text.code(refusal)));
  }

  private static Text cure(Scene scene, ShutReason reason) {
    var deed =
        switch (reason) {
          case NOT_IN_IT -> scene.say("Type `/invite @rollback-bot` there");
          case ARCHIVED -> scene.say("Unarchive it");
          case RULES_OF_CHANNEL -> scene.say("Let the bot post there, and reply in threads");
          case RULES_OF_ORGANISATION -> scene.say("Ask an administrator to allow it");
        };
    return scene.say(
        "{deed}: the main message there will be brought up to date, with its buttons.", deed);
  }
}
