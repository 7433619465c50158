package rollbackbot.people;

import java.util.Set;

/** What Slack knows of people and places. Trouble on the way is an {@link OutsideTrouble}. */
public interface Workspace {

  /**
   * Who this is.
   *
   * @param from where the request says that it comes from
   */
  Person person(String user, Origin from);

  /** Who this is, whose act was let in before; wherever it came from then. */
  Person known(String user);

  Set<String> members(String userGroup);

  /** The kind of a conversation; never a trouble: what Slack doesn't tell is unknown. */
  PlaceKind kindOf(String channel);

  /** The same people and groups, where each question is put to Slack at this moment. */
  Workspace anew();
}
