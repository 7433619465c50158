package rollbackbot.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The sentences in a language, by the English ones, which stand in the code. */
public final class Catalogue {
  private static final Catalogue ENGLISH = new Catalogue(Map.of());
  private static final Catalogue FRENCH = read("fr.po");

  private final Map<String, String> translations;

  private Catalogue(Map<String, String> translations) {
    this.translations = translations;
  }

  public static Catalogue in(Language language) {
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

  /**
   * Says a sentence in this language, or as it stands where it has no translation.
   *
   * @param english such as {@code Opened by {person}, {date}}
   * @param parts what takes the places, in the order in which the English sentence names them; they
   *     are markup already
   */
  public String say(String english, Object... parts) {
    var places = new Template(english).places();
    return new Template(translations.getOrDefault(english, english))
        .fill(place -> parts[places.indexOf(place)]);
  }
}
