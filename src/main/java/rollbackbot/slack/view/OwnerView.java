package rollbackbot.slack.view;

import rollbackbot.rollback.IncidentState.Closing;
import rollbackbot.rollback.ThreadEntry;
import rollbackbot.rollback.ThreadEntry.Content.OwnerAlerted;
import rollbackbot.rollback.Ticket;
import rollbackbot.rollback.TicketOutcome;
import rollbackbot.tree.Outcome;

/** The product owner is told, with the ticket or its text. */
final class OwnerView {
  private static final int MOST_LABEL = 40;
  private static final int MOST_TICKET = 1_500;
  private static final int MOST_WORDS = 300;

  private OwnerView() {}

  static void write(Scene scene, OwnerAlerted alerted, ThreadEntry entry, Message message) {
    message.section(owner(scene, alerted));
    switch (alerted.ticket()) {
      case TicketOutcome.Opened(var ticket) ->
          message.section(
              scene.say(
                  "🎫 Ticket ouvert : {0}, à prioriser.",
                  "🎫 Ticket opened: {0}, to be prioritised.", link(ticket)));
      case TicketOutcome.ToCopy _ -> toCopy(scene, alerted, entry, message);
      case TicketOutcome.Failed(var why) -> {
        message.section(
            scene.say(
                "⚠️ Le ticket n'a pas pu être ouvert ({0}). Regardez s'il existe déjà, sinon"
                    + " ouvrez-le à la main.",
                "⚠️ The ticket couldn't be opened ({0}). Please look whether it is there, else open"
                    + " it by hand.",
                MessageText.code(why, MOST_WORDS)));
        toCopy(scene, alerted, entry, message);
      }
    }
    if (alerted.outcome() == Outcome.DISABLE_FEATURE) {
      message.section(
          scene.say(
              "Si cela ne suffit pas : « Ça n'a pas suffi », sur le message principal de"
                  + " l'incident, reprend les questions.",
              "If that doesn't help: \"It didn't help\", on the incident's main message, goes on"
                  + " with the questions."));
    }
  }

  /** Its label is the other system's: foreign. */
  static String link(Ticket ticket) {
    return MessageText.link(ticket.link(), MessageText.plain(ticket.label(), MOST_LABEL));
  }

  private static String owner(Scene scene, OwnerAlerted alerted) {
    var app = MessageText.code(scene.app().name().value());
    var what =
        alerted.outcome() == Outcome.DISABLE_FEATURE
            ? scene.say(
                "une fonctionnalité de {0} est désactivée après une mise en production",
                "a feature of {0} is switched off after a release", app)
            : scene.say(
                "il y a un problème sur {0}, qui peut attendre : pas de rollback",
                "something is wrong with {0}, and it can wait: no rollback", app);
    return alerted
        .productOwner()
        .map(person -> scene.say("{0}, *{1}.*", "{0}, *{1}.*", MessageText.mention(person), what))
        .orElseGet(() ->
            scene.say(
                "*Prévenez le product owner* (le bot n'en connaît pas pour cette app) : {0}.",
                "*Please alert the product owner* (the bot knows none for this app): {0}.", what));
  }

  private static void toCopy(
      Scene scene, OwnerAlerted alerted, ThreadEntry entry, Message message) {
    var why =
        alerted.outcome() == Outcome.DISABLE_FEATURE
            ? Closing.DISABLE_FEATURE
            : Closing.ALERT_OWNER;
    message
        .section(scene.say("*Texte du ticket, à copier :*", "*Text for the ticket, to copy:*"))
        .section(
            MessageText.codeBlockFromTop(
                TicketWriting.lines(scene, why, entry.number()), MOST_TICKET));
  }
}
