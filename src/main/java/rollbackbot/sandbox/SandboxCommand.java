package rollbackbot.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rollbackbot.app.Bot;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.rollback.Timing;
import rollbackbot.sandbox.scalingo.Pace;
import rollbackbot.sandbox.slack.ConsolePrinter;
import rollbackbot.sandbox.slack.FakeSlack;

/** Plays a whole rollback on this machine, with the real bot and nothing else that is real. */
@Command(
    name = "sandbox",
    description = "Plays a whole rollback on this machine and prints the conversation.",
    mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {
  private static final String PERSON = "U0ALICE";
  private static final String CHANNEL = "C0INCIDENTS";
  private static final List<String> ANSWERS =
      List.of(
          "answer.can-disable.no",
          "answer.affects-users.yes",
          "answer.proportion.high",
          "answer.can-wait.no",
          "answer.database.no");

  private static final String REDEPLOY = "redeploy";

  @Option(
      names = "--play",
      required = true,
      arity = "0..1",
      paramLabel = "SCENARIO",
      fallbackValue = REDEPLOY,
      description = "Plays a rollback in the terminal; the one scenario is ${FALLBACK-VALUE}.")
  private String scenario = REDEPLOY;

  @Override
  public Integer call() throws Exception {
    if (!scenario.equals(REDEPLOY)) {
      System.err.println("--play " + scenario + ": no such scenario; there is " + REDEPLOY);
      return CommandLine.ExitCode.USAGE;
    }
    var folder = Files.createTempDirectory("rollback-sandbox");
    try {
      return play(folder);
    } finally {
      delete(folder);
    }
  }

  private int play(Path folder) throws Exception {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var clock = Clock.systemUTC();
    try (var world = PlayedWorld.open(folder, clock, FakeSlack.example())) {
      world.scalingo().pace(Pace.BRISK);
      world.slack().listen(new ConsolePrinter(world.slack().workspace(), System.out));
      try (var bot = Bot.start(configuration(world, folder), timing(), clock)) {
        world.slack().deliverTo(URI.create("http://127.0.0.1:" + bot.port() + "/slack/events"));
        return converse(world, clock, out);
      }
    }
  }

  private static int converse(PlayedWorld world, Clock clock, PrintWriter out)
      throws InterruptedException {
    var alice = new Play(world.slack(), PERSON, CHANNEL, clock);
    say(out, "alice types /rollback " + PlayedWorld.APP);
    alice.type(PlayedWorld.APP);
    for (var answer : ANSWERS) {
      click(alice, answer, out);
    }
    click(alice, "plan.confirm", out);
    alice.awaitState("succeeded");
    say(
        out,
        "Played. Deployments now: "
            + world.scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP).size()
            + "; branches: "
            + world.repository().branches().keySet());
    return CommandLine.ExitCode.OK;
  }

  private static void click(Play person, String action, PrintWriter out)
      throws InterruptedException {
    var control = person.awaitControl(action);
    say(out, "alice clicks [" + control.label() + "]");
    person.click(action);
  }

  private static void say(PrintWriter out, String line) {
    out.println("── " + line + "\n");
    out.flush();
  }

  private static Configuration configuration(PlayedWorld world, Path folder) {
    return switch (ConfigurationReader.read(world.environment(folder.resolve("data"), 0), folder)) {
      case Reading.Read<Configuration>(var configuration) -> configuration;
      case Reading.Mistakes<Configuration>(var mistakes) ->
          throw new IllegalStateException("the sandbox configures itself wrongly: " + mistakes);
    };
  }

  /** As in production, with a closer look at the deployment. */
  private static Timing timing() {
    var standard = Timing.standard();
    return new Timing(
        standard.firstReminder(),
        standard.secondReminder(),
        standard.expiry(),
        List.of(Duration.ofSeconds(1)),
        standard.patience(),
        standard.candidatePatience(),
        standard.followLimit(),
        standard.troubleLimit(),
        standard.healthyFor(),
        standard.healthInterval(),
        standard.verificationLimit(),
        standard.freshness());
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
