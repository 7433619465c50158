package rollbackbot.sandbox.slack.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of a call, whether they came as a form, as JSON or in the query. */
public record Arguments(ObjectNode values) {

  public static Arguments parse(String contentType, String query, String body) {
    var values = SlackJson.object();
    form(query, values);
    if (contentType.startsWith("application/json")) {
      json(body, values);
    } else {
      form(body, values);
    }
    return new Arguments(values);
  }

  private static void form(String form, ObjectNode values) {
    for (var pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  private static void json(String body, ObjectNode values) {
    try {
      if (SlackJson.read(body) instanceof ObjectNode object) {
        values.setAll(object);
        return;
      }
    } catch (JacksonException notJson) {
      throw MethodRefused.because("invalid_json");
    }
    throw MethodRefused.because("json_not_object");
  }

  public boolean has(String name) {
    return values.hasNonNull(name);
  }

  public Optional<String> text(String name) {
    return Optional.of(values.path(name))
        .filter(value -> value.isString() || value.isNumber())
        .map(value -> value.asString(""))
        .filter(text -> !text.isEmpty());
  }

  public String required(String name) {
    return text(name).orElseThrow(() -> MethodRefused.missing(name));
  }

  public boolean flag(String name) {
    var value = values.path(name).asString("");
    return value.equals("true") || value.equals("1");
  }

  /** An argument that is JSON: as such in a JSON body, as a string in a form. */
  public Optional<JsonNode> json(String name, String errorIfBroken) {
    var value = values.path(name);
    if (!has(name) || value.asString("x").isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(value.isString() ? SlackJson.read(value.asString("")) : value);
    } catch (JacksonException notJson) {
      throw MethodRefused.because(errorIfBroken);
    }
  }

  /** The same without the token, to be recorded. */
  ObjectNode withoutToken() {
    var rest = values.deepCopy();
    rest.remove("token");
    return rest;
  }
}
