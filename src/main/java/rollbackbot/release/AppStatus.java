package rollbackbot.release;

import java.util.Set;

/**
 * How an app is at the platform, in the platform's own word (Scalingo docs: apps). There may be
 * words that nobody knows yet.
 */
public record AppStatus(String word) {
  public static final String STOPPED = "stopped";
  public static final String CRASHED = "crashed";
  public static final String RESTARTING = "restarting";
  public static final String SCALING = "scaling";

  /** What is said of an app that runs, or that a deployment gets to run right now. */
  private static final Set<String> CALM = Set.of("new", "running", "booting");

  /** Whether there is nothing to be told of it. */
  public boolean isCalm() {
    return CALM.contains(word);
  }

  /** Whether the platform accepts nothing else for the app until that is over. */
  public boolean isBusy() {
    return word.equals(RESTARTING) || word.equals(SCALING);
  }

  @Override
  public String toString() {
    return word;
  }
}
