package rollbackbot.sandbox.scalingo.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A request, read as a whole. */
record ApiRequest(
    String method,
    String path,
    Map<String, String> query,
    Optional<String> authorization,
    String body) {
  private static final JsonMapper JSON = JsonMapper.shared();

  String line() {
    return method + " " + path;
  }

  /** The method, then the parts of the path. */
  List<String> route() {
    return List.of((method + path).split("/", -1));
  }

  int number(String parameter, int otherwise) {
    return Optional.ofNullable(query.get(parameter))
        .filter(text -> text.matches("[1-9]\\d{0,5}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  /**
   * The body as JSON; one that can't be read counts as empty, so that required fields are missing.
   */
  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }
}
