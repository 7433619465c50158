package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.app.Main;
import rollbackbot.audit.AuditRow;
import rollbackbot.postgres.Connections;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.store.Database;
import rollbackbot.suite.MigratedDatabase;

/**
 * The trail, by a process of its own beside the bot; and one that is longer than the memory of the
 * process that prints it.
 */
@Tag("whole")
@ExtendWith(OnPostgres.class)
class AuditProcessTest {
  /** More than fits into the memory: a row that is read takes half a kilobyte. */
  private static final int MANY = 40_000;

  private static final int FEW = 1_000;
  private static final String MEMORY = "-Xmx32m";

  @TempDir private Path folder;

  private record Ended(int code, long lines, String last) {}

  private Ended audit(Map<String, String> environment, String option) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", MEMORY));
    command.add("-XX:+UseSerialGC");
    command.addAll(StartCache.ofThisRun().forShipped());
    command.addAll(List.of(Main.class.getName(), "audit", option));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    try (var output = process.inputReader()) {
      var ended = readAll(output);
      return new Ended(process.waitFor(), ended.lines(), ended.last());
    } finally {
      process.destroyForcibly();
    }
  }

  private static Ended readAll(BufferedReader output) throws IOException {
    long lines = 0;
    var last = "";
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      lines++;
      last = line;
    }
    return new Ended(0, lines, last);
  }

  private static void fill(Connection connection, int rows) throws SQLException {
    var hash = AuditRow.BEFORE_THE_FIRST;
    connection.setAutoCommit(false);
    try (var insert =
            connection.prepareStatement(
                "insert into audit_event values (?, 0, 'i', ?, 0, 'my-app', 'U', '', 'done', ?,"
                    + " ?)");
        var head = connection.prepareStatement("update audit_head set number = ?, hash = ?")) {
      var detail = "so it was done";
      for (long number = 1; number <= rows; number++) {
        hash =
            new AuditRow(
                    number, Instant.EPOCH, "i", number, 0, "my-app", "U", "", "done", detail, "")
                .hashAfter(hash);
        insert.setLong(1, number);
        insert.setLong(2, number);
        insert.setString(3, detail);
        insert.setString(4, hash);
        insert.addBatch();
        if (number % 1_000 == 0) {
          insert.executeBatch();
        }
      }
      head.setLong(1, rows);
      head.setString(2, hash);
      head.executeUpdate();
    }
    connection.commit();
  }

  private void isPrintedAndChecked(Map<String, String> environment, int rows) throws Exception {
    var printed = audit(environment, "--json");
    assertThat(printed.last()).startsWith("{\"number\":" + rows);
    assertThat(printed.lines()).isEqualTo(rows);
    assertThat(printed.code()).isZero();

    var checked = audit(environment, "--verify");
    assertThat(checked.last()).startsWith("✓ the chain of " + rows + " rows is whole");
    assertThat(checked.code()).isZero();
  }

  private void ofTheEmbeddedDatabaseIsReadWhileTheBotHasItOpen(int rows) throws Exception {
    try (var _ = Database.open(MigratedDatabase.in(folder));
        var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("rollback-bot.db"))) {
      fill(connection, rows);

      isPrintedAndChecked(Map.of("ROLLBACK_DATA_DIR", folder.toString()), rows);
    }
  }

  @Test
  void aTrailOfTheEmbeddedDatabaseIsReadWhileTheBotHasItOpen() throws Exception {
    ofTheEmbeddedDatabaseIsReadWhileTheBotHasItOpen(FEW);
  }

  @Tag("soak")
  @Test
  void aLongTrailOfTheEmbeddedDatabaseIsReadWhileTheBotHasItOpen() throws Exception {
    ofTheEmbeddedDatabaseIsReadWhileTheBotHasItOpen(MANY);
  }

  @Tag("soak")
  @Test
  void aLongTrailOfPostgresIsReadToo(PostgresServer server) throws Exception {
    var url = server.migratedDatabase();
    try (var _ = Database.open(Connections.address(url));
        var connection = Connections.open(url)) {
      fill(connection, MANY);

      isPrintedAndChecked(Map.of("DATABASE_URL", url), MANY);
    }
  }
}
