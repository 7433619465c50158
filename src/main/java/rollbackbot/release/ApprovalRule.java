package rollbackbot.release;

/**
 * Whose consent a deployment or a restore needs beside the confirmation; from the weakest to the
 * strictest.
 */
public enum ApprovalRule {
  /** Nobody's. */
  NONE,
  /** A second person's; in an emergency one may go alone, and says why. */
  SECOND_PERSON_OR_REASON,
  SECOND_PERSON;

  public boolean asksASecond() {
    return this != NONE;
  }

  public boolean mayGoAlone() {
    return this == SECOND_PERSON_OR_REASON;
  }

  public ApprovalRule stricter(ApprovalRule other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
