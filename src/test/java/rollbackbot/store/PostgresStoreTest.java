package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Change;
import rollbackbot.postgres.Connections;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.suite.Patience;

@Tag("whole")
@ExtendWith(OnPostgres.class)
class PostgresStoreTest extends StoreContract {
  private String url = "";

  @BeforeEach
  void create(PostgresServer server) throws Exception {
    url = server.migratedDatabase();
  }

  @Override
  Database database() {
    return Database.open(Connections.address(url));
  }

  @Test
  void severalProcessesBringItUpToDateAtOnce(PostgresServer server) throws Exception {
    url = server.migratedDatabase();

    var opened = atOnce(_ -> open().answers());

    assertThat(opened).hasSize(RACERS).containsOnly(true);
  }

  /** The other's transaction has begun before ours, and is committed while ours waits for it. */
  @Test
  void anIncidentThatAnotherProcessIsAboutToOpenIsSeen() throws Exception {
    var incidents = new SqlIncidents(open(), new Noted());
    incidents.store(Change.to(opened("one")), Optional.empty());
    incidents.store(
        Change.to(
            opened("one")
                .withRevision(1)
                .withState(new CalledOff.Closed(CalledOff.Closing.ALL_GOOD, Optional.empty()))),
        Optional.empty());
    try (var other = Connections.open(url);
        var statement = other.createStatement();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      statement.execute(
          """
          insert into incident
            (id, app, revision, shown_revision, state, locks_app, opened_at, body)
          values ('other', 'my-app', 1, 0, 'deciding', 1, 0, '{}')
          """);

      var inserted =
          threads.submit(() -> incidents.store(Change.to(opened("two")), Optional.empty()));
      var reopened =
          threads.submit(
              () -> incidents.store(Change.to(opened("one").withRevision(2)), Optional.empty()));
      Connections.awaitWaiting(url, 2);
      other.commit();

      assertThat(inserted.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isFalse();
      assertThat(reopened.get(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isFalse();
    }
  }

  /** As after a failover. */
  @Test
  void thatItCantBeWrittenIsFoundByWriting() throws Exception {
    var name = Connections.texts(url, "select current_database()").getFirst();
    try (var connection = Connections.open(url);
        var statement = connection.createStatement()) {
      statement.execute("alter database " + name + " set default_transaction_read_only = on");
    }
    // Opened like that nothing could be brought up to date: it is so already.
    var database = open();

    assertThat(database.answers()).isTrue();
    assertThatThrownBy(database::write).isInstanceOf(RuntimeException.class);
  }

  @Test
  void anUnknownDatabaseIsRefused() {
    var nowhere = Connections.address(url.replaceFirst("/test_[0-9a-f]+", "/nowhere"));

    assertThatThrownBy(() -> Database.open(nowhere))
        .isInstanceOf(Database.Refused.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("does not exist");
  }

  @Test
  void aServerThatIsNotThereIsAway() {
    var away =
        new PostgresAddress(
            "127.0.0.1",
            1,
            "name",
            "user",
            Optional.of(new rollbackbot.secret.Secret("hunter2")),
            Optional.empty(),
            Optional.empty());

    assertThatThrownBy(() -> Database.open(away))
        .isInstanceOf(Database.Away.class)
        .hasMessageContaining("name at 127.0.0.1:1")
        .hasMessageNotContaining("hunter2");
  }
}
