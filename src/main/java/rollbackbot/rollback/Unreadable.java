package rollbackbot.rollback;

/** Something is stored in a form that this process doesn't know; others may. It stays as it is. */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An unreadable thing.
   *
   * @param what such as {@code incident 1a2b}
   * @param why without anything of what is stored
   */
  public Unreadable(String what, String why) {
    super(what + " can't be read: " + why);
  }
}
