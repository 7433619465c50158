package rollbackbot.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # typed,    known,                          suggested
          statsu,     status history check help,      status
          stat,       status history check help,      status
          Chekc,      status history check help,      check
          hlp,        status history check help,      help
          help,       status history check help,      help
          my-ap,      my-app your-app,                my-app
          MY_APP,     my-app your-app,                my-app
          4.0.1,      4.1.1 4.0.0 3.9.0,              4.0.0
          v4.00,      v4.0.0 v5.1.1,                  v4.0.0
          """)
  void suggestsWhatWasProbablyMeant(String typed, String known, String suggested) {
    assertThat(Nearest.to(typed, words(known))).contains(suggested);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # typed,          known
          deploy,           status history check help
          x,                a b c
          payments,         my-app your-app
          '',               a status
          """)
  void suggestsNothingWhereNothingIsNear(String typed, String known) {
    assertThat(Nearest.to(typed, words(known))).isEmpty();
  }

  @Test
  void takesTheFirstByAlphabetOfEquallyNearWords() {
    assertThat(Nearest.to("app-x", List.of("app-c", "app-a", "app-b"))).contains("app-a");
  }

  @Test
  void doesNotCompareEndlessTexts() {
    assertThat(Nearest.to("a".repeat(100_000), List.of("a".repeat(99_999), "help"))).isEmpty();
  }

  @Test
  void knowsNothingAmongNothing() {
    assertThat(Nearest.to("help", List.of())).isEmpty();
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.split(" "));
  }
}
