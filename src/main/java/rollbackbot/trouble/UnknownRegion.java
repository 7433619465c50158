package rollbackbot.trouble;

import java.util.Optional;
import rollbackbot.once.Operation;

/**
 * A region that is configured and that Scalingo doesn't tell our account of.
 *
 * @param others those that it does
 */
public record UnknownRegion(String name, String others) {
  private static final String ANSWER = "unknown, there are ";

  /** The message of such trouble. */
  public static String message(String name, Iterable<String> others) {
    return Operation.LOOK_UP_REGION.of(name) + ": " + ANSWER + String.join(", ", others);
  }

  /** One that the message of some trouble tells; empty for all other trouble. */
  public static Optional<UnknownRegion> in(String message) {
    return Operation.in(message)
        .filter(met -> met.operation() == Operation.LOOK_UP_REGION)
        .filter(met -> met.answer().startsWith(ANSWER))
        .map(met ->
            new UnknownRegion(met.objects().getFirst(), met.answer().substring(ANSWER.length())));
  }
}
