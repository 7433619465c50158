package rollbackbot.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbackbot.postgres.Connections;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;

@Tag("whole")
@ExtendWith(OnPostgres.class)
class PostgresRefusedAttemptsTest extends RefusedAttemptsContract {
  private final String url;

  PostgresRefusedAttemptsTest(PostgresServer server) throws Exception {
    url = server.migratedDatabase();
  }

  @Override
  Database database() {
    return Database.open(Connections.address(url));
  }

  @Override
  AuditTrail trail() {
    return AuditTrail.at(Connections.address(url));
  }

  @Override
  Connection connect() throws SQLException {
    return Connections.open(url);
  }
}
