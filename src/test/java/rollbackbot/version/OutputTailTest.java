package rollbackbot.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import rollbackbot.secret.Secret;
import rollbackbot.secret.SecretCleaner;

class OutputTailTest {
  private static final String TOKEN = "tk-us-0123456789abcdefghij";

  private final SecretCleaner cleaner = new SecretCleaner(List.of(new Secret(TOKEN)));

  @Test
  void longLinesKeepTheirBeginningAndTheirEnd() {
    var line = "Error: " + "x".repeat(10_000) + " no space left";

    assertThat(cleaned(line))
        .startsWith("Error: xxx")
        .endsWith("xxx no space left")
        .contains(" … ")
        .hasSizeLessThanOrEqualTo(400);
    assertThat(cleaned("short")).isEqualTo("short");
  }

  @Test
  void secretsAreHiddenBeforeALineIsCut() {
    for (int place = 100; place < 180; place++) {
      var line = "=".repeat(place) + TOKEN + "=".repeat(9_000);

      assertThat(cleaned(line)).doesNotContain(TOKEN.substring(0, 9));
    }
  }

  /** Fifteen lines of a failed build are shown; what they belong to began before them. */
  @Test
  void aValueIsHiddenThoughItsNameStandsBeforeTheLastLines() {
    for (int shown = 1; shown < 5; shown++) {
      var lines =
          List.of("deploying", "password: |", "  correct horse", "  battery staple", "failed");

      assertThat(OutputTail.toTheEnd(lines).cleaned(cleaner, shown).lines())
          .hasSizeLessThanOrEqualTo(shown)
          .endsWith("failed")
          .noneMatch(line -> line.contains("horse") || line.contains("staple"));
    }
  }

  @Test
  void noCharacterIsSplit() {
    for (int before = 0; before < 2; before++) {
      var line = "x".repeat(before) + "🟥".repeat(600) + "x".repeat(1 - before);

      assertThat(
              cleaned(line).codePoints().filter(it -> Character.getType(it) == Character.SURROGATE))
          .isEmpty();
    }
  }

  private String cleaned(String line) {
    return OutputTail.toTheEnd(List.of(line)).cleaned(cleaner, 15).lines().getFirst();
  }
}
