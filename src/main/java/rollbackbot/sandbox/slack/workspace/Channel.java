package rollbackbot.sandbox.slack.workspace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A conversation.
 *
 * @param isShared whether another organisation takes part
 */
public record Channel(
    String id, String name, Kind kind, boolean isArchived, boolean isShared, Set<String> members) {

  /** Who can see a conversation. */
  public enum Kind {
    PUBLIC,
    PRIVATE,
    DIRECT
  }

  static Channel of(Kind kind, String id, String name, List<String> members) {
    return new Channel(id, name, kind, false, false, new LinkedHashSet<>(members));
  }

  public boolean has(String userId) {
    return members.contains(userId);
  }

  public boolean isPublic() {
    return kind == Kind.PUBLIC;
  }

  /** What payloads call it: only public channels go by their name. */
  public String nameInPayloads() {
    return switch (kind) {
      case PUBLIC -> name;
      case PRIVATE -> "privategroup";
      case DIRECT -> "directmessage";
    };
  }

  /** The same channel, put away. */
  public Channel archived() {
    return new Channel(id, name, kind, true, isShared, members);
  }

  /** The same channel, with another organisation in it. */
  public Channel shared() {
    return new Channel(id, name, kind, isArchived, true, members);
  }

  public Channel with(String userId) {
    var joined = new LinkedHashSet<>(members);
    joined.add(userId);
    return new Channel(id, name, kind, isArchived, isShared, joined);
  }

  public Channel without(String userId) {
    var left = new LinkedHashSet<>(members);
    left.remove(userId);
    return new Channel(id, name, kind, isArchived, isShared, left);
  }
}
