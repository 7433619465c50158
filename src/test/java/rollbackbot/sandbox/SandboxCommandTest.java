package rollbackbot.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.app.Main;
import rollbackbot.suite.Patience;
import rollbackbot.whole.StartCache;

/** The command, in a process of its own. */
@Tag("whole")
class SandboxCommandTest {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

  @TempDir private Path temporary;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatWasStarted() {
    for (var process : started) {
      var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(each -> each.onExit().join());
    }
  }

  @Test
  void endsCleanlyWhenToldTo() throws Exception {
    var sandbox = start(List.of("--port=0"));

    assertThat(page(addressOf(sandbox))).contains("rollback-bot sandbox");
    var children = sandbox.children().toList();
    assertThat(children).hasSize(1);
    assertThat(leftovers()).isNotEmpty();
    sandbox.destroy();
    assertThat(sandbox.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void botKnowsNoRealCredentialsAndEndsWhenTheSandboxIsKilled() throws Exception {
    var sandbox = start(List.of());
    addressOf(sandbox);
    var bot = sandbox.children().findFirst().orElseThrow();
    var environment = Path.of("/proc/" + bot.pid() + "/environ");
    assumeTrue(Files.exists(environment), "no /proc here");

    assertThat(Files.readString(environment))
        .contains("SLACK_BOT_TOKEN=xoxb-played-token")
        .doesNotContain("a-real-token", "METRICS_TOKEN", "PATH=");
    sandbox.destroyForcibly();
    await().until(() -> !bot.isAlive());
  }

  @Test
  void portInUseIsSaidInALine() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var sandbox = start(List.of("--port=" + taken.getLocalPort()));

      assertThat(sandbox.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(sandbox.exitValue()).isEqualTo(1);
      assertThat(new String(sandbox.getErrorStream().readAllBytes(), UTF_8))
          .isEqualToIgnoringNewLines(
              "sandbox: port %d is in use on this machine; choose another with --port, or leave it"
                      .formatted(taken.getLocalPort())
                  + " out");
    }
  }

  @Test
  void unknownScenarioIsBadUsage() throws Exception {
    var sandbox = start(List.of("--play=holidays"));

    assertThat(sandbox.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(sandbox.exitValue()).isEqualTo(2);
    assertThat(new String(sandbox.getErrorStream().readAllBytes(), UTF_8))
        .contains("--play holidays: no such scenario")
        .contains(
            "broken-checkout, failing-build, dying-bot, feature-off, restore-database,"
                + " second-person, answered-questions");
  }

  @Test
  void aScenarioIsPlayedInAHurry() throws Exception {
    var sandbox = start(List.of("--play", "--hurry"));

    var printed = new String(sandbox.getInputStream().readAllBytes(), UTF_8);
    var errors = new String(sandbox.getErrorStream().readAllBytes(), UTF_8);
    assertThat(sandbox.waitFor()).as(() -> errors + printed).isZero();
    assertThat(printed)
        .contains("The health check passed for 5 s; before the rollback: `500`.")
        .contains("Cancelled after 30 min")
        .contains("Played. Deployments requested: 1")
        .doesNotContain("it takes 30 s", "passed for 30 s;");
  }

  private Process start(List<String> arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(StartCache.ofThisRun().forShipped());
    command.addAll(List.of("-Djava.io.tmpdir=" + temporary, Main.class.getName(), "sandbox"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().put("SLACK_BOT_TOKEN", "a-real-token");
    builder.environment().put("METRICS_TOKEN", "a-real-token");
    var process = builder.start();
    started.add(process);
    return process;
  }

  private static URI addressOf(Process sandbox) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(sandbox.getInputStream(), UTF_8));
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      var found = ADDRESS.matcher(line);
      if (found.find()) {
        return URI.create(found.group());
      }
    }
    throw new AssertionError("no address printed");
  }

  private static String page(URI address) throws IOException {
    try (var stream = address.toURL().openStream()) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private List<Path> leftovers() throws IOException {
    try (var files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().startsWith("rollback-")).toList();
    }
  }
}
