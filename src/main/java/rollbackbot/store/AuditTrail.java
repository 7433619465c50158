package rollbackbot.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import rollbackbot.audit.AuditRow;
import rollbackbot.audit.ChainCheck;
import rollbackbot.audit.Removal;

/**
 * Reads who did what, when, why, beside a bot that may be running: it changes nothing, waits for
 * nobody and holds nobody up, and sees the trail as it was when it began to read. However long the
 * trail is, a few hundred rows of it are in memory.
 */
public final class AuditTrail implements AutoCloseable {
  private static final int PAGE = 500;
  private static final String TABLE = "audit_head";

  private final Connection connection;
  private final Jdbi jdbi;
  private final String place;

  private AuditTrail(Connection connection, String place) {
    this.connection = connection;
    this.place = place;
    this.jdbi = Jdbi.create(connection);
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
  }

  /**
   * That of the embedded database in a folder.
   *
   * @throws NotThere if there is none
   * @throws Database.FolderUnusable if it can't be read
   */
  public static AuditTrail in(Path folder) {
    if (!Files.isRegularFile(folder.resolve(SqliteDatabase.FILE))) {
      throw new NotThere("there is no database in the folder " + folder);
    }
    try {
      return checked(SqliteDatabase.connectForReading(folder), "in the folder " + folder);
    } catch (SQLException e) {
      throw new Database.FolderUnusable(folder, e);
    }
  }

  /**
   * That of a PostgreSQL.
   *
   * @throws NotThere if no bot has worked there
   * @throws Database.Refused if it can't be used as it is configured
   * @throws Database.Away if it doesn't answer
   */
  public static AuditTrail at(PostgresAddress address) {
    try {
      return checked(PostgresDatabase.connectForReading(address), address.place());
    } catch (SQLException e) {
      throw PostgresDatabase.trouble(address, e);
    }
  }

  private static AuditTrail checked(Connection connection, String place) throws SQLException {
    try (var tables = connection.getMetaData().getTables(null, null, TABLE, null)) {
      if (tables.next()) {
        return new AuditTrail(connection, place);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    throw new NotThere(
        "the database " + place + " is empty, or of an older version: start the bot on it once");
  }

  /** There is no audit trail that this version could read. */
  public static final class NotThere extends RuntimeException {
    NotThere(String message) {
      super(message);
    }
  }

  /**
   * Passes on the rows in the order in which they were written.
   *
   * @param app of this one alone
   * @param since of what happened then or later
   * @param reader gets each row, and says whether it wants more
   */
  public void read(Optional<String> app, Optional<Instant> since, Predicate<AuditRow> reader) {
    jdbi.useTransaction(handle -> {
      try (var rows =
          handle
              .createQuery(
                  "select * from audit_event where <app> = :app and at >= :since order by number")
              .define("app", app.isPresent() ? "app" : "''")
              .bind("since", since.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE))
              .bind("app", app.orElse(""))
              .setFetchSize(PAGE)
              .map((row, _) -> StoredRows.row(row))
              .iterator()) {
        boolean wantsMore = true;
        while (wantsMore && rows.hasNext()) {
          wantsMore = reader.test(rows.next());
        }
      }
    });
  }

  /** Whether the chain is whole, and if not, its first row that isn't as it was written. */
  public ChainCheck.Result check() {
    return jdbi.inTransaction(AuditTrail::check);
  }

  private static ChainCheck.Result check(Handle handle) {
    var head =
        handle
            .createQuery("select number, hash from audit_head")
            .map((row, _) -> StoredRows.head(row))
            .one();
    try (var removals =
            handle
                .createQuery("select detail from audit_event where action = :removal")
                .bind("removal", Removal.ACTION)
                .setFetchSize(PAGE)
                .mapTo(String.class)
                .iterator();
        var gaps =
            handle
                .createQuery(
                    """
                    select first_number, last_number, hash from audit_gap
                    order by first_number, last_number
                    """)
                .setFetchSize(PAGE)
                .map((row, _) -> StoredRows.gap(row))
                .iterator();
        var rows =
            handle
                .createQuery("select * from audit_event order by number")
                .setFetchSize(PAGE)
                .map((row, _) -> StoredRows.row(row))
                .iterator()) {
      return ChainCheck.of(head, ChainCheck.told(removals), gaps, rows);
    }
  }

  /** Where its database is, as a message may say it. */
  public String place() {
    return place;
  }

  /** The apps that rows are about. */
  public List<String> apps() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select distinct app from audit_event where app <> '' order by app")
            .mapTo(String.class)
            .list());
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("closing the audit trail", e);
    }
  }
}
