package rollbackbot.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.AppName;
import rollbackbot.release.ApprovalRule;
import rollbackbot.rollback.FormIds;
import rollbackbot.rollback.PrivateReply;
import rollbackbot.rollback.Reply;

/** A form, as Slack opens it over the conversation. */
public final class FormView {
  /** Of the title and of each button (Slack docs, "Modals"). */
  private static final int MOST_TITLE = 24;

  private FormView() {}

  public static View of(PrivateReply said, Reply.Form form) {
    var wording = new Wording(said.language());
    return switch (form) {
      case Reply.Form.Start start ->
          view(
              FormIds.ROLLBACK_START,
              FormNote.of(said, "", Optional.empty()),
              wording.say("Rollback"),
              wording.say("Continue"),
              start(start, wording),
              wording);
      case Reply.Form.RestoreDatabase restore ->
          view(
              FormIds.DATABASE_RESTORE,
              FormNote.of(said, restore.handle().value(), Optional.of(restore.app().value())),
              wording.say("Restore the database"),
              wording.say("Restore"),
              restore(restore, said.at(), wording),
              wording);
      case Reply.Form.GoAlone alone ->
          view(
              FormIds.BYPASS_APPROVAL,
              FormNote.of(said, alone.handle().value(), Optional.empty()),
              wording.say("Without approval"),
              wording.say("Go on"),
              goAlone(alone, wording),
              wording);
    };
  }

  private static View view(
      String callback,
      FormNote note,
      String title,
      String submit,
      List<LayoutBlock> blocks,
      Wording wording) {
    return View.builder()
        .type("modal")
        .callbackId(callback)
        .privateMetadata(note.write())
        .title(ViewTitle.builder().type("plain_text").text(title(title)).emoji(true).build())
        .submit(ViewSubmit.builder().type("plain_text").text(title(submit)).emoji(true).build())
        .close(
            ViewClose.builder()
                .type("plain_text")
                .text(title(wording.say("Cancel")))
                .emoji(true)
                .build())
        .blocks(blocks)
        .build();
  }

  private static String title(String text) {
    return MessageText.plain(text, MOST_TITLE);
  }

  private static List<LayoutBlock> start(Reply.Form.Start form, Wording wording) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(app(form.apps(), wording));
    blocks.add(
        Fields.optionalText(
            FormIds.VERSION,
            wording.say("Version"),
            wording.say("4.0.0, or previous"),
            wording.say(
                "Empty: the bot asks the questions first. \"previous\": the version that the bot"
                    + " would choose.")));
    blocks.add(
        Fields.optionalText(
            FormIds.REASON,
            wording.say("Why"),
            wording.say("Checkout shows an error"),
            wording.say("Shown in the thread of the incident.")));
    if (form.asksForChannel()) {
      blocks.add(
          Fields.channel(
              FormIds.CHANNEL,
              wording.say("Channel"),
              wording.say("Choose a channel"),
              wording.say(
                  "Where the incident takes place, unless the app has a channel of its own.")));
    }
    return blocks;
  }

  private static LayoutBlock app(List<AppName> apps, Wording wording) {
    var label = wording.say("App");
    var names = apps.stream().map(AppName::value).sorted().toList();
    return Fields.fitInList(names)
        ? Fields.choice(FormIds.APP, label, wording.say("Choose an app"), names)
        : Fields.text(FormIds.APP, label, "my-app");
  }

  private static List<LayoutBlock> goAlone(Reply.Form.GoAlone form, Wording wording) {
    return List.of(
        Fields.words(
            wording.say(
                "⚠️ What is confirmed for {app} goes ahead *without a second person*, right away."
                    + " Your name and your reason stay shown on the main message, in the"
                    + " post-mortem and in the audit.",
                MessageText.code(form.app().value()))),
        Fields.text(
            FormIds.REASON,
            wording.say("Why"),
            wording.say("Nobody else answers, checkout is down")));
  }

  private static List<LayoutBlock> restore(
      Reply.Form.RestoreDatabase form, Instant now, Wording wording) {
    return List.of(
        Fields.words(
            wording.say(
                    "The database {database} of {app} becomes what it was on {moment}.",
                    MessageText.code(form.database()),
                    MessageText.code(form.app().value()),
                    wording.date(form.moment()))
                + "\n"
                + wording.say(
                    "⚠️ *What is lost:* everything written since ({duration}), by other apps on the"
                        + " same database too. It can't be undone.",
                    wording.duration(Duration.between(form.moment(), now)))
                + (form.approval().filter(ApprovalRule::asksASecond).isPresent()
                    ? "\n" + wording.say("🔐 Another person must approve in the thread then.")
                    : "")),
        Fields.text(
            FormIds.APP,
            wording.say("Type the app's name to confirm"),
            wording.say("the app's name")));
  }
}
