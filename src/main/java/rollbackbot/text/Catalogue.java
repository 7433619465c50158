package rollbackbot.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The sentences in a language, by the English ones, which stand in the code. */
final class Catalogue {
  private static final Catalogue ENGLISH = new Catalogue(Map.of());
  private static final Catalogue FRENCH = read("fr.po");

  private final Map<String, String> translations;

  private Catalogue(Map<String, String> translations) {
    this.translations = translations;
  }

  static Catalogue in(Language language) {
    return switch (language) {
      case FRENCH -> FRENCH;
      case ENGLISH -> ENGLISH;
    };
  }

  private static Catalogue read(String file) {
    try (var written = Catalogue.class.getResourceAsStream(file)) {
      var bytes = Objects.requireNonNull(written, file).readAllBytes();
      return new Catalogue(
          PoFile.read(new String(bytes, StandardCharsets.UTF_8)).stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      PoFile.Entry::english, entry -> Typography.french(entry.translation()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The template of a sentence in this language, or the English one where it has none. */
  Template template(String english) {
    return new Template(translations.getOrDefault(english, english));
  }
}
