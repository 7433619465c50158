package rollbackbot.ticket;

import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.outside.Ticket;
import rollbackbot.text.Draft;
import rollbackbot.text.Markdown;
import rollbackbot.text.Text;
import rollbackbot.ticket.TicketEntry.OwnerAlerted;
import rollbackbot.tree.Outcome;
import rollbackbot.words.Scene;

/** The product owner is told, with the ticket or its text. */
public final class OwnerView {
  private static final int MOST_LABEL = 40;
  private static final int MOST_TICKET = 1_500;

  private OwnerView() {}

  static void write(Scene scene, OwnerAlerted alerted, ThreadEntry entry, Draft message) {
    message.section(owner(scene, alerted));
    switch (alerted.ticket()) {
      case TicketOutcome.Opened(var ticket) ->
          message.section(
              scene.say("🎫 Ticket opened: {ticket}, to be prioritised.", link(ticket)));
      case TicketOutcome.ToCopy _ -> toCopy(scene, alerted, entry, message);
      case TicketOutcome.StoppedBy(var person) -> {
        message.section(
            scene.say(
                "⚠️ {person} didn't wait for the ticket. Please check whether it is there, else"
                    + " open it by hand.",
                Text.mention(person)));
        toCopy(scene, alerted, entry, message);
      }
      case TicketOutcome.Failed(var why) -> {
        message.section(
            scene.say(
                "⚠️ The ticket couldn't be opened ({why}). Please check whether it is there, else"
                    + " open it by hand.",
                scene.trouble(why)));
        toCopy(scene, alerted, entry, message);
      }
    }
    if (alerted.outcome() == Outcome.DISABLE_FEATURE) {
      message.section(
          scene
              .say(
                  "If that doesn't help: \"It didn't help\", on the incident's main message, goes"
                      + " on with the questions.")
              .and(scene.say("Who may act: {operators}.", scene.operatorsInWords())));
    }
  }

  /** Its label is the other system's: foreign. */
  public static Text link(Ticket ticket) {
    return Text.link(ticket.link(), Text.foreign(ticket.label(), MOST_LABEL));
  }

  private static Text owner(Scene scene, OwnerAlerted alerted) {
    var app = Text.code(scene.app().name().value());
    var what =
        alerted.outcome() == Outcome.DISABLE_FEATURE
            ? scene.say("a feature of {app} is switched off after a release", app)
            : scene.say("something is wrong with {app}, and it can wait: no rollback", app);
    return alerted
        .productOwner()
        .map(person -> scene.say("{person}, *{what}.*", Text.mention(person), what))
        .orElseGet(() ->
            scene.say(
                "*Please alert the product owner* (the bot knows none for this app): {what}.",
                what));
  }

  private static void toCopy(Scene scene, OwnerAlerted alerted, ThreadEntry entry, Draft message) {
    var why =
        alerted.outcome() == Outcome.DISABLE_FEATURE
            ? Closing.DISABLE_FEATURE
            : Closing.ALERT_OWNER;
    message
        .section(scene.say("*Text for the ticket, to copy:*"))
        .section(
            Text.firstLines(
                TicketWriting.lines(scene, why, entry.number()).stream().map(Markdown::of).toList(),
                MOST_TICKET));
  }
}
