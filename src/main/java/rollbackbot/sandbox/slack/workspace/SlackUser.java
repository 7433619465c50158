package rollbackbot.sandbox.slack.workspace;

/**
 * Somebody whom the workspace knows.
 *
 * @param team the workspace that the person belongs to; another one for strangers
 */
public record SlackUser(
    String id, String team, String name, String realName, String locale, Standing standing) {

  /** What the workspace thinks of a person. */
  public enum Standing {
    MEMBER,
    GUEST,
    SINGLE_CHANNEL_GUEST,
    STRANGER,
    BOT,
    DEACTIVATED
  }

  public boolean isGuest() {
    return standing == Standing.GUEST || standing == Standing.SINGLE_CHANNEL_GUEST;
  }

  SlackUser as(Standing standing) {
    return new SlackUser(id, team, name, realName, locale, standing);
  }
}
