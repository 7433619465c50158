package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import rollbackbot.database.DatabaseId;
import rollbackbot.sandbox.scalingo.FakeScalingo;

class DatabasesOnFakeScalingoTest extends DatabasesContract {
  private static final Instant NOW = MOMENT.plusSeconds(3600);

  private final FakeScalingo fake = new FakeScalingo(() -> NOW, 0, (_, _, _) -> Optional.empty());
  private DatabaseId id = new DatabaseId("");

  @BeforeEach
  void sameWorldAsTheRecordedOne() {
    var since = Instant.parse("2018-01-01T00:00:00Z");
    fake.addApp(APP.name());
    id = fake.addDatabase(APP.name(), "postgresql", "postgresql-sandbox", since);
    var backedUp = Instant.parse("2018-09-02T01:00:00.178Z");
    fake.addBackup(APP.name(), id, backedUp, true, 17_484_513_608L);
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Override
  ScalingoDatabases databases() {
    return Clients.account(fake.url(), fake.apiToken(), () -> NOW).databases();
  }

  @Override
  DatabaseId database() {
    return id;
  }

  @Override
  void assertRestoredTo(Instant moment) {
    assertThat(fake.restoresOf(APP.name(), id)).containsExactly(moment);
  }
}
