package rollbackbot.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import rollbackbot.sandbox.SandboxCommand;

/** The command line. */
@Command(
    name = "rollback-bot",
    description = "The rollback runbook as a Slack app.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {ServeCommand.class, SandboxCommand.class})
public final class Main implements Runnable {

  /** Runs a command; without one, the bot. */
  public static void main(String[] arguments) {
    var command = new CommandLine(new Main());
    command.setExecutionExceptionHandler((failure, line, _) -> {
      line.getErr().println("rollback-bot: " + failure);
      return ExitCodes.FAILED;
    });
    System.exit(command.execute(arguments.length == 0 ? new String[] {"serve"} : arguments));
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
