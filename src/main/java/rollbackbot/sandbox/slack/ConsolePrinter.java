package rollbackbot.sandbox.slack;

import java.io.PrintStream;

/** Prints the workspace's life, one paragraph per event. */
public final class ConsolePrinter implements SlackListener {
  private final Workspace workspace;
  private final PrintStream out;

  public ConsolePrinter(Workspace workspace, PrintStream out) {
    this.workspace = workspace;
    this.out = out;
  }

  @Override
  public void posted(Message message) {
    print(place(message), message.plainText());
  }

  @Override
  public void updated(Message message) {
    print(place(message) + " (changed)", message.plainText());
  }

  @Override
  public void deleted(Message message) {
    print(place(message), "(deleted)");
  }

  @Override
  public void ephemeral(Message message) {
    var reader = message.onlyFor().map(this::name).orElse("");
    print(place(message) + " (only " + reader + " sees this)", message.plainText());
  }

  @Override
  public void noticed(Notice notice) {
    print("Slack to " + name(notice.user()), notice.text());
  }

  private String place(Message message) {
    var channel = workspace.findChannel(message.channel()).map(Channel::name).orElse("?");
    var thread = message.isReply() ? " ↳" : "";
    return "#%s%s %s".formatted(channel, thread, name(message.author()));
  }

  private String name(String userId) {
    return workspace.findPerson(userId).map(Person::name).orElse(userId);
  }

  private void print(String heading, String text) {
    out.println(heading + "\n" + text.indent(2));
  }
}
