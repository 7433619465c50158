package rollbackbot.app.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.secret.Secret;

/** The environment, read by type. An empty variable counts as absent. */
final class Variables {
  private final Map<String, String> values;
  private final Findings findings;

  Variables(Map<String, String> values, Findings findings) {
    this.values = values;
    this.findings = findings;
  }

  Optional<String> text(String name) {
    return untouched(name).map(String::strip);
  }

  /** The value with the white space around it, which YAML counts. */
  Optional<String> untouched(String name) {
    return Optional.ofNullable(values.get(name)).filter(text -> !text.isBlank());
  }

  <T> Optional<T> text(String name, Function<String, T> reader) {
    return text(name).flatMap(text -> Rule.read(text, reader, problem(name)));
  }

  /** A variable that tools write in capitals or in small letters; capitals come first. */
  <T> Optional<T> textOfAnyCase(String name, Function<String, T> reader) {
    if (text(name).isPresent()) {
      return text(name, reader);
    }
    return values.keySet().stream()
        .filter(key -> key.equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .flatMap(key -> text(key, reader));
  }

  int number(String name, int otherwise, int least, int most) {
    return text(name, text -> Rules.number(text, least, most)).orElse(otherwise);
  }

  Optional<Secret> secret(String name) {
    return text(name, Rules::token).map(Secret::new);
  }

  Secret requiredSecret(String name, String cure) {
    if (text(name).isEmpty()) {
      findings.add(name, "is missing", cure);
    }
    return secret(name).orElseGet(() -> new Secret(""));
  }

  Rule.Problem problem(String name) {
    return (wrong, cure) -> findings.add(name, wrong, cure);
  }
}
