package rollbackbot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words are written for a shell and a terminal, or not at all. */
class ShellWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\u001b[2Kb",
        "a\u0003b",
        "a\u009bb",
        "a\u202eb",
        "a\u200bb",
        "a\u00a0b",
        "a\u2028b",
        "a\ud800b",
        "a```b"
      })
  void whatATerminalWouldActUponIsNotWritten(String word) {
    assertThat(ShellWords.line("printf", word)).isEmpty();
  }

  @Test
  void whatNeedsNoQuotesHasNone() {
    assertThat(ShellWords.line("git", "push", "https://github.com/acme/my-app.git"))
        .contains("git push https://github.com/acme/my-app.git");
  }
}
