package rollbackbot.sandbox;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rollbackbot.sandbox.http.LoopbackServer;
import rollbackbot.sandbox.slack.ConsolePrinter;

/** The real bot in a played world, on this machine alone: on a page, or in the terminal. */
@Command(
    name = "sandbox",
    description = "The real bot in a played world on this machine, to try it in a browser.",
    mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final BotProgram program;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "The page's port on 127.0.0.1; without it, any free one.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keeps the bot's database and the world there; without it, nothing is kept.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--play",
      arity = "0..1",
      paramLabel = "SCENARIO",
      fallbackValue = "broken-checkout",
      description =
          "Plays a scenario in the terminal instead (broken-checkout, failing-build, dying-bot,"
              + " feature-off, restore-database, second-person or answered-questions; without a"
              + " name ${FALLBACK-VALUE}); exits with 0 if it ended as it should.")
  private Optional<String> play = Optional.empty();

  @Option(
      names = "--hurry",
      arity = "0..1",
      paramLabel = "true|false",
      fallbackValue = "true",
      defaultValue = "false",
      description =
          "Shorter waits than in production, and shorter builds: a played scenario takes about"
              + " 20 s.")
  private boolean hurry;

  /**
   * The command.
   *
   * @param program what it starts as the bot
   */
  public SandboxCommand(BotProgram program) {
    this.program = program;
  }

  @Override
  public Integer call() throws Exception {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(spec.commandLine(), "--port " + port + ": no port");
    }
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    ParentWatch.endWithParent();
    return play.isPresent() ? play(scenario(play.get()), out) : serve(out);
  }

  private Speed speed() {
    return hurry ? Speed.HURRIED : Speed.USUAL;
  }

  private Scenario scenario(String id) {
    return Scenario.of(id)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--play " + id + ": no such scenario; there are " + Scenario.names()));
  }

  private int serve(PrintWriter out) throws Exception {
    try {
      new Sandbox(Clock.systemUTC(), speed(), program, out).run(port, data);
      return CommandLine.ExitCode.OK;
    } catch (LoopbackServer.PortInUse e) {
      System.err.println(
          "sandbox: " + e.getMessage() + "; choose another with --port, or leave it out");
      return CommandLine.ExitCode.SOFTWARE;
    } catch (FolderLock.Taken e) {
      System.err.println("sandbox: " + e.getMessage() + "; choose another with --data");
      return CommandLine.ExitCode.SOFTWARE;
    } catch (FolderLock.Unusable e) {
      System.err.println("sandbox: " + e.getMessage() + "; choose another folder with --data");
      return CommandLine.ExitCode.USAGE;
    }
  }

  private int play(Scenario scenario, PrintWriter out) throws Exception {
    var changes = new ChangeSignal();
    var clock = Clock.systemUTC();
    var folder = Folders.temporary();
    var settings = new SandboxSettings(folder.resolve("world"), clock, speed(), program);
    var current = CurrentWorld.open(settings, changes, scenario);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(current, folder), "sandbox-end"));
    var slack = current.now().world().slack();
    slack.listen(new ConsolePrinter(slack.workspace(), System.out));
    new ScenarioPlayer(current.now(), changes, clock, out).play(scenario);
    return CommandLine.ExitCode.OK;
  }

  private static void end(CurrentWorld current, Path folder) {
    current.close();
    Folders.delete(folder);
  }
}
