package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** No wait of production gets shorter: {@code --hurry} is an option of the sandbox alone. */
class HurryTest {
  private final StringWriter said = new StringWriter();

  private int execute(String line) {
    return Main.commandLine(Waits.standard())
        .setErr(new PrintWriter(said, true))
        .execute(line.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--hurry", "serve --hurry", "serve --hurry=true", "--hurry serve"})
  void aBotThatIsToHurryIsBadUsage(String line) {
    int code = execute(line);

    assertThat(code).isEqualTo(2);
    assertThat(said.toString().strip())
        .endsWith("--hurry is an option of the sandbox alone; no wait of production gets shorter")
        .hasLineCount(1);
  }

  @Test
  void otherMistakesAreToldAsUsual() {
    int code = execute("serve --haste");

    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).contains("Unknown option: '--haste'").doesNotContain("hurry");
  }

  @Test
  void serveHasNoOptionsButHelp() {
    var serve = Main.commandLine(Waits.standard()).getSubcommands().get("serve");

    assertThat(serve.getCommandSpec().options())
        .extracting(CommandLine.Model.OptionSpec::longestName)
        .containsExactlyInAnyOrder("--help", "--version");
  }
}
