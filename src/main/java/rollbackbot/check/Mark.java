package rollbackbot.check;

/** How something is. */
public enum Mark {
  FINE("✓"),
  WRONG("✗"),
  /** It can't be seen from here, or isn't there to be seen. */
  UNSEEN("—");

  private final String sign;

  Mark(String sign) {
    this.sign = sign;
  }

  public String sign() {
    return sign;
  }
}
