package rollbackbot.sandbox.slack;

import java.io.PrintStream;
import rollbackbot.sandbox.slack.messages.Notice;
import rollbackbot.sandbox.slack.messages.SlackListener;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.Channel;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.sandbox.slack.workspace.SlackUser;

/** Prints the workspace's life, one paragraph per event. */
public final class ConsolePrinter implements SlackListener {
  private final PlayedWorkspace workspace;
  private final PrintStream out;

  public ConsolePrinter(PlayedWorkspace workspace, PrintStream out) {
    this.workspace = workspace;
    this.out = out;
  }

  @Override
  public void posted(SlackMessage message) {
    print(place(message), message.plainText());
  }

  @Override
  public void updated(SlackMessage message) {
    print(place(message) + " (changed)", message.plainText());
  }

  @Override
  public void deleted(SlackMessage message) {
    print(place(message), "(deleted)");
  }

  @Override
  public void ephemeral(SlackMessage message) {
    var reader = message.onlyFor().map(this::name).orElse("");
    print(place(message) + " (only " + reader + " sees this)", message.plainText());
  }

  @Override
  public void noticed(Notice notice) {
    print("Slack to " + name(notice.user()), notice.text());
  }

  private String place(SlackMessage message) {
    var channel = workspace.findChannel(message.channel()).map(Channel::name).orElse("?");
    var thread = message.isReply() ? " ↳" : "";
    return "#%s%s %s".formatted(channel, thread, name(message.author()));
  }

  private String name(String userId) {
    return workspace.findPerson(userId).map(SlackUser::name).orElse(userId);
  }

  private void print(String heading, String text) {
    out.println(heading + "\n" + text.indent(2));
  }
}
