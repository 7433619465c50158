package rollbackbot.jobs;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import rollbackbot.store.Database;
import rollbackbot.suite.MigratedDatabase;

@Tag("whole")
class SqliteJobsTest extends JobsContract {
  @TempDir private Path folder;

  @Override
  Database open() {
    return Database.open(MigratedDatabase.in(folder));
  }
}
