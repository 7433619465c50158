package rollbackbot.trouble;

import rollbackbot.once.Operation;
import rollbackbot.secret.SecretCleaner;

/**
 * The message of trouble outside without secrets. What the bot was doing is no secret, though it be
 * called like one: in "logging in with SCALINGO_API_TOKEN: no connection" nothing is to be hidden.
 */
public final class CleanedMessage {
  private CleanedMessage() {}

  /**
   * Cleans the objects and the answer, each by itself.
   *
   * @param message of an {@link rollbackbot.once.OutsideTrouble}, and of nothing else
   */
  public static String of(String message, SecretCleaner cleaner) {
    return Operation.in(message)
        .map(met ->
            met.operation().of(met.objects().stream().map(cleaner::clean).toArray())
                + ": "
                + cleaner.clean(met.answer()))
        .orElseGet(() -> cleaner.clean(message));
  }
}
