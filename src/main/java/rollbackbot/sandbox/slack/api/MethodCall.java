package rollbackbot.sandbox.slack.api;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of the Web API.
 *
 * @param arguments as sent, without the token
 * @param answer {@code ok}, an error code, an HTTP status or {@code dropped}; empty while under way
 */
public record MethodCall(String method, ObjectNode arguments, Instant at, Optional<String> answer) {

  /** An argument that is plain text; "" if it wasn't sent. */
  public String argument(String name) {
    return arguments.path(name).asString("");
  }

  MethodCall answered(String answer) {
    return new MethodCall(method, arguments, at, Optional.of(answer));
  }
}
