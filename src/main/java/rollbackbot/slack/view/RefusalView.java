package rollbackbot.slack.view;

import rollbackbot.incident.Reply;
import rollbackbot.incident.Reply.Denial;
import rollbackbot.people.PlaceKind;
import rollbackbot.release.AppName;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** Who may not act, and where an incident can't take place or be shown. */
final class RefusalView {
  private RefusalView() {}

  static Text why(Denial denial, Wording wording) {
    return switch (denial) {
      case NOT_AN_OPERATOR -> wording.say("you are not among those who may act.");
      case GUEST -> wording.say("guests may not act.");
      case BOT -> wording.say("bots may not act.");
      case OTHER_WORKSPACE -> wording.say("only members of this workspace may act.");
      case DEACTIVATED -> wording.say("this account is deactivated.");
      case UNKNOWN ->
          wording.say(
              "Slack couldn't say whether you may act, so the bot refuses. Please try again in a"
                  + " minute.");
    };
  }

  static Text setAside(String what, boolean newer, Wording wording) {
    var record = Text.code(what);
    return newer
        ? wording.say(
            "{record} was stored by a newer version of the bot, and this one can't read it: until"
                + " the newer one runs again, nothing can be done that concerns it. Nothing has"
                + " changed. The runbook still works by hand.",
            record)
        : wording.say(
            "{record} is damaged in the bot's database: until somebody has put it right there,"
                + " nothing can be done that concerns it. Nothing has changed. The runbook still"
                + " works by hand.",
            record);
  }

  static Text noPlace(AppName app, PlaceKind kind, Wording wording) {
    return noPlace(kind, wording)
        .then(
            wording.say(
                " Type `/rollback {app}` in a channel of this workspace.",
                Text.foreign(app.value())));
  }

  static Text noPlace(PlaceKind kind, Wording wording) {
    return switch (kind) {
      case DIRECT_MESSAGE ->
          wording.say("An incident can't be opened in a direct message: the team wouldn't see it.");
      case SHARED_WITH_OTHERS ->
          wording.say(
              "An incident can't be opened in a channel shared with another organisation: they"
                  + " would see it.");
      case UNKNOWN ->
          wording.say(
              "Slack doesn't say whether this conversation is shared with another organisation,"
                  + " so no incident is opened here. If it is a private channel, type `/invite"
                  + " @rollback-bot` first.");
      case CHANNEL -> wording.say("An incident can't be opened here.");
    };
  }

  static Text notPosted(Reply.BoardNotPosted notPosted, Wording wording) {
    var cure =
        ShutReason.of(notPosted.error())
            .map(reason -> cure(reason, wording))
            .orElseGet(() ->
                wording.say(
                    "Slack answered {error}. Check that the bot is in the channel",
                    Text.code(notPosted.error())));
    return wording.say(
        "The incident of {app} is open, but its message couldn't be posted in {channel}: {cure},"
            + " then type the command again.",
        Text.code(notPosted.app().value()),
        Text.channel(notPosted.channel()),
        cure);
  }

  private static Text cure(ShutReason reason, Wording wording) {
    return switch (reason) {
      case NOT_IN_IT -> wording.say("the bot isn't in it. Type `/invite @rollback-bot` there");
      case ARCHIVED -> wording.say("it is archived. Go to another channel");
      case RULES_OF_CHANNEL ->
          wording.say("the channel's rules don't let the bot post. Go to another channel");
      case RULES_OF_ORGANISATION ->
          wording.say(
              "your organisation's rules don't let the bot post there. Go to another channel");
    };
  }
}
