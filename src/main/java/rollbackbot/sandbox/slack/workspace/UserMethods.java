package rollbackbot.sandbox.slack.workspace;

import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.workspace.SlackUser.Membership;
import tools.jackson.databind.node.ObjectNode;

/** users.info and the user groups. */
public final class UserMethods {
  private final PlayedWorkspace workspace;

  public UserMethods(PlayedWorkspace workspace) {
    this.workspace = workspace;
  }

  public ObjectNode userInfo(Arguments arguments) {
    var person =
        workspace
            .findPerson(arguments.required("user"))
            .orElseThrow(() -> MethodRefused.because("user_not_found"));
    var user = user(person);
    if (arguments.flag("include_locale")) {
      user.put("locale", person.locale());
    }
    var answer = SlackJson.object();
    answer.set("user", user);
    return answer;
  }

  private ObjectNode user(SlackUser person) {
    var user =
        SlackJson.object()
            .put("id", person.id())
            .put("team_id", person.team())
            .put("name", person.name())
            .put("deleted", person.membership() == Membership.DEACTIVATED)
            .put("color", "9f69e7")
            .put("real_name", person.realName())
            .put("tz", "Europe/Paris")
            .put("tz_label", "Central European Time")
            .put("tz_offset", 3600);
    user.set("profile", profile(person));
    user.put("is_admin", false)
        .put("is_owner", false)
        .put("is_primary_owner", false)
        .put("is_restricted", person.isGuest())
        .put("is_ultra_restricted", person.membership() == Membership.SINGLE_CHANNEL_GUEST)
        .put("is_bot", person.membership() == Membership.BOT)
        .put("updated", 1_502_138_686)
        .put("is_app_user", false)
        .put("has_2fa", false);
    if (person.membership() == Membership.STRANGER) {
      user.put("is_stranger", true);
    }
    return user;
  }

  private static ObjectNode profile(SlackUser person) {
    return SlackJson.object()
        .put("real_name", person.realName())
        .put("real_name_normalized", person.realName())
        .put("display_name", person.name())
        .put("display_name_normalized", person.name())
        .put("status_text", "")
        .put("status_emoji", "")
        .put("avatar_hash", "g000000000")
        .put("team", person.team());
  }

  public ObjectNode groups(Arguments arguments) {
    var answer = SlackJson.object();
    var groups = answer.putArray("usergroups");
    workspace.groups().stream()
        .filter(group -> !group.isDisabled() || arguments.flag("include_disabled"))
        .forEach(group -> groups.add(group(group, arguments)));
    return answer;
  }

  private ObjectNode group(UserGroup group, Arguments arguments) {
    var json =
        SlackJson.object()
            .put("id", group.id())
            .put("team_id", workspace.team())
            .put("is_usergroup", true)
            .put("name", group.name())
            .put("description", "")
            .put("handle", group.handle())
            .put("is_external", false)
            .put("date_create", 1_446_598_059)
            .put("date_update", 1_446_670_362)
            .put("date_delete", group.isDisabled() ? 1_446_748_865 : 0);
    json.putNull("auto_type");
    json.put("created_by", "USLACKBOT").put("updated_by", "USLACKBOT").putNull("deleted_by");
    var preferences = json.putObject("prefs");
    preferences.putArray("channels");
    preferences.putArray("groups");
    if (arguments.flag("include_users")) {
      json.set("users", SlackJson.strings(group.members()));
    }
    if (arguments.flag("include_count")) {
      json.put("user_count", group.members().size());
    }
    return json;
  }

  /** Takes an id, not a handle; a group that was disabled needs to be asked for as such. */
  public ObjectNode groupMembers(Arguments arguments) {
    var group =
        workspace
            .findGroup(arguments.required("usergroup"))
            .filter(found -> !found.isDisabled() || arguments.flag("include_disabled"))
            .orElseThrow(() -> MethodRefused.because("no_such_subteam"));
    var answer = SlackJson.object();
    answer.set("users", SlackJson.strings(group.members()));
    return answer;
  }
}
