package rollbackbot.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A connection with the advisory locks that tell which processes take part and which of them sends
 * messages. Locks end with their session, and the session ends with the process: a dead one's at
 * once, a frozen one's or one's behind a broken line within ten seconds.
 */
final class ReplicaSession implements AutoCloseable {
  /** First key of the locks of processes; the second one is the process's own number. */
  static final int PRESENCE = 1_919_905_842;

  private static final int PUBLISHING = 1_919_905_843;
  private static final String PROCESSES =
      """
      select count(*) from pg_locks
      where locktype = 'advisory' and granted and classid::bigint = %d and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())\
      """
          .formatted(PRESENCE);
  private static final int FIRST_WITH_IDLE_TIMEOUT = 14;

  /** What ends a session whose process doesn't ask anything any more. */
  private static final String IDLE = "set idle_session_timeout = '10s'";

  /** What ends a session whose machine doesn't answer any more. */
  private static final List<String> KEEPALIVE =
      List.of(
          "set tcp_keepalives_idle = 4",
          "set tcp_keepalives_interval = 2",
          "set tcp_keepalives_count = 3");

  private final Connection connection;
  private boolean publishes;

  private ReplicaSession(Connection connection) {
    this.connection = connection;
  }

  static ReplicaSession open(PostgresAddress address, Duration silence) throws SQLException {
    var session =
        new ReplicaSession(
            DriverManager.getConnection(address.jdbcUrl(), address.properties(silence)));
    try {
      session.limit();
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  private void limit() throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var setting : KEEPALIVE) {
        statement.execute(setting);
      }
      if (connection.getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_IDLE_TIMEOUT) {
        statement.execute(IDLE);
      }
    }
  }

  /** Shows that the process of this number is alive; false if another one has the number. */
  boolean present(int number) throws SQLException {
    return lock(PRESENCE, number);
  }

  /** Takes the right to send messages if it is free, or asks whether the session still lives. */
  boolean publish() throws SQLException {
    if (publishes) {
      ask("select true");
    } else {
      publishes = lock(PUBLISHING, 0);
    }
    return publishes;
  }

  /** How many processes take part. */
  int processes() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PROCESSES)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private boolean lock(int first, int second) throws SQLException {
    return ask("select pg_try_advisory_lock(%d, %d)".formatted(first, second));
  }

  private boolean ask(String question) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
