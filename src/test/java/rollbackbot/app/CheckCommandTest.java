package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import rollbackbot.once.LivedTime;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.PlayedWorld;
import tools.jackson.databind.json.JsonMapper;

/** {@code check} on the command line, in a played world, beside a running bot and without one. */
@Tag("whole")
class CheckCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Leaping patience = new Leaping();
  private PlayedWorld world;

  @BeforeEach
  void start() {
    world = PlayedWorld.open(folder, Clock.systemUTC(), PlayedBot.slack().start());
    environment.putAll(world.environment(folder.resolve("data")));
    environment.put(
        "ROLLBACK_CONFIG",
        "operators: [S0OPSTEAM]\napps:\n  my-app:\n    scalingo-app: %s\n"
            .formatted(PlayedWorld.PLATFORM_APP));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private int check(String... arguments) {
    out.getBuffer().setLength(0);
    return new CommandLine(
            new CheckCommand(
                environment, folder, QuickWaits.inThisProcess(), Clock.systemUTC(), patience))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  void anInstallationThatIsReadyIsFineBesideARunningBotAndBefore() throws Exception {
    assertThat(check()).as(out::toString).isZero();
    assertThat(lines())
        .allMatch(line -> line.startsWith("✓ ") || line.startsWith("— "))
        .contains("✓ Slack grants every scope that is needed.")
        .anyMatch(line -> line.startsWith("— The bot's database doesn't exist yet"))
        .anyMatch(line -> line.startsWith("✓ my-app: A rollback goes back to 4.0.0, commit "))
        .anyMatch(line -> line.startsWith("✓ my-app: The bot may push to "));
    assertThat(folder.resolve("data")).doesNotExist();

    var bot = PlayedBot.start(environment, folder);
    try (bot) {
      assertThat(check("my-app")).as(out::toString).isZero();
      assertThat(lines()).anyMatch(line -> line.startsWith("✓ The bot's database answers: "));

      world.slack().deliverTo(URI.create("http://127.0.0.1:" + bot.port() + "/slack/events"));
      var alice = new PlayedPerson(world.slack(), "U0ALICE", "C0INCIDENTS", Clock.systemUTC());
      alice.type("check my-app");
      await()
          .until(() ->
              world.slack().messages().ephemeralsFor("U0ALICE").stream()
                  .anyMatch(it -> it.newest().text().contains("could be rolled back right now")));
    }
    assertThat(world.repository().branches()).doesNotContainKey("release/v4.0.0");
  }

  @Test
  void whatIsMissingHasACrossAndACure() {
    world.slack().workspace().install(it -> it.without("usergroups:read"));
    world.scalingo().unlink(PlayedWorld.PLATFORM_APP);

    assertThat(check()).isEqualTo(1);

    assertThat(lines())
        .contains("✗ Slack doesn't grant usergroups:read: reinstall the app from its manifest.")
        .anyMatch(line -> line.startsWith("✗ my-app: No repository is linked to "));
  }

  @Test
  void tooFewCallsForAnyRollbackAreToldWithTheCure() {
    environment.put("SCALINGO_CALLS_PER_MINUTE", "2");

    assertThat(check()).isEqualTo(1);

    assertThat(lines())
        .contains(
            "✗ `SCALINGO_CALLS_PER_MINUTE` is 2, too few for any rollback: set it to 15 or more, or"
                + " leave it out.");
  }

  @Test
  void aTokenThatIsRefusedIsToldWithoutIt() {
    environment.put("SLACK_BOT_TOKEN", "xoxb-revoked-token");

    assertThat(check()).isEqualTo(1);

    assertThat(out.toString())
        .contains("✗ Slack doesn't accept the token: ", "invalid_auth")
        .doesNotContain("xoxb-revoked-token");
  }

  /** A minute passes in no time. */
  private static final class Leaping implements Patience {
    private final LivedTime lived = LivedTime.ofThisProcess();
    private Duration leapt = Duration.ZERO;

    @Override
    public Duration sinceStart() {
      return lived.sinceStart().plus(leapt);
    }

    @Override
    public void pass(Duration time) {
      leapt = leapt.plus(time);
    }
  }

  @Test
  void moreAppsThanAMinuteHasCallsForAreWaitedFor() {
    environment.put("SCALINGO_CALLS_PER_MINUTE", "30");
    environment.merge(
        "ROLLBACK_CONFIG",
        IntStream.range(0, 20).mapToObj("  gone-%d:\n"::formatted).collect(Collectors.joining()),
        String::concat);

    check();

    assertThat(err.toString())
        .contains("check: SCALINGO_CALLS_PER_MINUTE is used up, ")
        .contains(" waits a minute");
    assertThat(lines())
        .anyMatch(line -> line.startsWith("✗ gone-19: Scalingo shows the bot's account no app "))
        .noneMatch(line -> line.contains("SCALINGO_CALLS_PER_MINUTE"));
  }

  @Test
  void aServiceThatIsAwayIsNamedWithWhy() {
    environment.put("SCALINGO_AUTH_URL", "http://127.0.0.1:9");
    environment.put("SLACK_API_URL", "http://127.0.0.1:9/api/");

    assertThat(check()).isEqualTo(1);

    assertThat(lines())
        .contains(
            "✗ This could not be checked: Slack doesn't answer when the bot asks for auth.test."
                + " Try again in a minute.")
        .allMatch(line -> !line.contains("[secret]"));
  }

  @Test
  void aRegionThatIsNotThereIsNoMatterOfTheToken() {
    environment.put("SCALINGO_REGION", "osc-fr2");

    assertThat(check()).isEqualTo(1);

    var told = "Scalingo tells the bot's account of no region osc-fr2, only of ";
    assertThat(lines())
        .filteredOn(line -> line.startsWith("✗"))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("✗ " + told))
        .anyMatch(line -> line.startsWith("✗ my-app: " + told))
        .allMatch(line -> line.contains("correct `region`") && line.contains("SCALINGO_REGION"))
        .noneMatch(line -> line.contains("SCALINGO_API_TOKEN"));
  }

  @Test
  void forMachinesALineIsAnObject() {
    check("--json", "my-app");

    var objects = lines().stream().map(JsonMapper.shared()::readTree).toList();
    assertThat(objects)
        .allSatisfy(it -> assertThat(it.path("mark").asString()).isIn("✓", "✗", "—"))
        .anySatisfy(it -> {
          assertThat(it.path("app").asString()).isEqualTo("my-app");
          assertThat(it.path("check").asString()).isEqualTo("goes-back");
          assertThat(it.path("text").asString()).contains("4.0.0");
        });
  }

  @Test
  void anAppThatTheFileDoesNotNameIsBadUsage() {
    assertThat(check("my-ap")).isEqualTo(2);
    assertThat(err.toString()).contains("my-ap: no such app; did you mean my-app?");
    assertThat(lines()).isEmpty();
  }

  @Test
  void aMistakeInTheConfigurationIsBadConfiguration() {
    environment.put("ROLLBACK_CONFIG", "operators: everyone\nsurprise: 1\n");

    assertThat(check()).isEqualTo(2);
    assertThat(err.toString()).contains("surprise");
    assertThat(lines()).isEmpty();
  }
}
