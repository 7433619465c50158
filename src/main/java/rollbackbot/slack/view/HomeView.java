package rollbackbot.slack.view;

import java.util.Optional;
import java.util.function.Function;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.release.AppName;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** The bot's Home of one person. */
public final class HomeView {
  private static final int MOST_INCIDENTS = 20;
  private static final int MOST_APPS = 40;

  private HomeView() {}

  /**
   * The Home.
   *
   * @param boards where the board of an incident is, as far as it is known
   */
  public static Message of(
      PrivateReply said, Reply.Home home, Function<IncidentId, Optional<String>> boards) {
    var wording = new Wording(said.language());
    var message = new Draft();
    incidents(home, boards, wording, message);
    message
        .header(wording.say("Go back to an earlier version"))
        .section(
            wording.say(
                """
                In the channel of the incident, type:
                • `/rollback`: a form to fill in
                • `/rollback app`: the questions, then the plan
                • `/rollback app previous`: straight to the plan
                • `/rollback history app`: what ran
                • `/rollback help`: all commands
                Nothing is deployed before somebody has confirmed the plan.\
                """))
        .header(wording.say("Your apps"))
        .section(apps(home, wording))
        .context(
            wording.say("As of {date}. Open this tab again to renew it.", wording.date(said.at())));
    return message.message();
  }

  private static void incidents(
      Reply.Home home,
      Function<IncidentId, Optional<String>> boards,
      Wording wording,
      Draft message) {
    message.header(wording.say("Open incidents"));
    if (home.open().isEmpty()) {
      message.section(wording.say("None, on the apps that you may act on."));
    }
    home.open().stream()
        .limit(MOST_INCIDENTS)
        .forEach(
            open -> message.section(OverviewView.incident(open, boards.apply(open.id()), wording)));
    if (home.open().size() > MOST_INCIDENTS) {
      message.context(
          wording.say("And {count} more.", Text.number(home.open().size() - MOST_INCIDENTS)));
    }
  }

  private static Text apps(Reply.Home home, Wording wording) {
    if (home.apps().isEmpty()) {
      return wording.say("The platform doesn't answer: open this tab again in a minute.");
    }
    var names = home.apps().get().stream().map(AppName::value).map(Text::code).toList();
    return names.isEmpty()
        ? wording.say("There is none that you may act on: ask whoever configures the bot.")
        : wording.say("You may act on {apps}.", wording.some(names, MOST_APPS));
  }
}
