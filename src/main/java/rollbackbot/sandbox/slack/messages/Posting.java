package rollbackbot.sandbox.slack.messages;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.api.Timestamps;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/** Puts messages of the bot into the store, by whatever way they came. */
public final class Posting {
  private final PlayedWorkspace workspace;
  private final Messages messages;
  private final InstantSource clock;
  private final Timestamps timestamps;
  private final SlackIds ids;

  public Posting(
      PlayedWorkspace workspace,
      Messages messages,
      InstantSource clock,
      Timestamps timestamps,
      SlackIds ids) {
    this.workspace = workspace;
    this.messages = messages;
    this.clock = clock;
    this.timestamps = timestamps;
    this.ids = ids;
  }

  SlackMessage post(
      String channel, MessageContent content, Optional<String> thread, boolean broadcast) {
    return add(bot(), channel, content, thread, broadcast, Optional.empty());
  }

  SlackMessage postOnlyFor(
      String user, String channel, MessageContent content, Optional<String> thread) {
    return add(bot(), channel, content, thread, false, Optional.of(user));
  }

  /** A person says something. */
  public SlackMessage say(String user, String channel, String text, Optional<String> thread) {
    var content = new MessageContent(Optional.of(text), Optional.empty(), Optional.empty());
    return add(user, channel, content, thread, false, Optional.empty());
  }

  /** A file, and what is said of it; that may be nothing. */
  SlackMessage share(String channel, SharedFile file, String comment, Optional<String> thread) {
    var revision = new Revision(clock.instant(), comment, SlackJson.array(), Optional.empty());
    return add(bot(), channel, revision, thread, false, Optional.empty(), Optional.of(file));
  }

  private String bot() {
    return workspace.installation().botUser();
  }

  private SlackMessage add(
      String author,
      String channel,
      MessageContent content,
      Optional<String> thread,
      boolean broadcast,
      Optional<String> onlyFor) {
    var revision = content.asNew(clock.instant(), ids);
    return add(author, channel, revision, thread, broadcast, onlyFor, Optional.empty());
  }

  private SlackMessage add(
      String author,
      String channel,
      Revision revision,
      Optional<String> thread,
      boolean broadcast,
      Optional<String> onlyFor,
      Optional<SharedFile> file) {
    var message =
        new SlackMessage(
            channel,
            timestamps.next(),
            author,
            thread,
            broadcast && thread.isPresent(),
            onlyFor,
            List.of(revision),
            file,
            false);
    messages.add(message);
    return message;
  }

  SlackMessage revise(SlackMessage message, MessageContent content) {
    return messages.revise(message, before -> content.over(before, clock.instant(), ids));
  }

  void delete(SlackMessage message) {
    messages.delete(message);
  }

  /** The {@code thread_ts} argument: a parent that is there, never a reply. */
  Optional<String> thread(String channel, Arguments arguments) {
    var thread = arguments.text("thread_ts");
    thread.ifPresent(ts -> requireParent(channel, ts));
    return thread;
  }

  private void requireParent(String channel, String ts) {
    var parent =
        messages
            .find(channel, ts)
            .filter(found -> !found.isEphemeral())
            .orElseThrow(() -> MethodRefused.because("thread_not_found"));
    if (parent.isReply()) {
      throw MethodRefused.because("cannot_reply_to_message");
    }
  }
}
