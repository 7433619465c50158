package rollbackbot.rollback;

import rollbackbot.incident.Reply;

/** Something is stored in a form that this process doesn't know; others may. It stays as it is. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final boolean newer;

  /**
   * An unreadable thing.
   *
   * @param what such as {@code incident 1a2b}
   * @param why without anything of what is stored
   * @param newer whether a newer version of the bot stored it
   */
  public Unreadable(String what, String why, boolean newer) {
    super(what + " can't be read: " + why);
    this.what = what;
    this.newer = newer;
  }

  /** For whoever wanted something of it. */
  public Reply.SetAside told() {
    return new Reply.SetAside(what, newer);
  }
}
