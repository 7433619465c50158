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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The embedded database: one SQLite file in a folder that belongs to one process. */
final class SqliteDatabase extends Database {
  static final String FILE = "rollback-bot.db";
  private static final String LOCK = "rollback-bot.lock";
  private static final int CONNECTIONS = 4;
  private static final int BUSY_MILLIS = 10_000;

  /** Whoever only reads has none. */
  private final Optional<FileChannel> lockFile;

  private SqliteDatabase(HikariDataSource pool, Optional<FileChannel> lockFile) {
    super(pool);
    this.lockFile = lockFile;
  }

  static boolean exists(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  static Database in(Path folder) {
    try {
      Files.createDirectories(folder);
      var lockFile = lock(folder);
      var pool = pool(folder.resolve(FILE));
      migrate(pool, "sqlite");
      return new SqliteDatabase(pool, Optional.of(lockFile));
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

  /** A connection that can't write, beside whoever works in the folder. */
  static Connection connectForReading(Path folder) throws SQLException {
    return readingSource(folder).getConnection();
  }

  static Database readingIn(Path folder) {
    var config = new HikariConfig();
    config.setDataSource(readingSource(folder));
    config.setReadOnly(true);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName("reading");
    return new SqliteDatabase(new HikariDataSource(config), Optional.empty());
  }

  private static SQLiteDataSource readingSource(Path folder) {
    var sqlite = new SQLiteConfig();
    sqlite.setReadOnly(true);
    sqlite.setBusyTimeout(BUSY_MILLIS);
    var source = new SQLiteDataSource(sqlite);
    source.setUrl("jdbc:sqlite:" + folder.resolve(FILE));
    return source;
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public Replica join(IntSupplier keys, ReplicaTiming timing, InstantSource clock) {
    return new Replica.Only();
  }

  @Override
  public Set<String> present() {
    return Set.of(Replica.Only.NAME);
  }

  @Override
  public void close() {
    super.close();
    try {
      if (lockFile.isPresent()) {
        lockFile.get().close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("releasing the data folder", e);
    }
  }
}
