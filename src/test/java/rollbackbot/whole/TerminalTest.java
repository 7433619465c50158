package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.api.SlackFaults;
import rollbackbot.suite.Patience;

/** Slack is away, and production is back all the same: the command as a process of its own. */
@Tag("whole")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(OnPostgres.class)
class TerminalTest {
  private static final String CONFIGURATION = "ROLLBACK_CONFIG";

  @TempDir private Path folder;

  private static Rehearsal withChannel(Rehearsal rehearsal) {
    var file = Objects.requireNonNull(rehearsal.environment().get(CONFIGURATION));
    return rehearsal.set(CONFIGURATION, file + "defaults:\n  channel: " + Rehearsal.CHANNEL + "\n");
  }

  private static void slackIsAway(Rehearsal rehearsal) {
    rehearsal.slack().faults().always(SlackFaults.ANY, new SlackFault.Refuse("fatal_error"));
  }

  private TerminalProcess terminal(Map<String, String> environment, String name, String... words)
      throws Exception {
    return TerminalProcess.start(environment, folder.resolve(name + ".txt"), words);
  }

  @Test
  void aRunningBotIsReachedByItsSocketAndTheBoardCatchesUp() throws Exception {
    try (var rehearsal = withChannel(Rehearsal.prepare(folder)).startBot()) {
      var socket = rehearsal.data().resolve("rollback-bot.sock");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
          .isEqualTo("rw-------");
      slackIsAway(rehearsal);
      // It needs to know nothing but where the bot's folder is.
      var environment =
          Map.of("ROLLBACK_DATA_DIR", rehearsal.data().toString(), "LANG", "fr_FR.UTF-8");

      try (var terminal = terminal(environment, "typed", "my-app", "previous")) {
        terminal.types("my-app");

        assertThat(terminal.exit()).as(terminal.output()).isZero();
        assertThat(terminal.output())
            .contains("Tapez my-app pour confirmer ce plan", "4.0.0")
            .doesNotContain("&amp;", "<!date", "<@");
      }
      rehearsal.slack().faults().clear();

      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.books().actionsWithActor())
          .anyMatch(it -> it.contains("confirmed") && it.contains(System.getProperty("user.name")));
      rehearsal.person(ALICE).awaitState("succeeded");
      assertThat(rehearsal.boardStates()).endsWith("succeeded");
    }
  }

  /** The process that requests the deployment dies of it; the next one finds what came of it. */
  @Test
  void withoutABotItWorksOnTheDatabaseItselfAndAnotherGoesOnWhereItWasKilled() throws Exception {
    try (var rehearsal = withChannel(Rehearsal.prepare(folder)).startBot()) {
      rehearsal.stopBot();
      slackIsAway(rehearsal);
      var environment = rehearsal.environment();
      var dead = new CompletableFuture<Boolean>();

      try (var first = terminal(environment, "first", "my-app", "previous")) {
        Effect.DEPLOYMENT.interrupt(
            Effect.Moment.AFTER,
            rehearsal.place(),
            () -> {
              first.kill();
              dead.complete(true);
            });
        first.types("my-app");
        dead.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(first.exit()).isNotZero();
      }
      try (var second = terminal(environment, "second", "my-app")) {
        assertThat(second.exit()).as(second.output()).isZero();
        assertThat(second.output()).contains("is already open");
      }
      assertThat(rehearsal.newDeployments()).hasSize(1);
      rehearsal.slack().faults().clear();

      rehearsal.startBot();
      rehearsal.person(ALICE).awaitState("succeeded");
      assertThat(rehearsal.newDeployments()).hasSize(1);
    }
  }

  @Test
  void whoStopsItBeforeTheConfirmationLeavesNothingBehind() throws Exception {
    try (var rehearsal = withChannel(Rehearsal.prepare(folder)).startBot()) {
      try (var terminal = terminal(rehearsal.environment(), "stopped", "my-app", "previous")) {
        soon().until(() -> terminal.output().contains("Type my-app to confirm this plan"));

        terminal.interrupt();

        assertThat(terminal.exit()).isNotZero();
      }
      rehearsal.person(ALICE).awaitState("cancelled");
      assertThat(rehearsal.newDeployments()).isEmpty();
    }
  }

  @Test
  void onADatabaseThatABotWorksOnItIsOneMore(PostgresServer server) throws Exception {
    try (var rehearsal =
        withChannel(Rehearsal.prepare(folder)).storeIn(server.migratedDatabase()).startBot()) {
      var environment = new HashMap<>(rehearsal.environment());

      try (var terminal = terminal(environment, "beside", "my-app", "previous", "because", "5xx")) {
        terminal.types("my-app");

        assertThat(terminal.exit()).as(terminal.output()).isZero();
      }

      rehearsal.person(ALICE).awaitState("succeeded");
      assertThat(rehearsal.newDeployments()).hasSize(1);
      assertThat(rehearsal.boardStates()).endsWith("succeeded");
    }
  }
}
