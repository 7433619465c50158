package rollbackbot.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import rollbackbot.store.intake.Precedence;

/**
 * The bot's database. The statements on it are the same whichever it is; only the scheduler's table
 * has types of its own.
 */
public abstract sealed class Database implements AutoCloseable
    permits SqliteDatabase, PostgresDatabase {
  private final HikariDataSource pool;
  private final HikariDataSource forPeople;
  private final Jdbi intake;
  private final Precedence precedence;
  private final SetAside setAside = new SetAside();
  private final StoredIncidents incidents = new StoredIncidents(setAside);

  /**
   * A database that is open.
   *
   * @param pool for the bot's work
   * @param forPeople for what people wait to have acknowledged, whatever that work takes
   * @param precedence who goes first
   */
  Database(HikariDataSource pool, HikariDataSource forPeople, Precedence precedence) {
    this.pool = pool;
    this.forPeople = forPeople;
    this.intake = jdbi(forPeople);
    this.precedence = precedence;
  }

  /**
   * Opens the embedded database of a folder, made when it isn't there, and brings it up to date.
   *
   * @throws FolderInUse if another process works there
   */
  public static Database open(Path folder) {
    return SqliteDatabase.in(folder);
  }

  /** Whether a folder has an embedded database. */
  public static boolean isIn(Path folder) {
    return SqliteDatabase.exists(folder);
  }

  /**
   * Opens a PostgreSQL, which other processes may share, and brings it up to date.
   *
   * @throws Refused if it can't be used as it is configured
   * @throws Away if it doesn't answer
   */
  public static Database open(PostgresAddress address) {
    return PostgresDatabase.at(address);
  }

  /**
   * The embedded database of a folder, beside whoever works there: for reading alone, as it stands.
   */
  public static Database reading(Path folder) {
    return SqliteDatabase.readingIn(folder);
  }

  /** A PostgreSQL, for reading alone, as it stands. */
  public static Database reading(PostgresAddress address) {
    return PostgresDatabase.readingAt(address);
  }

  static void migrate(DataSource pool, String ownTypes) {
    Flyway.configure()
        .dataSource(pool)
        .locations("classpath:db/common", "classpath:db/" + ownTypes)
        .javaMigrations(new ChainingOfAudit())
        .load()
        .migrate();
  }

  /** Whether other processes may work on it at the same time. */
  public abstract boolean isShared();

  /**
   * Takes part in the work on this database.
   *
   * @param keys random numbers, from which a process that shares the database gets its name
   */
  public abstract Replica join(IntSupplier keys, ReplicaTiming timing, InstantSource clock);

  /** The names of the processes that take part right now. */
  public abstract Set<String> present();

  public DataSource dataSource() {
    return pool;
  }

  Jdbi jdbi() {
    return jdbi(pool);
  }

  /** Does what somebody waits for before the bot's other work. */
  <A> A first(Supplier<A> work) {
    return precedence.first(work);
  }

  /**
   * Takes in what is to be acknowledged, in one transaction, which waits for no other connection.
   */
  <A> A takeIn(HandleCallback<A, RuntimeException> write) {
    return intake.inTransaction(write);
  }

  private static Jdbi jdbi(DataSource source) {
    var jdbi = Jdbi.create(source);
    // An exception would carry the statement with its values, addresses and what people typed.
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  SetAside setAside() {
    return setAside;
  }

  StoredIncidents incidents() {
    return incidents;
  }

  /** What is stored and can't be read by this process, and why, each in a sentence. */
  public List<String> unreadable() {
    return setAside.all();
  }

  /** Whether the database answers. */
  public boolean answers() {
    return jdbi()
        .withHandle(handle -> handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
  }

  /**
   * Writes, and leaves nothing behind.
   *
   * @throws RuntimeException if nothing can be stored
   */
  public void write() {
    jdbi()
        .useTransaction(handle -> {
          handle.execute(
              "insert into output_version (deployment, body, kept_at) values ('', '', 0)"
                  + " on conflict do nothing");
          handle.execute("delete from output_version where deployment = ''");
        });
  }

  @Override
  public void close() {
    forPeople.close();
    pool.close();
  }

  /** Another process works in the data folder. */
  public static final class FolderInUse extends RuntimeException {
    private final transient Path folder;

    FolderInUse(Path folder) {
      super("another process uses the data folder " + folder);
      this.folder = folder;
    }

    public Path folder() {
      return folder;
    }
  }

  /** The data folder can't be written. */
  public static final class FolderUnusable extends RuntimeException {
    FolderUnusable(Path folder, Exception cause) {
      super("the data folder " + folder + " can't be used: " + reason(cause), cause);
    }

    /** Of files, the system's own message is often but their name. */
    private static String reason(Exception cause) {
      return switch (cause) {
        case FileAlreadyExistsException _ -> "a file is in its place";
        case AccessDeniedException _ -> "access is denied";
        case FileSystemException file when file.getReason() != null -> file.getReason();
        case Exception other -> String.valueOf(other.getMessage());
      };
    }
  }

  /** The database says no: to the user, the password, the name, or what we need to do there. */
  public static final class Refused extends RuntimeException {
    Refused(PostgresAddress address, String words, Exception cause) {
      super("the database " + address.place() + " can't be used: " + words, cause);
    }
  }

  /** The database doesn't answer. */
  public static final class Away extends RuntimeException {
    Away(PostgresAddress address, String words, Exception cause) {
      super("the database " + address.place() + " doesn't answer: " + words, cause);
    }
  }
}
