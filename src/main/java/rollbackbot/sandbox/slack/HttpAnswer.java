package rollbackbot.sandbox.slack;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An answer over HTTP. */
record HttpAnswer(int status, String contentType, Map<String, String> headers, String body) {

  static HttpAnswer json(int status, ObjectNode body) {
    return new HttpAnswer(status, "application/json; charset=utf-8", Map.of(), body.toString());
  }

  static HttpAnswer text(int status, String body) {
    return new HttpAnswer(status, "text/plain; charset=utf-8", Map.of(), body);
  }

  HttpAnswer with(Map<String, String> headers) {
    return new HttpAnswer(status, contentType, headers, body);
  }
}
