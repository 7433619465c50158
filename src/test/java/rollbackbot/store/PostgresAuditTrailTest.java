package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbackbot.postgres.Connections;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;

@Tag("whole")
@ExtendWith(OnPostgres.class)
class PostgresAuditTrailTest extends AuditTrailContract {
  private PostgresServer server;
  private String url = "";

  @BeforeEach
  void create(PostgresServer running) throws Exception {
    server = running;
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

  @Override
  Connection connectToTheOldOne() throws SQLException {
    url = server.freshDatabase();
    try (var pool = PostgresDatabase.pool(Connections.address(url))) {
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:db/common", "classpath:db/postgresql")
          .target("4")
          .load()
          .migrate();
    }
    return connect();
  }

  @Override
  List<String> withoutTriggers() {
    return List.of("alter table audit_event disable trigger all");
  }

  @Test
  void emptyingTheTablesIsRefused() throws Exception {
    open();
    try (var connection = connect();
        var statement = connection.createStatement()) {
      for (var table : List.of("audit_event", "audit_gap", "audit_head")) {
        assertThatThrownBy(() -> statement.execute("truncate " + table))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void readingWritesNothing() throws Exception {
    open();

    try (var connection = PostgresDatabase.connectForReading(Connections.address(url));
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("delete from audit_gap"))
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void aServerThatIsNotThereIsAway() {
    var away = Connections.address("postgres://user@127.0.0.1:1/name");

    assertThatThrownBy(() -> AuditTrail.at(away)).isInstanceOf(Database.Away.class);
  }
}
