package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rollbackbot.postgres.Connections;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;

@Tag("whole")
@ExtendWith(OnPostgres.class)
class ReplicaTest {

  private String url = "";
  private Database database;

  @BeforeEach
  void open(PostgresServer server) throws Exception {
    url = server.migratedDatabase();
    database = Database.open(Connections.address(url));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Replica join(Integer... numbers) {
    var keys = new ArrayDeque<>(List.of(numbers));
    return database.join(keys::removeFirst, ReplicaTiming.standard(), InstantSource.system());
  }

  @Test
  void oneOfThemPublishes() {
    try (var first = join(1)) {
      await().until(first::publishes);
      try (var second = join(2);
          var third = join(3)) {
        await().during(Duration.ofSeconds(2)).until(() -> publishing(first, second, third) == 1);
        await()
            .until(
                () -> Set.copyOf(database.present()),
                Set.of("replica-1", "replica-2", "replica-3")::equals);
      }
    }
    await().until(() -> database.present().isEmpty());
  }

  /** It need not be the first one: the server forgets a machine that stood still. */
  private static long publishing(Replica... replicas) {
    return Stream.of(replicas).filter(Replica::publishes).count();
  }

  @Test
  void whoeverLeavesHandsOver() {
    var first = join(1);
    await().until(first::publishes);
    try (var second = join(2)) {
      first.close();

      assertThat(first.publishes()).isFalse();
      await().until(second::publishes);
    }
  }

  @Test
  void aNameThatIsTakenIsNotTakenAgain() {
    try (var first = join(1);
        var second = join(1, 1, 2)) {
      assertThat(first.name()).isEqualTo("replica-1");
      assertThat(second.name()).isEqualTo("replica-2");
    }
  }

  @Test
  void eachKnowsHowManyThereAre() {
    try (var first = join(1)) {
      await().until(() -> first.processes() == 1);
      try (var second = join(2)) {
        await().until(() -> first.processes() == 2 && second.processes() == 2);
      }
      await().until(() -> first.processes() == 1);
    }
  }

  @Test
  void aLostSessionIsReplaced() throws Exception {
    try (var first = join(1);
        var second = join(2)) {
      await().until(() -> first.publishes() || second.publishes());
      for (int cut = 0; cut < 3; cut++) {
        endSessions();
        await()
            .pollInterval(Duration.ofMillis(20))
            .until(
                () -> database.present().size() == 2 && (first.publishes() || second.publishes()));
      }
      await().during(Duration.ofSeconds(2)).until(() -> first.publishes() != second.publishes());
    }
  }

  /** As a restart of the server or a broken line does. */
  private void endSessions() throws Exception {
    try (var connection = Connections.open(url);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_locks
          where locktype = 'advisory' and pid <> pg_backend_pid()
            and database = (select oid from pg_database where datname = current_database())
          """);
    }
  }

  @Test
  void aSessionThatAsksNothingEndsWithItsLocks() throws Exception {
    try (var frozen = ReplicaSession.open(Connections.address(url), Duration.ofSeconds(3))) {
      frozen.present(1);
      frozen.publish();
      try (var other = join(2)) {
        await().until(other::publishes);
        await().until(() -> Set.copyOf(database.present()), Set.of("replica-2")::equals);
      }
    }
  }
}
