package rollbackbot.sandbox.scalingo.api;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the simulated platform. */
record ApiReply(int status, String contentType, String body, Map<String, String> headers) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static ApiReply json(int status, Object body) {
    var text = JSON.writeValueAsString(body);
    return new ApiReply(status, "application/json; charset=utf-8", text, Map.of());
  }

  static ApiReply text(int status, String body) {
    return new ApiReply(status, "text/plain; charset=utf-8", body, Map.of());
  }

  /** Accepted: what was asked for goes on at this address. */
  static ApiReply accepted(String location) {
    return new ApiReply(202, "text/plain; charset=utf-8", "", Map.of("Location", location));
  }

  static ApiReply nothing() {
    return new ApiReply(204, "application/json; charset=utf-8", "", Map.of());
  }

  static ApiReply invalid(String field, String... words) {
    return json(422, Map.of("errors", Map.of(field, List.of(words))));
  }

  static ApiReply error(int status, String words) {
    return json(status, Map.of("error", words));
  }

  static ApiReply notFound(String resource) {
    return json(404, Map.of("resource", resource, "error", "not found"));
  }
}
