package rollbackbot.sandbox.slack.messages;

import java.util.Optional;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.MethodRefused;

/** Answers to a command or click, by {@code response_url} or in the acknowledgment. */
public final class Replies {
  private final Posting posting;

  public Replies(Posting posting) {
    this.posting = posting;
  }

  /**
   * The message that the address stands for afterwards; none after deleting it.
   *
   * @throws MethodRefused for what Slack wouldn't post
   */
  public Optional<SlackMessage> reply(ResponseUrl url, Arguments arguments) {
    if (arguments.flag("delete_original")) {
      url.origin().ifPresent(posting::delete);
      return Optional.empty();
    }
    var content = MessageContent.of(arguments);
    if (arguments.flag("replace_original") && url.origin().isPresent()) {
      return url.origin().map(original -> posting.revise(original, content));
    }
    var posted = post(url, arguments, content);
    return url.path().startsWith("/commands") ? Optional.of(posted) : url.origin();
  }

  private SlackMessage post(ResponseUrl url, Arguments arguments, MessageContent content) {
    var thread = posting.thread(url.channel(), arguments);
    return arguments.text("response_type").equals(Optional.of("in_channel"))
        ? posting.post(url.channel(), content, thread, false)
        : posting.postOnlyFor(url.user(), url.channel(), content, thread);
  }
}
