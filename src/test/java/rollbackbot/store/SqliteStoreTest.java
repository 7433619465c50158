package rollbackbot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.suite.MigratedDatabase;

class SqliteStoreTest extends StoreContract {
  @TempDir private Path folder;
  private Optional<Database> only = Optional.empty();

  /** A folder belongs to one process, which opens it once. */
  @Override
  Database database() {
    only = only.or(() -> Optional.of(Database.open(MigratedDatabase.in(folder))));
    return only.get();
  }

  @Test
  void aSecondProcessIsRefused() throws Exception {
    open();

    assertThatThrownBy(() -> Database.open(folder))
        .isInstanceOf(Database.FolderInUse.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void theOnlyProcessAlwaysPublishes() throws Exception {
    try (var replica =
        open().join(() -> 7, ReplicaTiming.standard(), java.time.InstantSource.system())) {
      assertThat(replica.publishes()).isTrue();
      assertThat(open().present()).containsExactly(replica.name());
      assertThat(open().isShared()).isFalse();
    }
  }
}
