package rollbackbot.sandbox.slack.blockkit;

import java.util.List;

/**
 * One reason to refuse blocks.
 *
 * @param pointer a JSON pointer from the array of blocks, such as {@code /0/text/type}
 * @param expected the values that would have been accepted, where there is such a list
 */
public record BlockProblem(String message, String pointer, List<String> expected) {

  /** The one code seen in recorded answers. */
  public String code() {
    return "failed_constraint";
  }

  /** As chat.postMessage lists it under {@code errors}. */
  public String inWords() {
    return inWords("/blocks");
  }

  /**
   * The same with its place.
   *
   * @param root where the pointer starts, such as {@code /view}
   */
  public String inWords(String root) {
    return "%s [json-pointer:%s%s]".formatted(message, root, pointer);
  }
}
