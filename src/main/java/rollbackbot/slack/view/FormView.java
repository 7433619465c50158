package rollbackbot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.people.FormIds;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.text.Form;
import rollbackbot.text.Form.Field;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** A form that is filled in over the conversation. */
public final class FormView {
  private FormView() {}

  public static Form of(PrivateReply said, Reply.Form form) {
    var wording = new Wording(said.language());
    return switch (form) {
      case Reply.Form.Start start ->
          new Form(
              FormIds.ROLLBACK_START,
              note(said, "", Optional.empty()),
              wording.say("Rollback"),
              wording.say("Continue"),
              wording.say("Cancel"),
              start(start, wording));
      case Reply.Form.RestoreDatabase restore ->
          new Form(
              FormIds.DATABASE_RESTORE,
              note(said, restore.handle().value(), Optional.of(restore.app().value())),
              wording.say("Restore the database"),
              wording.say("Restore"),
              wording.say("Cancel"),
              restore(restore, said.at(), wording));
      case Reply.Form.GoAlone alone ->
          new Form(
              FormIds.BYPASS_APPROVAL,
              note(said, alone.handle().value(), Optional.empty()),
              wording.say("Without approval"),
              wording.say("Go on"),
              wording.say("Cancel"),
              goAlone(alone, wording));
    };
  }

  private static Form.Note note(PrivateReply said, String value, Optional<String> expected) {
    var to = said.to();
    return new Form.Note(said.language(), to.channel(), to.thread(), value, expected);
  }

  private static List<Field> start(Reply.Form.Start form, Wording wording) {
    var fields = new ArrayList<Field>();
    fields.add(
        new Field.OneOf(
            FormIds.APP,
            wording.say("App"),
            wording.say("Choose an app"),
            form.apps().stream().map(AppName::value).sorted().toList(),
            wording.say("my-app"),
            form.chosen().map(AppName::value)));
    fields.add(
        new Field.Offered(
            FormIds.VERSION,
            wording.say("Version"),
            wording.say("Choose, or type: 4.0.0"),
            wording.say("Empty: the bot asks the questions first.")));
    fields.add(
        new Field.OptionalTyped(
            FormIds.REASON,
            wording.say("Why"),
            wording.say("Checkout shows an error"),
            wording.say("Shown in the incident's main message.")));
    if (form.asksForChannel()) {
      fields.add(
          new Field.OfChannels(
              FormIds.CHANNEL,
              wording.say("Channel"),
              wording.say("Choose a channel"),
              wording.say(
                  "Where the incident is posted, unless the app has a channel of its own.")));
    }
    return fields;
  }

  private static List<Field> goAlone(Reply.Form.GoAlone form, Wording wording) {
    return List.of(
        new Field.Words(
            wording.say(
                "⚠️ What is confirmed for {app} goes ahead *without a second person*, right away."
                    + " Your name and your reason stay visible on the main message, in the"
                    + " post-mortem and in the audit.",
                Text.code(form.app().value()))),
        new Field.Typed(
            FormIds.REASON,
            wording.say("Why"),
            wording.say("Nobody else answers, checkout is down")));
  }

  private static List<Field> restore(
      Reply.Form.RestoreDatabase form, Instant now, Wording wording) {
    return List.of(
        new Field.Words(
            wording
                .say(
                    "The database {database} of {app} becomes what it was on {moment}.",
                    Text.code(form.database()),
                    Text.code(form.app().value()),
                    wording.date(form.moment()))
                .over(
                    wording.say(
                        "⚠️ *What is lost:* everything written since ({duration}), also by other"
                            + " apps on the same database. It can't be undone.",
                        wording.duration(Duration.between(form.moment(), now))))
                .then(
                    form.approval().filter(ApprovalRule::asksASecond).isPresent()
                        ? wording.say("\n🔐 Another person must then approve in the thread.")
                        : Text.EMPTY)),
        new Field.Typed(
            FormIds.APP,
            wording.say("Type the app's name to confirm"),
            wording.say("the app's name")));
  }
}
