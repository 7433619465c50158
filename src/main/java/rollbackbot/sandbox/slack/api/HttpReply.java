package rollbackbot.sandbox.slack.api;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An answer over HTTP. */
public record HttpReply(int status, String contentType, Map<String, String> headers, String body) {

  public static HttpReply json(int status, ObjectNode body) {
    return new HttpReply(status, "application/json; charset=utf-8", Map.of(), body.toString());
  }

  public static HttpReply text(int status, String body) {
    return new HttpReply(status, "text/plain; charset=utf-8", Map.of(), body);
  }

  HttpReply with(Map<String, String> headers) {
    return new HttpReply(status, contentType, headers, body);
  }
}
