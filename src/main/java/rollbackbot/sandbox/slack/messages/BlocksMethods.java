package rollbackbot.sandbox.slack.messages;

import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.blockkit.BlockKitCheck;
import rollbackbot.sandbox.slack.blockkit.BlockProblem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** blocks.validate, which needs no token; of its three arguments only {@code blocks} is played. */
public final class BlocksMethods {
  public ObjectNode validate(Arguments arguments) {
    var blocks =
        arguments
            .json("blocks", "invalid_blocks_format")
            .orElseThrow(() -> MethodRefused.missing("blocks"));
    var problems = BlockKitCheck.problemsOf(blocks);
    var answer = SlackJson.object();
    if (!problems.isEmpty()) {
      answer.put("ok", false).put("error", "invalid_blocks");
      var errors = answer.putArray("errors");
      problems.forEach(problem -> errors.add(error(problem)));
    }
    return answer;
  }

  private static JsonNode error(BlockProblem problem) {
    var error = SlackJson.object();
    error.put("code", problem.code());
    error.put("message", problem.message());
    error.put("pointer", problem.pointer());
    if (!problem.expected().isEmpty()) {
      error
          .putObject("constraint")
          .put("type", "enum")
          .set("expected", SlackJson.strings(problem.expected()));
    }
    return error;
  }
}
