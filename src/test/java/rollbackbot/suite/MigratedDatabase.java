package rollbackbot.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import rollbackbot.store.Database;

/**
 * The embedded database as a first start leaves it, copied into a test's folder: all migrations
 * take longer than most tests. A start on nothing at all is what the sandbox's tests see.
 */
public final class MigratedDatabase {
  private static final String FILE = "rollback-bot.db";

  private MigratedDatabase() {}

  /** Made by the first test that asks. */
  private static final class Made {
    static final byte[] CONTENT = make();

    private static byte[] make() {
      try {
        var folder = FoldersInMemory.create("migrated-");
        Database.open(folder).close();
        var content = Files.readAllBytes(folder.resolve(FILE));
        try (var files = Files.newDirectoryStream(folder)) {
          for (var file : files) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
        return content;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Puts it there unless there is one; the folder, made where it is missing. */
  public static Path in(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(FILE))) {
        Files.write(folder.resolve(FILE), Made.CONTENT);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
