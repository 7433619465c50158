package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command is refused where it would work beside the bot, not for it. */
class RollbackCommandTest {
  @TempDir private Path folder;

  private int run(Map<String, String> environment, String... words) {
    return RollbackCommand.line(Waits.standard(), environment).execute(words);
  }

  @Test
  void whereNoBotHasWorkedNothingIsBegun() {
    var data = folder.resolve("data");
    var environment =
        Map.of(
            "SLACK_BOT_TOKEN", "xoxb-1",
            "SLACK_SIGNING_SECRET", "0123456789abcdef0123456789abcdef",
            "SCALINGO_API_TOKEN", "tk-us-1",
            "ROLLBACK_CONFIG", "operators: [S0OPSTEAM]\napps:\n  my-app:\n",
            "ROLLBACK_DATA_DIR", data.toString());

    assertThat(run(environment, "my-app", "previous")).isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(data).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my-app",
        "my-app previous",
        "my-app v4.0.0 because 5xx",
        "my-app -- checkout is broken",
        "my-app 4.0.0 -- the -Xmx of --server was wrong",
        "my-app car --help n'a pas aidé"
      })
  void whatIsTypedBehindTheAppIsMeantAsBehindTheSlashCommand(String words) {
    var line = RollbackCommand.line(Waits.standard(), Map.of());

    line.parseArgs(words.split(" ", -1));

    assertThat(((RollbackCommand) line.getCommand()).text()).isEqualTo(words);
  }

  @Test
  void theCommandIsTheSameBelowTheOthers() {
    var all = Main.commandLine(Waits.standard());

    var parsed = all.parseArgs("rollback", "my-app", "--", "--verify").subcommand();

    assertThat(((RollbackCommand) parsed.commandSpec().userObject()).text())
        .isEqualTo("my-app -- --verify");
  }

  @Test
  void withoutAnAppNothingIsBegun() {
    assertThat(run(Map.of())).isEqualTo(ExitCodes.BAD_CONFIGURATION);
  }

  @Test
  void withoutTheBotsConfigurationNothingIsBegun() {
    var environment = Map.of("ROLLBACK_DATA_DIR", folder.toString());

    assertThat(run(environment, "my-app")).isEqualTo(ExitCodes.BAD_CONFIGURATION);
  }
}
