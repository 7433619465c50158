package rollbackbot.slack.view;

import java.util.Optional;
import rollbackbot.release.App;
import rollbackbot.rollback.Outbox;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;
import rollbackbot.words.Links;
import rollbackbot.words.Scene;

/** What is said in an incident's thread where nothing more of it can be told. */
public final class UnreadableView {
  private UnreadableView() {}

  /**
   * That the bot stands still, or shows nothing, what to do meanwhile, and who sets it right.
   *
   * @param app empty where it isn't known any more
   */
  public static Message of(
      Outbox.Legibility incident, Optional<App> app, Links links, Wording wording) {
    var record = Text.code("incident " + incident.incident());
    var scalingo =
        app.flatMap(links::app)
            .map(page -> Text.link(page, wording.say("Scalingo")))
            .orElseGet(() -> wording.say("Scalingo"));
    var message =
        incident.readable() == Outbox.Readability.UNSHOWN
            ? unshown(incident, record, scalingo, wording)
            : unread(incident, record, scalingo, wording);
    app.ifPresent(known ->
        message.context(
            wording.say("Who may act: {operators}.", Scene.operators(known.operators(), wording))));
    return message.message();
  }

  private static Draft unshown(
      Outbox.Legibility incident, Text record, Text scalingo, Wording wording) {
    return new Draft()
        .section(
            wording.say(
                "🛑 *{app}: by a fault of its own the bot can't show all of this incident any"
                    + " more.* What was confirmed goes on unseen, up to its next question to you.",
                Text.foreign(incident.app().value())))
        .section(
            wording.say(
                "*By hand:* check on {scalingo} what runs, whether a deployment or a restore is"
                    + " under way and whether auto-deploy is off; wait for what is under way, then"
                    + " go on with the runbook.",
                scalingo))
        .section(
            wording.say(
                "*Whoever runs the bot:* log and `/readyz` name {record} and the fault. A version"
                    + " without it shows by itself what has happened.",
                record));
  }

  private static Draft unread(
      Outbox.Legibility incident, Text record, Text scalingo, Wording wording) {
    boolean newer = incident.readable() == Outbox.Readability.NEWER;
    return new Draft()
        .section(
            wording.say(
                "🛑 *{app}: the bot can't read this incident any more, and does nothing"
                    + " further for it.* {why} The buttons here have no effect. What was asked"
                    + " of Scalingo before may still go on.",
                Text.foreign(incident.app().value()),
                newer
                    ? wording.say("A newer version of the bot stored it.")
                    : wording.say("Its record in the bot's database is damaged.")))
        .section(
            wording.say(
                "*By hand:* check on {scalingo} what runs, whether a deployment or a restore is"
                    + " under way and whether auto-deploy is off; then go on with the runbook.",
                scalingo))
        .section(
            newer
                ? wording.say(
                    "*Whoever runs the bot:* start the newer version again, it goes on by"
                        + " itself. Log and `/readyz` name {record}.",
                    record)
                : wording.say(
                    "*Whoever runs the bot:* log and `/readyz` name {record} and what is wrong"
                        + " with it; once that is put right, the bot goes on by itself.",
                    record));
  }

  /** What becomes of it, once it can be read. */
  public static Message again(Outbox.Legibility incident, Wording wording) {
    return new Draft()
        .section(
            wording.say(
                "✅ {app}: for a while the bot couldn't read or show this incident. It can"
                    + " again: what comes next is in the main message.",
                Text.foreign(incident.app().value())))
        .message();
  }
}
