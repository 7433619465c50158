package rollbackbot.trouble;

import rollbackbot.once.Operation;

/** What the bot may ask of Scalingo in a minute is used up: by itself, the next minute cures it. */
public final class SpentBudget {
  /** The answer to a call that isn't made. */
  public static final String ANSWER = "our budget of calls is spent";

  private SpentBudget() {}

  /** Whether the message of some trouble tells it. */
  public static boolean isIn(String message) {
    return Operation.in(message).filter(met -> met.answer().equals(ANSWER)).isPresent();
  }
}
