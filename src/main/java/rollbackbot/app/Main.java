package rollbackbot.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import rollbackbot.sandbox.SandboxCommand;
import rollbackbot.version.Nearest;

/** The command line. */
@Command(
    name = "rollback-bot",
    description = "The rollback runbook as a Slack app.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {
  private static final String SERVE = "serve";
  private static final String HURRY = "--hurry";

  /** The commands whose output is what they tell. */
  private static final Set<String> TOLD = Set.of("rollback", "audit", "check");

  /** Runs a command; without one, the bot. */
  public static void main(String[] arguments) {
    run(Waits.standard(), arguments);
  }

  /**
   * The same for somebody in a hurry: the sandbox and the tests.
   *
   * @param waits those of {@code serve}; nothing in its environment or among its options changes
   *     them
   */
  public static void run(Waits waits, String... arguments) {
    // Whatever the locale: names and quotes are not only ASCII.
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    if (arguments.length > 0 && TOLD.contains(arguments[0])) {
      Logging.quiet();
    }
    System.exit(isServe(arguments) ? serve(waits) : commandLine(waits).execute(arguments));
  }

  private static boolean isServe(String... arguments) {
    return arguments.length == 0 || Arrays.equals(arguments, new String[] {SERVE});
  }

  /** Without the parser: to read all commands and their options takes it a tenth of a start. */
  private static int serve(Waits waits) {
    try {
      return new ServeCommand(waits).call();
    } catch (Exception e) {
      return failed(e, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }
  }

  private static int failed(Exception failure, PrintWriter words) {
    words.println("rollback-bot: " + failure);
    return ExitCodes.FAILED;
  }

  static CommandLine commandLine(Waits waits) {
    var command =
        new CommandLine(new Main())
            .addSubcommand(new ServeCommand(waits))
            .addSubcommand(RollbackCommand.line(waits, System.getenv()))
            .addSubcommand(new AuditCommand(System.getenv(), Path.of(""), ZoneId.systemDefault()))
            .addSubcommand(
                new CheckCommand(
                    System.getenv(),
                    Path.of(""),
                    waits,
                    Clock.systemUTC(),
                    Patience.ofThisProcess()))
            .addSubcommand(new SandboxCommand(SandboxedBot.program()))
            .addSubcommand(new CommandLine.HelpCommand());
    command
        .getSubcommands()
        .values()
        .forEach(it -> it.getCommandSpec().versionProvider(new Version()));
    command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    command.setParameterExceptionHandler(badUsage(command.getParameterExceptionHandler()));
    command.setExecutionExceptionHandler((failure, line, _) -> failed(failure, line.getErr()));
    return command;
  }

  /** Whoever wants a real bot to hurry is told that there is no such thing. */
  private static CommandLine.IParameterExceptionHandler badUsage(
      CommandLine.IParameterExceptionHandler otherwise) {
    return (mistake, arguments) -> {
      var word = unknownCommand(mistake);
      if (word.isPresent()) {
        mistake.getCommandLine().getErr().println(noSuchCommand(word.get(), mistake));
        return ExitCodes.BAD_CONFIGURATION;
      }
      if (!isHurry(mistake)) {
        return otherwise.handleParseException(mistake, arguments);
      }
      var line = mistake.getCommandLine();
      line.getErr()
          .println(
              line.getCommandName()
                  + ": "
                  + HURRY
                  + " is an option of the sandbox alone; no wait of production gets shorter");
      return ExitCodes.BAD_CONFIGURATION;
    };
  }

  /** A word in the place of a command, of which there is none. */
  private static Optional<String> unknownCommand(CommandLine.ParameterException mistake) {
    return mistake instanceof CommandLine.UnmatchedArgumentException unmatched
            && mistake.getCommandLine().getParent() == null
        ? unmatched.getUnmatched().stream().findFirst().filter(word -> !word.startsWith("-"))
        : Optional.empty();
  }

  private static String noSuchCommand(String word, CommandLine.ParameterException mistake) {
    var commands = mistake.getCommandLine().getSubcommands().keySet();
    var near =
        Nearest.to(word, commands)
            .map("did you mean %s?"::formatted)
            .orElseGet(() -> "there are " + String.join(", ", commands));
    return AuditLines.onOneLine("rollback-bot: no command " + word + "; " + near);
  }

  private static boolean isHurry(CommandLine.ParameterException mistake) {
    return mistake instanceof CommandLine.UnmatchedArgumentException unmatched
        && unmatched.getUnmatched().stream().anyMatch(it -> it.split("=", 2)[0].equals(HURRY));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Tells the version of this build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"rollback-bot " + ProductVersion.text()};
    }
  }
}
