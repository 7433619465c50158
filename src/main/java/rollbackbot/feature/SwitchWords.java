package rollbackbot.feature;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The values that are plainly a switch. Any other value of a variable may be a secret, and is never
 * shown or stored.
 */
final class SwitchWords {
  private static final Map<String, String> OFF_BY_ON =
      Map.of(
          "true", "false",
          "1", "0",
          "on", "off",
          "yes", "no",
          "enabled", "disabled");

  private SwitchWords() {}

  static boolean isSwitch(String value) {
    var word = value.toLowerCase(Locale.ROOT);
    return OFF_BY_ON.containsKey(word) || OFF_BY_ON.containsValue(word);
  }

  static boolean isOn(String value) {
    return offFor(value).isPresent();
  }

  /** What switches off a value that is plainly on, in the same spelling. */
  static Optional<String> offFor(String value) {
    return Optional.ofNullable(OFF_BY_ON.get(value.toLowerCase(Locale.ROOT)))
        .map(off -> spelledAs(value, off));
  }

  private static String spelledAs(String value, String word) {
    if (value.equals(value.toLowerCase(Locale.ROOT))) {
      return word;
    }
    return value.equals(value.toUpperCase(Locale.ROOT))
        ? word.toUpperCase(Locale.ROOT)
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
