package rollbackbot.slack.incoming;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a request's body before anything is built from it: it is text in UTF-8, a JSON object or
 * a form whose fields occur once, and isn't nested without end.
 */
final class RequestBody {
  private static final String PAYLOAD = "payload";

  /** What a form has one of (Slack docs, "Slash commands", "Interaction payloads"). */
  private static final List<String> COMMANDS = List.of(PAYLOAD, "command", "ssl_check");

  /** Slack's deepest payloads, messages with lists in rich text, stay under twenty. */
  private static final int DEEPEST = 100;

  private RequestBody() {}

  /**
   * The body as text.
   *
   * @throws Malformed if Slack can't have sent it
   */
  static String text(byte[] body) {
    var text = decoded(body);
    if (text.isBlank()) {
      throw new Malformed("an empty body");
    }
    if (text.stripLeading().startsWith("{")) {
      requireTyped(text);
    } else {
      payloadOf(text).ifPresent(RequestBody::requireTyped);
    }
    return text;
  }

  private static Optional<String> payloadOf(String form) {
    var fields = new HashMap<String, String>();
    for (var field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      var name = unescaped(equals < 0 ? field : field.substring(0, equals));
      var value = unescaped(equals < 0 ? "" : field.substring(equals + 1));
      if (fields.put(name, value) != null) {
        throw new Malformed("a form with a field twice");
      }
    }
    if (COMMANDS.stream().noneMatch(name -> !fields.getOrDefault(name, "").isBlank())) {
      throw new Malformed("neither a payload nor a command");
    }
    return Optional.ofNullable(fields.get(PAYLOAD));
  }

  /** An object that says what it is; an event says it of itself too. */
  private static void requireTyped(String json) {
    requireShallow(json);
    var payload = parsed(json);
    if (typeOf(payload).equals("event_callback")) {
      typeOf(payload.getAsJsonObject().get("event"));
    }
  }

  private static JsonElement parsed(String json) {
    try {
      return JsonParser.parseString(json);
    } catch (JsonParseException e) {
      throw new Malformed("a payload that is no JSON");
    }
  }

  private static String typeOf(@Nullable JsonElement element) {
    if (element instanceof JsonObject object
        && object.get("type") instanceof JsonPrimitive type
        && type.isString()) {
      return type.getAsString();
    }
    throw new Malformed("a payload that is no object with a type");
  }

  /** Counts brackets outside texts: enough to know that no reader will run out of stack. */
  private static void requireShallow(String json) {
    int depth = 0;
    boolean inText = false;
    for (int at = 0; at < json.length(); at++) {
      char letter = json.charAt(at);
      if (inText) {
        if (letter == '\\') {
          at++;
        } else if (letter == '"') {
          inText = false;
        }
        continue;
      }
      switch (letter) {
        case '"' -> inText = true;
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {
          // Numbers, words and signs nest nothing.
        }
      }
      if (depth > DEEPEST) {
        throw new Malformed("a payload that is nested too deep");
      }
    }
  }

  /** Undoes the escapes of a form, byte by byte: what they hold must be UTF-8 as well. */
  private static String unescaped(String field) {
    var bytes = new ByteArrayOutputStream(field.length());
    var raw = field.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < raw.length; at++) {
      if (raw[at] == '%') {
        if (at + 2 >= raw.length || !isHex(raw[at + 1]) || !isHex(raw[at + 2])) {
          throw new Malformed("a form with a broken escape");
        }
        bytes.write(HexFormat.fromHexDigit(raw[at + 1]) << 4 | HexFormat.fromHexDigit(raw[at + 2]));
        at += 2;
      } else {
        bytes.write(raw[at] == '+' ? ' ' : raw[at]);
      }
    }
    return decoded(bytes.toByteArray());
  }

  private static boolean isHex(byte letter) {
    return HexFormat.isHexDigit(letter);
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("text that is no UTF-8");
    }
  }
}
