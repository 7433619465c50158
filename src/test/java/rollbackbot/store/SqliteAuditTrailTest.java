package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.suite.MigratedDatabase;

class SqliteAuditTrailTest extends AuditTrailContract {
  @TempDir private Path folder;
  private Optional<Database> only = Optional.empty();

  /** A folder belongs to one process, which opens it once. */
  @Override
  Database database() {
    only = only.or(() -> Optional.of(Database.open(MigratedDatabase.in(folder))));
    return only.get();
  }

  @Override
  AuditTrail trail() {
    return AuditTrail.in(folder);
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("rollback-bot.db");
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  @Override
  Connection connectToTheOldOne() throws SQLException {
    Flyway.configure()
        .dataSource(url(), null, null)
        .locations("classpath:db/common", "classpath:db/sqlite")
        .target("4")
        .load()
        .migrate();
    return connect();
  }

  @Override
  List<String> withoutTriggers() {
    return List.of(
        "drop trigger audit_event_is_never_changed",
        "drop trigger audit_event_is_never_replaced",
        "drop trigger audit_event_goes_by_retention");
  }

  @Test
  void replacingIsRefusedToo() throws Exception {
    open();
    try (var connection = connect();
        var statement = connection.createStatement()) {
      var row = "(1, 0, 'i', 1, 0, 'my-app', 'U', '', 'done', '%s', '')";
      statement.execute("insert into audit_event values " + row.formatted("first"));

      assertThatThrownBy(
              () -> statement.execute("replace into audit_event values " + row.formatted("other")))
          .hasMessageContaining("never replaced");
      assertThatThrownBy(() -> statement.execute("replace into audit_head values (1, 9, '')"))
          .hasMessageContaining("one end");
    }
  }

  @Test
  void itIsReadAfterTheBotHasEnded() throws Exception {
    open().close();

    try (var trail = trail()) {
      assertThat(trail.apps()).isEmpty();
    }
  }

  @Test
  void readingWritesNothing() throws Exception {
    open();

    try (var connection = SqliteDatabase.connectForReading(folder);
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("delete from audit_gap"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aFolderWithoutADatabaseIsLeftAsItIs() {
    assertThatThrownBy(this::trail)
        .isInstanceOf(AuditTrail.NotThere.class)
        .hasMessageContaining(folder.toString());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatIsNoDatabaseIsUnusable() throws Exception {
    Files.writeString(folder.resolve("rollback-bot.db"), "no database ".repeat(1_000));

    assertThatThrownBy(this::trail).isInstanceOf(Database.FolderUnusable.class);
  }
}
