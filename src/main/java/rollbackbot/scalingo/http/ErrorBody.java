package rollbackbot.scalingo.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rollbackbot.secret.Secret;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an unsuccessful answer says. Bodies come as {@code {"error"}}, {@code {"resource","error"}},
 * {@code {"errors":{field:[…]}}}, plain text or HTML (Scalingo docs: errors), so nothing is
 * expected of them.
 *
 * @param resource which of the things named in the path is missing
 * @param words for people: short, on one line, without secrets; may be empty
 */
record ErrorBody(Optional<String> resource, String words) {
  private static final int LONGEST = 300;

  static ErrorBody ofJson(String text, JsonMapper json, List<Secret> secrets) {
    JsonNode root;
    try {
      root = json.readTree(text);
    } catch (JacksonException _) {
      // Cut off or not JSON at all: the status alone has to do.
      return new ErrorBody(Optional.empty(), "");
    }
    var resource = root.path("resource").asStringOpt();
    var error = root.path("error").asStringOpt().orElse("");
    var words = error.isEmpty() ? fieldErrors(root.path("errors")) : error;
    return new ErrorBody(
        resource, clean(resource.map(name -> name + " " + words).orElse(words), secrets));
  }

  static ErrorBody ofText(String text, List<Secret> secrets) {
    return new ErrorBody(Optional.empty(), clean(text, secrets));
  }

  private static String fieldErrors(JsonNode errors) {
    return errors.properties().stream()
        .map(field -> field.getKey() + ": " + messages(field.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String messages(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
        : value.asString();
  }

  static String clean(String text, List<Secret> secrets) {
    var hidden = text;
    for (var secret : secrets) {
      hidden =
          secret.reveal().isEmpty() ? hidden : hidden.replace(secret.reveal(), secret.toString());
    }
    var line = hidden.replaceAll("[\\p{Cc}\\p{Cf}]+", " ");
    return line.strip()
        .codePoints()
        .limit(LONGEST)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
