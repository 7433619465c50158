package rollbackbot.sandbox.slack.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import rollbackbot.sandbox.slack.workspace.Channel;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.sandbox.slack.workspace.SlackUser;

/** What a slash command arrives with; fields as in the recorded samples. */
final class CommandForm {
  private CommandForm() {}

  static Map<String, String> fields(
      PlayedWorkspace workspace,
      SlackUser person,
      Channel channel,
      String text,
      String responseUrl,
      String triggerId) {
    var installation = workspace.installation();
    var fields = new LinkedHashMap<String, String>();
    fields.put("token", "fixed-value");
    fields.put("team_id", workspace.team());
    fields.put("team_domain", workspace.domain());
    fields.put("channel_id", channel.id());
    fields.put("channel_name", channel.nameInPayloads());
    fields.put("user_id", person.id());
    fields.put("user_name", person.name());
    fields.put("command", installation.command());
    fields.put("text", escape(text));
    fields.put("api_app_id", installation.appId());
    fields.put("is_enterprise_install", "false");
    fields.put("response_url", responseUrl);
    fields.put("trigger_id", triggerId);
    return fields;
  }

  /** What people type arrives with these three escaped, and nothing else. */
  static String escape(String typed) {
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
