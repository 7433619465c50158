package rollbackbot.sandbox.slack.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/**
 * A message as it stood at one moment, with all that it said before.
 *
 * @param thread the parent's {@code ts}, for replies
 * @param broadcast whether a reply is shown in the channel too
 * @param onlyFor the one person who sees it, for ephemeral messages
 * @param revisions oldest first, never empty
 * @param file that came with it
 */
public record SlackMessage(
    String channel,
    String ts,
    String author,
    Optional<String> thread,
    boolean broadcast,
    Optional<String> onlyFor,
    List<Revision> revisions,
    Optional<SharedFile> file,
    boolean isDeleted) {

  public Revision newest() {
    return revisions.getLast();
  }

  public String text() {
    return newest().text();
  }

  public ArrayNode blocks() {
    return newest().blocks();
  }

  public String plainText() {
    return newest().plainText();
  }

  public boolean isEphemeral() {
    return onlyFor.isPresent();
  }

  public boolean isReply() {
    return thread.isPresent();
  }

  /** Buttons, selects and menus, from top to bottom. */
  public List<Control> controls() {
    return Control.of(this);
  }

  public Optional<Control> control(String actionId) {
    return controls().stream().filter(control -> control.actionId().equals(actionId)).findFirst();
  }

  public Control requireControl(String actionId) {
    return control(actionId)
        .orElseThrow(
            () -> new IllegalArgumentException("no %s in: %s".formatted(actionId, plainText())));
  }

  SlackMessage revised(Revision revision) {
    var more = new ArrayList<>(revisions);
    more.add(revision);
    return with(more, isDeleted);
  }

  SlackMessage deleted() {
    return with(revisions, true);
  }

  private SlackMessage with(List<Revision> revisions, boolean isDeleted) {
    return new SlackMessage(
        channel, ts, author, thread, broadcast, onlyFor, List.copyOf(revisions), file, isDeleted);
  }
}
