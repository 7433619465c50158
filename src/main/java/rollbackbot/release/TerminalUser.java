package rollbackbot.release;

/**
 * Somebody at a terminal of the bot's machine. The system names them and Slack doesn't know them,
 * so nobody can tell whether they are one of those who act in Slack: their word never stands for a
 * person of its own.
 */
public final class TerminalUser {
  /** No id of Slack's holds such a sign. */
  private static final String MARK = "terminal:";

  private TerminalUser() {}

  /** What they are kept as in an incident. */
  public static String id(String systemName) {
    return MARK + systemName;
  }

  public static boolean isOne(String id) {
    return id.startsWith(MARK);
  }
}
