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
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import rollbackbot.store.intake.Precedence;
import rollbackbot.store.intake.SecondPool;

/** The embedded database: one SQLite file in a folder that belongs to one process. */
final class SqliteDatabase extends Database {
  static final String FILE = "rollback-bot.db";
  private static final String LOCK = "rollback-bot.lock";
  private static final int CONNECTIONS = 4;
  private static final int BUSY_MILLIS = 10_000;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
  private static final int MOST_LOOKS = 10_000;

  /** Whoever only reads has none. */
  private final Optional<FileChannel> lockFile;

  private SqliteDatabase(
      HikariDataSource pool,
      HikariDataSource intake,
      Precedence precedence,
      Optional<FileChannel> lockFile) {
    super(pool, intake, precedence);
    this.lockFile = lockFile;
  }

  static boolean exists(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  static Database in(Path folder) {
    try {
      Files.createDirectories(folder);
      var file = folder.resolve(FILE);
      var lockFile = lock(folder, home(file));
      var precedence = new Precedence();
      var pool = pool(file, precedence);
      migrate(pool, "sqlite");
      return new SqliteDatabase(pool, intake(file), precedence, Optional.of(lockFile));
    } catch (IOException e) {
      throw new FolderUnusable(folder, e);
    }
  }

  /** Where the file is whatever links lead there: two folders may have the same one. */
  private static Path home(Path file) throws IOException {
    var known = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    return Optional.ofNullable(known.getParent()).orElse(file);
  }

  private static FileChannel lock(Path folder, Path home) throws IOException {
    var channel =
        FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

  private static HikariDataSource pool(Path file, Precedence precedence) {
    return new SecondPool(
        config("rollback-bot", new SQLiteDataSource(writing()), file, CONNECTIONS), precedence);
  }

  private static HikariDataSource intake(Path file) {
    return new HikariDataSource(config("intake", new Watchful(writing()), file, 1));
  }

  private static HikariConfig config(
      String name, SQLiteDataSource source, Path file, int connections) {
    source.setUrl("jdbc:sqlite:" + file);
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(connections);
    config.setPoolName(name);
    return config;
  }

  private static SQLiteConfig writing() {
    var sqlite = new SQLiteConfig();
    sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
    sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    sqlite.setBusyTimeout(BUSY_MILLIS);
    return sqlite;
  }

  /** Its connections see within a millisecond that the lock is free: SQLite's own sleep for 100. */
  private static final class Watchful extends SQLiteDataSource {
    Watchful(SQLiteConfig config) {
      super(config);
    }

    @Override
    public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
        throws SQLException {
      var connection = super.getConnection(user, password);
      BusyHandler.setHandler(connection, new OftenLooking());
      return connection;
    }
  }

  private static final class OftenLooking extends BusyHandler {
    @Override
    protected int callback(int looksBefore) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      return looksBefore < MOST_LOOKS ? 1 : 0;
    }
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
    var pool = new HikariDataSource(config);
    return new SqliteDatabase(pool, pool, new Precedence(), Optional.empty());
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
