package rollbackbot.sandbox.scalingo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request, read as a whole. */
record Incoming(
    String method,
    String path,
    Map<String, String> query,
    Optional<String> authorization,
    String body) {

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
}
