package rollbackbot.sandbox.slack.workspace;

import java.util.List;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.workspace.Channel.Kind;
import tools.jackson.databind.node.ObjectNode;

/** conversations.info and conversations.join. */
public final class ConversationMethods {
  private static final int CREATED = 1_654_868_334;

  private final PlayedWorkspace workspace;

  public ConversationMethods(PlayedWorkspace workspace) {
    this.workspace = workspace;
  }

  public ObjectNode info(Arguments arguments) {
    var channel = new ChannelAccess(workspace).readable(arguments.required("channel"));
    requireScope(channel);
    var json = channel(channel);
    if (arguments.flag("include_num_members")) {
      json.put("num_members", channel.members().size());
    }
    var answer = SlackJson.object();
    answer.set("channel", json);
    return answer;
  }

  private void requireScope(Channel channel) {
    var scope =
        switch (channel.kind()) {
          case PUBLIC -> "channels:read";
          case PRIVATE -> "groups:read";
          case DIRECT -> "im:read";
        };
    if (!workspace.installation().may(scope)) {
      throw MethodRefused.missingScope(scope, workspace.installation().scopes());
    }
  }

  public ObjectNode join(Arguments arguments) {
    var channel = find(arguments.required("channel"));
    if (!channel.isPublic()) {
      throw MethodRefused.because("method_not_supported_for_channel_type");
    }
    if (channel.isArchived()) {
      throw MethodRefused.because("is_archived");
    }
    var bot = workspace.installation().botUser();
    workspace.change(channel.id(), before -> before.with(bot));
    var answer = SlackJson.object();
    answer.set("channel", channel(workspace.channel(channel.id())));
    if (channel.has(bot)) {
      answer.put("warning", "already_in_channel");
      answer
          .putObject("response_metadata")
          .set("warnings", SlackJson.strings(List.of("already_in_channel")));
    }
    return answer;
  }

  private Channel find(String id) {
    return workspace.findChannel(id).orElseThrow(() -> MethodRefused.because("channel_not_found"));
  }

  private ObjectNode channel(Channel channel) {
    return channel.kind() == Kind.DIRECT ? direct(channel) : named(channel);
  }

  private ObjectNode direct(Channel channel) {
    return SlackJson.object()
        .put("id", channel.id())
        .put("created", CREATED)
        .put("is_im", true)
        .put("is_org_shared", false)
        .put("user", channel.members().iterator().next())
        .put("is_open", true)
        .put("priority", 0);
  }

  private ObjectNode named(Channel channel) {
    boolean isPrivate = channel.kind() == Kind.PRIVATE;
    var json =
        SlackJson.object()
            .put("id", channel.id())
            .put("name", channel.name())
            .put("is_channel", true)
            .put("is_group", false)
            .put("is_im", false)
            .put("is_mpim", false)
            .put("is_private", isPrivate)
            .put("created", CREATED)
            .put("is_archived", channel.isArchived())
            .put("is_general", false)
            .put("unlinked", 0)
            .put("name_normalized", channel.name())
            .put("is_shared", channel.isShared())
            .put("is_frozen", false)
            .put("is_org_shared", false)
            .put("is_pending_ext_shared", false);
    json.putArray("pending_shared");
    json.put("context_team_id", workspace.team())
        .put("updated", CREATED * 1000L)
        .putNull("parent_conversation")
        .put("creator", channel.members().stream().findFirst().orElse("USLACKBOT"))
        .put("is_ext_shared", channel.isShared())
        .set("shared_team_ids", SlackJson.strings(teams(channel)));
    json.putArray("pending_connected_team_ids");
    json.put("is_member", channel.has(workspace.installation().botUser()));
    json.set("topic", note());
    json.set("purpose", note());
    json.putArray("previous_names");
    return json;
  }

  private List<String> teams(Channel channel) {
    return channel.members().stream()
        .flatMap(member -> workspace.findPerson(member).stream())
        .map(SlackUser::team)
        .distinct()
        .toList();
  }

  private static ObjectNode note() {
    return SlackJson.object().put("value", "").put("creator", "").put("last_set", 0);
  }
}
