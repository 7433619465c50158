package rollbackbot.sandbox.slack.workspace;

import java.util.List;

/** A user group, mentioned as {@code @handle}. */
public record UserGroup(
    String id, String handle, String name, List<String> members, boolean isDisabled) {

  public UserGroup(String id, String handle, String name, List<String> members) {
    this(id, handle, name, members, false);
  }

  public UserGroup disabled() {
    return new UserGroup(id, handle, name, members, true);
  }
}
