package rollbackbot.sandbox.slack;

import java.io.PrintStream;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollbackbot.sandbox.slack.messages.Notice;
import rollbackbot.sandbox.slack.messages.SlackListener;
import rollbackbot.sandbox.slack.messages.SlackMessage;
import rollbackbot.sandbox.slack.workspace.Channel;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.sandbox.slack.workspace.SlackUser;
import rollbackbot.sandbox.slack.workspace.UserGroup;

/** Prints the workspace's life, one paragraph per event. */
public final class ConsolePrinter implements SlackListener {
  /** What Slack writes in angle brackets: whom, where, when or a link, and what is shown for it. */
  private static final Pattern MARKED = Pattern.compile("<([^<>|]+)(?:\\|([^<>]*))?>");

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
    out.println(heading + "\n" + readable(text).indent(2));
  }

  /** As a person reads it in Slack. */
  private String readable(String text) {
    return MARKED
        .matcher(text)
        .replaceAll(mark -> Matcher.quoteReplacement(shown(mark)))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private String shown(MatchResult mark) {
    if (mark.group(2) != null) {
      return mark.group(2);
    }
    var named = mark.group(1);
    if (named.startsWith("@")) {
      return "@" + name(named.substring(1));
    }
    if (named.startsWith("#")) {
      return "#" + workspace.findChannel(named.substring(1)).map(Channel::name).orElse(named);
    }
    if (named.startsWith("!subteam^")) {
      var group = named.substring("!subteam^".length());
      return "@" + workspace.findGroup(group).map(UserGroup::handle).orElse(group);
    }
    return named;
  }
}
