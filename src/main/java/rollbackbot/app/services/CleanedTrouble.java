package rollbackbot.app.services;

import java.util.function.Supplier;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.secret.SecretCleaner;
import rollbackbot.trouble.CleanedMessage;

/** Trouble with a service outside, with secrets taken out of the service's own words. */
final class CleanedTrouble {
  private CleanedTrouble() {}

  /** What goes wrong keeps its kind; its words are cleaned. */
  static <T> T cleaned(SecretCleaner cleaner, Supplier<T> asked) {
    try {
      return asked.get();
    } catch (OutsideTrouble trouble) {
      var words = CleanedMessage.of(trouble.getMessage(), cleaner);
      if (words.equals(trouble.getMessage())) {
        throw trouble;
      }
      // Without the cause: it says the same words.
      throw switch (trouble) {
        case OutsideTrouble.Unavailable away ->
            new OutsideTrouble.Unavailable(words, away.retryAfter());
        case OutsideTrouble.Refused refused ->
            new OutsideTrouble.Refused(words, refused.status(), cleaner.clean(refused.words()));
        case OutsideTrouble.Unanswered _ -> new OutsideTrouble.Unanswered(words);
      };
    }
  }
}
