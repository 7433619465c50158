package rollbackbot.rollback;

import java.util.Set;

/** What Slack knows of people and places. Trouble on the way is an {@link OutsideTrouble}. */
public interface Workspace {

  /**
   * Who this is.
   *
   * @param from where the request says that it comes from
   */
  Person person(String user, Origin from);

  Set<String> members(String userGroup);

  /** The kind of a conversation; an ordinary channel where Slack won't tell. */
  PlaceKind kindOf(String channel);
}
