package rollbackbot.sandbox;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bot as the sandbox can start it; the program that the sandbox is part of hands it over.
 *
 * @param options of {@code java}, its class path among them
 * @param mainClass runs the bot; its arguments are the sandbox's process id and the {@link Speed}
 * @param verification how long the health check must be good before a rollback counts as done
 */
public record BotProgram(
    List<String> options, String mainClass, Function<Speed, Duration> verification) {

  /** With the class path of this process. */
  public BotProgram(String mainClass, Function<Speed, Duration> verification) {
    this(List.of("-classpath", classPath()), mainClass, verification);
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The same with other options, which may change how it starts and nothing of what it does. */
  public BotProgram with(List<String> others) {
    return new BotProgram(others, mainClass, verification);
  }
}
