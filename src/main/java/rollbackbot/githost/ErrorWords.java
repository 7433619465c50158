package rollbackbot.githost;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollbackbot.secret.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an unsuccessful answer says, for people: short, on one line, without the token. GitHub sends
 * {@code {"message","errors":[{"field","code","message"}]}} (GitHub docs: troubleshooting the REST
 * API), GitLab {@code {"message": text or {field:[…]}}} or {@code {"error","error_description"}}
 * (GitLab docs: api/rest/troubleshooting).
 */
final class ErrorWords {
  private static final int LONGEST = 300;

  private ErrorWords() {}

  static String of(String text, JsonMapper json, Optional<Secret> secret) {
    try {
      return clean(words(json.readTree(text)), secret);
    } catch (JacksonException _) {
      // Cut off or not JSON at all: the status alone has to do.
      return "";
    }
  }

  private static String words(JsonNode root) {
    return Stream.of(
            messages(root.path("message")),
            messages(root.path("errors")),
            messages(root.path("error")),
            messages(root.path("error_description")))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(": "));
  }

  private static String messages(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().map(ErrorWords::message).collect(Collectors.joining(", "));
    }
    return node.isObject()
        ? node.properties().stream()
            .map(field -> field.getKey() + " " + messages(field.getValue()))
            .collect(Collectors.joining("; "))
        : node.asString("");
  }

  /** One of GitHub's errors: in words where it has some, else the field and what is wrong. */
  private static String message(JsonNode error) {
    return error.isObject() && error.has("message")
        ? error.path("message").asString("")
        : error.isObject()
            ? (error.path("field").asString("") + " " + error.path("code").asString("")).strip()
            : error.asString("");
  }

  private static String clean(String text, Optional<Secret> secret) {
    var hidden =
        secret
            .filter(found -> !found.reveal().isEmpty())
            .map(found -> text.replace(found.reveal(), found.toString()))
            .orElse(text);
    var line = hidden.replaceAll("[\\p{Cc}\\p{Cf}]+", " ").strip();
    return line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST, length(line))));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
