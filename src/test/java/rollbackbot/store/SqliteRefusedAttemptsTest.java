package rollbackbot.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.suite.MigratedDatabase;

class SqliteRefusedAttemptsTest extends RefusedAttemptsContract {
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

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("rollback-bot.db"));
  }
}
