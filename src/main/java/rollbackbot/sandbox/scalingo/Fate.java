package rollbackbot.sandbox.scalingo;

import java.util.List;

/**
 * How a deployment will go.
 *
 * @param endStatus the last status, in the platform's word or one that nobody knows
 * @param output more lines of the output, before the last one
 */
public record Fate(String endStatus, List<String> output, AnsweredRef ref) {

  /** Ends well and says which commit runs. */
  public static final Fate SUCCESS = new Fate("success", List.of(), new AnsweredRef.WholeCommit());

  /** Ends with this status, after these lines. */
  public static Fate endingWith(String status, String... output) {
    return new Fate(status, List.of(output), new AnsweredRef.WholeCommit());
  }

  /** Ends well, and names the ref in this way. */
  public static Fate answering(AnsweredRef ref) {
    return new Fate("success", List.of(), ref);
  }
}
