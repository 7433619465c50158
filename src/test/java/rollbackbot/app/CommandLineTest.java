package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String line) {
    return Main.commandLine(Waits.standard())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(line.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpNamesEveryCommand(String line) {
    assertThat(execute(line)).isZero();

    assertThat(out.toString())
        .contains("serve ", "rollback ", "audit ", "check ", "sandbox ")
        .startsWith("Usage: rollback-bot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "rollback", "audit", "check", "sandbox"})
  void everyCommandTellsItsHelpAndItsVersion(String command) {
    assertThat(execute(command + " --help")).isZero();
    assertThat(execute("help " + command)).isZero();
    assertThat(execute(command + " --version")).isZero();

    assertThat(out.toString().split("Usage: rollback-bot " + command, -1)).hasSize(3);
    assertThat(out.toString()).contains("rollback-bot " + ProductVersion.text());
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          serv          | rollback-bot: no command serv; did you mean serve?
          my-app        | rollback-bot: no command my-app; there are serve, rollback, audit, check, sandbox, help
          Audit --json  | rollback-bot: no command Audit; did you mean audit?
          """)
  void anUnknownCommandIsOneLineOfBadUsage(String line, String mistake) {
    assertThat(execute(line)).isEqualTo(2);

    assertThat(err.toString().strip()).isEqualTo(mistake);
  }

  @Test
  void whatServeDoesNotKnowIsBadUsage() {
    assertThat(execute("serve my-app")).isEqualTo(2);

    assertThat(err.toString()).contains("my-app", "Usage: rollback-bot serve");
  }
}
