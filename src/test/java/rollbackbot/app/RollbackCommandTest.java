package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command is refused where it would work beside the bot, not for it. */
class RollbackCommandTest {
  @TempDir private Path folder;

  private int run(Map<String, String> environment, String... words) {
    return new CommandLine(new RollbackCommand(Waits.standard(), environment)).execute(words);
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
