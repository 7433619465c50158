package rollbackbot.sandbox.slack;

import java.util.List;
import rollbackbot.sandbox.slack.blockkit.Problem;
import tools.jackson.databind.node.ObjectNode;

/** A method says no: {@code ok: false} and a code, sometimes with more. */
final class MethodRefused extends RuntimeException {
  private final transient ObjectNode answer;

  private MethodRefused(ObjectNode answer) {
    super(answer.path("error").asString(""));
    this.answer = answer;
  }

  static MethodRefused because(String error) {
    return new MethodRefused(Json.object().put("ok", false).put("error", error));
  }

  static MethodRefused missing(String argument) {
    return invalid(List.of("[ERROR] missing required field: " + argument));
  }

  static MethodRefused invalid(List<String> messages) {
    var refused = because("invalid_arguments");
    refused.explain(messages);
    return refused;
  }

  static MethodRefused missingScope(String needed, Iterable<String> provided) {
    var refused = because("missing_scope");
    refused.answer.put("needed", needed).put("provided", String.join(",", provided));
    return refused;
  }

  /**
   * Posting lists problems as strings, which is what the SDK's model of the answer holds (objects
   * come from blocks.validate only).
   */
  static MethodRefused invalidBlocks(List<Problem> problems) {
    var refused = because("invalid_blocks");
    var words = problems.stream().map(Problem::inWords).toList();
    refused.answer.set("errors", Json.strings(words));
    refused.explain(words.stream().map(each -> "[ERROR] " + each).toList());
    return refused;
  }

  private void explain(List<String> messages) {
    answer.putObject("response_metadata").set("messages", Json.strings(messages));
  }

  String error() {
    return answer.path("error").asString("");
  }

  ObjectNode answer() {
    return answer;
  }
}
