package rollbackbot.sandbox.scalingo;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the simulated platform. */
record Reply(int status, String contentType, String body, Map<String, String> headers) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Reply json(int status, Object body) {
    var text = JSON.writeValueAsString(body);
    return new Reply(status, "application/json; charset=utf-8", text, Map.of());
  }

  static Reply text(int status, String body) {
    return new Reply(status, "text/plain; charset=utf-8", body, Map.of());
  }

  /** Accepted: what was asked for goes on at this address. */
  static Reply accepted(String location) {
    return new Reply(202, "text/plain; charset=utf-8", "", Map.of("Location", location));
  }

  static Reply nothing() {
    return new Reply(204, "application/json; charset=utf-8", "", Map.of());
  }

  static Reply invalid(String field, String... words) {
    return json(422, Map.of("errors", Map.of(field, List.of(words))));
  }

  static Reply error(int status, String words) {
    return json(status, Map.of("error", words));
  }

  static Reply notFound(String resource) {
    return json(404, Map.of("resource", resource, "error", "not found"));
  }
}
