package rollbackbot.sandbox.slack.workspace;

/**
 * Somebody whom the workspace knows.
 *
 * @param team the workspace that the person belongs to; another one for strangers
 */
public record SlackUser(
    String id, String team, String name, String realName, String locale, Membership membership) {

  /** What a person is to the workspace. */
  public enum Membership {
    MEMBER,
    GUEST,
    SINGLE_CHANNEL_GUEST,
    STRANGER,
    BOT,
    DEACTIVATED
  }

  public boolean isGuest() {
    return membership == Membership.GUEST || membership == Membership.SINGLE_CHANNEL_GUEST;
  }

  SlackUser as(Membership membership) {
    return new SlackUser(id, team, name, realName, locale, membership);
  }
}
