package rollbackbot.slack.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Entry.Audience;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Post;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.record.RecordView;
import rollbackbot.release.App;
import rollbackbot.room.Timing;
import rollbackbot.text.Control;
import rollbackbot.text.Draft;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.text.Text;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;
import rollbackbot.words.Scene;

/** One message of an incident's thread. */
public final class ThreadView {
  private ThreadView() {}

  /** Ages are told as of the message, so that it changes only when there is something to say. */
  public static Message of(
      Incident incident,
      ThreadEntry entry,
      App app,
      DecisionTree tree,
      Links links,
      Timing timing,
      Instant now) {
    var scene = new Scene(incident, app, tree, links, timing, now, RoomsWords.ALL);
    var message = new Draft();
    RoomsWords.write(scene, entry, message);
    return message.message();
  }

  /** Several entries in one message; what is offered stands at its end. */
  public static Message of(
      Incident incident, Post post, App app, DecisionTree tree, Links links, Timing timing) {
    var told =
        post.told().stream()
            .map(entry -> of(incident, entry, app, tree, links, timing, entry.at()))
            .toList();
    if (told.size() == 1) {
      return told.getFirst();
    }
    return post.strand()
        .map(strand ->
            switch (strand) {
              case QUESTIONS -> joined(told);
              case PROGRESS -> oneParagraph(told);
              case OUTCOME -> controlsLast(told);
            })
        .orElseGet(() -> joined(told));
  }

  private static Message joined(List<Message> messages) {
    return new Message(messages.stream().flatMap(message -> message.parts().stream()).toList());
  }

  private static Message oneParagraph(List<Message> messages) {
    var shown = new ArrayList<Text>();
    var aloud = new ArrayList<Text>();
    var rest = new ArrayList<Part>();
    for (var part : joined(messages).parts()) {
      if (part instanceof Part.Paragraph(var eye, var ear)) {
        shown.add(eye);
        aloud.add(ear);
      } else {
        rest.add(part);
      }
    }
    rest.addFirst(new Part.Paragraph(Text.lines(shown), Text.lines(aloud)));
    return new Message(rest);
  }

  private static Message controlsLast(List<Message> messages) {
    var parts = new ArrayList<Part>();
    var controls = new ArrayList<Control>();
    for (var part : joined(messages).parts()) {
      if (part instanceof Part.Controls(var some)) {
        controls.addAll(some);
      } else {
        parts.add(part);
      }
    }
    if (!controls.isEmpty()) {
      parts.add(new Part.Controls(controls));
    }
    return new Message(parts);
  }

  /** The file that the message is, where it is one; it never changes. */
  public static Optional<Attachment> file(
      Incident incident,
      ThreadEntry entry,
      App app,
      DecisionTree tree,
      Links links,
      Timing timing,
      Instant now) {
    if (!(entry.content() instanceof RecordEntry.PostMortem)) {
      return Optional.empty();
    }
    var scene = new Scene(incident, app, tree, links, timing, now, RoomsWords.ALL);
    var day = LocalDate.ofInstant(incident.openedAt(), ZoneOffset.UTC);
    return Optional.of(
        new Attachment(
            "post-mortem-" + app.name() + "-" + day + ".md",
            scene.say("Post-mortem: {app}", scene.appName()).plain(),
            RecordView.draft(scene, entry),
            scene.say("Draft of a post-mortem, to be completed.").plain()));
  }

  /**
   * A text file.
   *
   * @param comment what the message with it says
   */
  public record Attachment(String name, String title, String text, String comment) {}

  /** Whether the message tells how something ended; somebody waits for it. */
  public static boolean isEnd(ThreadEntry entry) {
    return entry.content().audience() != Audience.THREAD;
  }

  /** Whether the message is shown in the channel too: the end of something that was confirmed. */
  public static boolean isBroadcast(ThreadEntry entry) {
    return entry.content().audience() == Audience.CHANNEL;
  }
}
