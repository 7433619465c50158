package rollbackbot.sandbox.slack.api;

import java.util.List;
import rollbackbot.sandbox.slack.blockkit.BlockProblem;
import tools.jackson.databind.node.ObjectNode;

/** A method says no: {@code ok: false} and a code, sometimes with more. */
public final class MethodRefused extends RuntimeException {
  private final transient ObjectNode answer;

  private MethodRefused(ObjectNode answer) {
    super(answer.path("error").asString(""));
    this.answer = answer;
  }

  public static MethodRefused because(String error) {
    return new MethodRefused(SlackJson.object().put("ok", false).put("error", error));
  }

  public static MethodRefused missing(String argument) {
    return invalid(List.of("[ERROR] missing required field: " + argument));
  }

  public static MethodRefused invalid(List<String> messages) {
    var refused = because("invalid_arguments");
    refused.explain(messages);
    return refused;
  }

  public static MethodRefused missingScope(String needed, Iterable<String> provided) {
    var refused = because("missing_scope");
    refused.answer.put("needed", needed).put("provided", String.join(",", provided));
    return refused;
  }

  /**
   * Posting lists problems as strings, which is what the SDK's model of the answer holds (objects
   * come from blocks.validate only).
   */
  public static MethodRefused invalidBlocks(List<BlockProblem> problems) {
    var refused = because("invalid_blocks");
    var words = problems.stream().map(BlockProblem::inWords).toList();
    refused.answer.set("errors", SlackJson.strings(words));
    refused.explain(words.stream().map(each -> "[ERROR] " + each).toList());
    return refused;
  }

  private void explain(List<String> messages) {
    answer.putObject("response_metadata").set("messages", SlackJson.strings(messages));
  }

  public String error() {
    return answer.path("error").asString("");
  }

  public ObjectNode answer() {
    return answer;
  }
}
