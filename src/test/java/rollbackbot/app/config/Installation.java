package rollbackbot.app.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An environment that starts the bot, to be changed by a test. */
final class Installation {
  private final Map<String, String> environment = new LinkedHashMap<>();

  Installation() {
    environment.put("SLACK_BOT_TOKEN", "xoxb-1-2-abc");
    environment.put("SLACK_SIGNING_SECRET", "signing-abc");
    environment.put("SCALINGO_API_TOKEN", "tk-us-abc");
    environment.put("ROLLBACK_OPERATORS", "S0OPS");
  }

  Installation with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Installation without(String name) {
    environment.remove(name);
    return this;
  }

  /** The file's text, given in the environment. */
  Installation file(String yaml) {
    return with("ROLLBACK_CONFIG", yaml + "\n");
  }

  Configuration configuration() {
    return switch (read(Path.of("/bot"))) {
      case Reading.Read<Configuration>(var configuration) -> configuration;
      case Reading.Mistakes<Configuration>(var mistakes) ->
          throw new AssertionError(mistakes.toString());
    };
  }

  List<String> mistakes() {
    return mistakes(Path.of("/bot"));
  }

  List<String> mistakes(Path workingDirectory) {
    return switch (read(workingDirectory)) {
      case Reading.Read<Configuration> _ -> List.of();
      case Reading.Mistakes<Configuration>(var mistakes) ->
          mistakes.stream().map(Mistake::toString).toList();
    };
  }

  Reading<Configuration> read(Path workingDirectory) {
    return ConfigurationReader.read(environment, workingDirectory);
  }
}
