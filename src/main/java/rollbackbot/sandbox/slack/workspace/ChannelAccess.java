package rollbackbot.sandbox.slack.workspace;

import rollbackbot.sandbox.slack.api.MethodRefused;

/** What the bot may do in which conversation. */
public final class ChannelAccess {
  private final PlayedWorkspace workspace;

  public ChannelAccess(PlayedWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Where it may read; a private channel that it isn't in doesn't exist for it. */
  public Channel readable(String id) {
    return workspace
        .findChannel(id)
        .filter(channel -> channel.isPublic() || hasBot(channel))
        .orElseThrow(() -> MethodRefused.because("channel_not_found"));
  }

  /** Where it may post; a person's id stands for their conversation with the bot. */
  public Channel writable(String id) {
    if (workspace.findPerson(id).isPresent()) {
      return workspace.directMessage(id);
    }
    var channel = alive(id);
    if (!hasBot(channel) && !workspace.installation().may("chat:write.public")) {
      throw MethodRefused.because("not_in_channel");
    }
    return channel;
  }

  /** Where it is a member. */
  public Channel withBot(String id) {
    var channel = alive(id);
    if (!hasBot(channel)) {
      throw MethodRefused.because("not_in_channel");
    }
    return channel;
  }

  private Channel alive(String id) {
    var channel = readable(id);
    if (channel.isArchived()) {
      throw MethodRefused.because("is_archived");
    }
    return channel;
  }

  private boolean hasBot(Channel channel) {
    return channel.has(workspace.installation().botUser());
  }
}
