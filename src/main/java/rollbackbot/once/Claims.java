package rollbackbot.once;

/** Tells whether what a process is about to do is still its to do. */
@FunctionalInterface
public interface Claims {

  /**
   * Whether this is stored as it was when the process decided to act upon it; asked anew each time.
   * Where that can't be told, it throws or says no.
   */
  boolean stands(Claim claim);

  /**
   * What a process acts upon.
   *
   * @param revision as the process knows it
   */
  record Claim(String incident, long revision) {}
}
