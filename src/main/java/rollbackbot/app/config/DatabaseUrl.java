package rollbackbot.app.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollbackbot.app.config.Rule.Broken;
import rollbackbot.secret.Secret;
import rollbackbot.store.PostgresAddress;

/**
 * A PostgreSQL's address as a PaaS injects it (PostgreSQL docs: "Connection URIs"). No message
 * shows a part of it that may hold the password.
 */
final class DatabaseUrl {
  private static final String CURE =
      "write postgres://user:password@host:port/name, special signs as %XX";
  private static final Pattern FORM =
      Pattern.compile(
          """
          postgres(?:ql)?://
          (?<user>[^:@/?\\#\\s]+)(?::(?<password>[^:@/?\\#\\s]*))?@
          (?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d{1,5}))?
          /(?<name>[^/?\\#\\s]+)
          (?:\\?(?<query>[^\\#\\s]*))?
          """,
          Pattern.COMMENTS);
  private static final Pattern PARAMETER = Pattern.compile("[a-z_]{1,40}");
  private static final int USUAL_PORT = 5432;
  private static final int LAST_PORT = 65_535;
  private static final String MODE = "sslmode";
  private static final String CERTIFICATE = "sslrootcert";
  private static final Set<String> MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private DatabaseUrl() {}

  static PostgresAddress read(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new Broken("is no address of a PostgreSQL", CURE);
    }
    var parameters = parameters(Optional.ofNullable(parts.group("query")).orElse(""));
    return new PostgresAddress(
        parts.group("host"),
        port(parts),
        decoded(parts.group("name")),
        decoded(parts.group("user")),
        Optional.ofNullable(parts.group("password"))
            .filter(password -> !password.isEmpty())
            .map(password -> new Secret(decoded(password))),
        Optional.ofNullable(parameters.get(MODE)).map(DatabaseUrl::mode),
        Optional.ofNullable(parameters.get(CERTIFICATE)));
  }

  private static int port(Matcher parts) {
    int port = Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(USUAL_PORT);
    if (port < 1 || port > LAST_PORT) {
      throw new Broken("has a port that there isn't", "write a port from 1 to " + LAST_PORT);
    }
    return port;
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new HashMap<String, String>();
    for (var parameter : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      var parts = parameter.split("=", 2);
      if (parts.length != 2 || !PARAMETER.matcher(parts[0]).matches()) {
        throw new Broken("has a parameter without name or value", "write ?sslmode=… at the most");
      }
      if (!parts[0].equals(MODE) && !parts[0].equals(CERTIFICATE)) {
        throw new Broken(
            "has the parameter %s, which isn't used".formatted(parts[0]),
            "remove it; %s and %s are used".formatted(MODE, CERTIFICATE));
      }
      if (parameters.put(parts[0], decoded(parts[1])) != null) {
        throw new Broken("has the parameter %s twice".formatted(parts[0]), "keep one");
      }
    }
    return parameters;
  }

  private static String mode(String text) {
    if (!MODES.contains(text)) {
      throw new Broken(
          "has an unknown sslmode",
          "write disable, allow, prefer, require, verify-ca or verify-full");
    }
    return text;
  }

  /** Unlike in a form, a plus is a plus. */
  private static String decoded(String part) {
    var bytes = ByteBuffer.allocate(part.length() * 3);
    for (int at = 0; at < part.length(); at++) {
      if (part.charAt(at) == '%') {
        bytes.put(escaped(part, at));
        at += 2;
      } else {
        int next = part.offsetByCodePoints(at, 1);
        bytes.put(part.substring(at, next).getBytes(StandardCharsets.UTF_8));
        at = next - 1;
      }
    }
    return text(bytes.flip());
  }

  private static byte escaped(String part, int at) {
    try {
      return (byte) HexFormat.fromHexDigits(part, at + 1, at + 3);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw new Broken("has a % without two hexadecimal digits behind it", "write % as %25");
    }
  }

  private static String text(ByteBuffer bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      if (text.indexOf('\0') >= 0) {
        throw new Broken("has a %00", CURE);
      }
      return text;
    } catch (CharacterCodingException _) {
      throw new Broken("has signs that aren't UTF-8", CURE);
    }
  }
}
