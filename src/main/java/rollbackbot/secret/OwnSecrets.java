package rollbackbot.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The secrets that the bot itself holds, in the forms in which they travel. */
final class OwnSecrets {
  /** Shorter ones would blot out ordinary text, and protect nothing. */
  private static final int SHORTEST = 4;

  /** The inner part in Base64 of a shorter one would be found by accident. */
  private static final int SHORTEST_ENCODED = 8;

  private final List<String> plain;
  private final List<String> encoded;

  OwnSecrets(List<Secret> secrets) {
    var values =
        secrets.stream()
            .map(Secret::reveal)
            .filter(value -> value.strip().length() >= SHORTEST)
            .distinct()
            .toList();
    this.plain =
        values.stream()
            .flatMap(OwnSecrets::spellings)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.encoded =
        values.stream()
            .filter(value -> value.length() >= SHORTEST_ENCODED)
            .flatMap(OwnSecrets::inBase64)
            .flatMap(core -> Stream.of(core, core.replace('+', '-').replace('/', '_')))
            .distinct()
            .toList();
  }

  String hide(String text) {
    var result = text;
    for (var value : plain) {
      result = result.replace(value, SecretCleaner.HIDDEN);
    }
    for (var core : encoded) {
      result = withoutRunsAround(result, core);
    }
    return result;
  }

  private static Stream<String> spellings(String value) {
    var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    return Stream.of(value, encoded, encoded.replace("+", "%20"));
  }

  /**
   * What a text looks like in the middle of something in Base64, as in {@code Basic} credentials:
   * three letters hold four, so there are three ways, of which the first and last letters depend on
   * the neighbours and are left out.
   */
  private static Stream<String> inBase64(String value) {
    return IntStream.range(0, 3)
        .mapToObj(before -> {
          var bytes = ("x".repeat(before) + value).getBytes(StandardCharsets.UTF_8);
          var code = Base64.getEncoder().withoutPadding().encodeToString(bytes);
          int lastWhole = bytes.length / 3 * 4;
          return code.substring(before == 0 ? 0 : 4, lastWhole);
        });
  }

  /** Hides each Base64 text that holds the core, from its first to its last letter. */
  private static String withoutRunsAround(String text, String core) {
    int at = text.indexOf(core);
    if (at < 0) {
      return text;
    }
    var result = new StringBuilder();
    int from = 0;
    while (at >= 0) {
      int begin = at;
      while (begin > from && isBase64(text.charAt(begin - 1))) {
        begin--;
      }
      int end = at + core.length();
      while (end < text.length() && isBase64(text.charAt(end))) {
        end++;
      }
      result.append(text, from, begin).append(SecretCleaner.HIDDEN);
      from = end;
      at = text.indexOf(core, from);
    }
    return result.append(text, from, text.length()).toString();
  }

  private static boolean isBase64(char letter) {
    return (letter >= 'A' && letter <= 'Z')
        || (letter >= 'a' && letter <= 'z')
        || (letter >= '0' && letter <= '9')
        || "+/-_=".indexOf(letter) >= 0;
  }
}
