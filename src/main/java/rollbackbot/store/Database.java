package rollbackbot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The embedded database: one SQLite file in a folder that belongs to one process. */
public final class Database implements AutoCloseable {
  private static final String FILE = "rollback-bot.db";
  private static final String LOCK = "rollback-bot.lock";
  private static final int CONNECTIONS = 4;
  private static final int BUSY_MILLIS = 10_000;

  private final HikariDataSource pool;
  private final FileChannel lockFile;

  private Database(HikariDataSource pool, FileChannel lockFile) {
    this.pool = pool;
    this.lockFile = lockFile;
  }

  /**
   * Opens the database of a folder, made when it isn't there, and brings it up to date.
   *
   * @throws FolderInUse if another process works there
   */
  public static Database open(Path folder) {
    try {
      Files.createDirectories(folder);
      var lockFile = lock(folder);
      var pool = pool(folder.resolve(FILE));
      Flyway.configure()
          .dataSource(pool)
          .locations("classpath:db/common", "classpath:db/sqlite")
          .load()
          .migrate();
      return new Database(pool, lockFile);
    } catch (IOException e) {
      throw new FolderUnusable(folder, e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel).isEmpty()) {
      channel.close();
      throw new FolderInUse(folder);
    }
    return channel;
  }

  /** The lock goes with the channel, and with the process. */
  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private static HikariDataSource pool(Path file) {
    var sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    sqlite.setBusyTimeout(BUSY_MILLIS);
    var source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + file);
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName("rollback-bot");
    return new HikariDataSource(config);
  }

  public DataSource dataSource() {
    return pool;
  }

  Jdbi jdbi() {
    return Jdbi.create(pool);
  }

  /** Whether the database answers. */
  public boolean answers() {
    return jdbi()
        .withHandle(handle -> handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
  }

  @Override
  public void close() {
    pool.close();
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new IllegalStateException("releasing the data folder", e);
    }
  }

  /** Another process works in the data folder. */
  public static final class FolderInUse extends RuntimeException {
    FolderInUse(Path folder) {
      super("another process uses the data folder " + folder);
    }
  }

  /** The data folder can't be written. */
  public static final class FolderUnusable extends RuntimeException {
    FolderUnusable(Path folder, IOException cause) {
      super("the data folder " + folder + " can't be used: " + cause.getMessage(), cause);
    }
  }
}
