package rollbackbot.slack.view;

import com.slack.api.model.view.View;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.release.AppName;
import rollbackbot.rollback.IncidentId;
import rollbackbot.rollback.PrivateReply;
import rollbackbot.rollback.Reply;

/** The bot's Home of one person. */
public final class HomeView {
  private static final int MOST_INCIDENTS = 20;
  private static final int MOST_APPS = 40;
  private static final int STATE = 150;

  private HomeView() {}

  /**
   * The Home.
   *
   * @param boards where the board of an incident is, as far as it is known
   */
  public static View of(
      PrivateReply said, Reply.Home home, Function<IncidentId, Optional<String>> boards) {
    var wording = new Wording(said.language());
    var message = new Message();
    incidents(home, boards, wording, message);
    message
        .header(wording.say("Revenir à une version précédente", "Go back to an earlier version"))
        .section(
            wording.say(
                """
                Dans le canal de l'incident, tapez :
                • `/rollback` : un formulaire à remplir
                • `/rollback app` : les questions, puis le plan
                • `/rollback app previous` : va droit au plan
                • `/rollback help` : toutes les commandes
                Rien n'est déployé avant que quelqu'un ait confirmé le plan.\
                """,
                """
                In the channel of the incident, type:
                • `/rollback`: a form to fill in
                • `/rollback app`: the questions, then the plan
                • `/rollback app previous`: straight to the plan
                • `/rollback help`: all commands
                Nothing is deployed before somebody has confirmed the plan.\
                """))
        .header(wording.say("Vos apps", "Your apps"))
        .section(apps(home, wording))
        .context(
            wording.say(
                "À jour au {0}. Rouvrez cet onglet pour l'actualiser.",
                "As of {0}. Open this tab again to renew it.", wording.date(said.at())));
    return View.builder().type("home").blocks(message.view().blocks()).build();
  }

  private static void incidents(
      Reply.Home home,
      Function<IncidentId, Optional<String>> boards,
      Wording wording,
      Message message) {
    message.header(wording.say("Incidents ouverts", "Open incidents"));
    if (home.open().isEmpty()) {
      message.section(
          wording.say(
              "Aucun, sur les apps où vous pouvez agir.",
              "None, on the apps that you may act on."));
    }
    home.open().stream()
        .limit(MOST_INCIDENTS)
        .forEach(open -> message.section(incident(open, boards.apply(open.id()), wording)));
    if (home.open().size() > MOST_INCIDENTS) {
      message.context(
          wording.say("Et {0} de plus.", "And {0} more.", home.open().size() - MOST_INCIDENTS));
    }
  }

  private static String incident(Reply.Home.Open open, Optional<String> board, Wording wording) {
    var name = MessageText.foreign(open.app().value());
    return wording.say(
        "*{0}* : {1}\nOuvert par {2}, {3}",
        "*{0}*: {1}\nOpened by {2}, {3}",
        board.map(page -> MessageText.link(URI.create(page), open.app().value())).orElse(name),
        MessageText.foreign(StateWords.line(open.state(), wording), STATE),
        MessageText.mention(open.openedBy()),
        wording.date(open.openedAt()));
  }

  private static String apps(Reply.Home home, Wording wording) {
    if (home.apps().isEmpty()) {
      return wording.say(
          "La plateforme ne répond pas : rouvrez cet onglet dans une minute.",
          "The platform doesn't answer: open this tab again in a minute.");
    }
    var names = home.apps().get().stream().map(AppName::value).map(MessageText::code).toList();
    return names.isEmpty()
        ? wording.say(
            "Vous ne pouvez agir sur aucune : demandez à qui configure le bot.",
            "There is none that you may act on: ask whoever configures the bot.")
        : wording.say(
            "Vous pouvez agir sur {0}.", "You may act on {0}.", wording.some(names, MOST_APPS));
  }
}
