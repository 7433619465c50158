package rollbackbot.rollback;

/** A deployment that wasn't chosen as the target, and why. */
public record PassedOver(String label, Reason reason) {

  /** Why a deployment isn't proposed. */
  public enum Reason {
    /** The same commit as what runs now. */
    SAME_COMMIT,
    /** Its version couldn't be identified, so it couldn't be proved: tag it. */
    NO_VERSION,
    /** The tag of its version doesn't exist. */
    NO_TAG,
    /** Somebody rolled away from it. */
    ROLLED_AWAY_FROM
  }
}
