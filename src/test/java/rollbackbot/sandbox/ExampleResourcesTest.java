package rollbackbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.database.Backup;
import rollbackbot.sandbox.scalingo.FakeScalingo;

class ExampleResourcesTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final String APP = "shop";

  @Test
  void eachGoodBackupHasASize() {
    try (var scalingo = new FakeScalingo(() -> NOW, 0, (_, _, _) -> Optional.empty())) {
      scalingo.addApp(APP);

      new ExampleResources(scalingo, NOW).shop(APP);

      assertThat(scalingo.databasesOf(APP))
          .hasSize(2)
          .allSatisfy(database ->
              assertThat(scalingo.backupsOf(APP, database.id()))
                  .hasSize(7)
                  .filteredOn(Backup::status, Backup.Status.USABLE)
                  .hasSize(6)
                  .allSatisfy(backup -> assertThat(backup.size()).isPresent()));
    }
  }
}
