package rollbackbot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import rollbackbot.store.intake.Precedence;
import rollbackbot.store.intake.SecondPool;

/** A PostgreSQL that several processes may share. */
final class PostgresDatabase extends Database {
  /**
   * With the one of {@link PostgresReplica} and the one for what people do, few enough for the
   * smallest plans of a PaaS.
   */
  private static final int CONNECTIONS = 5;

  private static final int FOR_PEOPLE = 1;

  /** Classes of states: no connection, too many of them, shutting down or starting up. */
  private static final List<String> AWAY = List.of("08", "53", "57");

  /** What the driver says when no connection comes about: refused by the server, or failed. */
  private static final List<String> DRIVERS_OWN = List.of("08004", "08006");

  /** pgJDBC docs, "Connection Parameters": outside of transactions too. */
  private static final String READ_ONLY = "readOnlyMode";

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PostgresAddress address;

  private PostgresDatabase(
      HikariDataSource pool,
      HikariDataSource intake,
      Precedence precedence,
      PostgresAddress address) {
    super(pool, intake, precedence);
    this.address = address;
  }

  static Database at(PostgresAddress address) {
    var precedence = new Precedence();
    var pool = pool(address, precedence);
    try {
      migrate(pool, "postgresql");
      return new PostgresDatabase(pool, forPeople(address), precedence, address);
    } catch (FlywayException e) {
      pool.close();
      throw trouble(address, e);
    }
  }

  static Database readingAt(PostgresAddress address) {
    var nobody = new Precedence();
    var pool = pool(address, readOnly(address), nobody);
    return new PostgresDatabase(pool, pool, nobody, address);
  }

  static HikariDataSource pool(PostgresAddress address) {
    return pool(address, new Precedence());
  }

  private static HikariDataSource pool(PostgresAddress address, Precedence precedence) {
    return pool(address, address.properties(SILENCE), precedence);
  }

  /** It isn't tried before the first one comes, since the other pool has just been. */
  private static HikariDataSource forPeople(PostgresAddress address) {
    var config = config(address, address.properties(SILENCE), FOR_PEOPLE, PATIENCE);
    config.setPoolName("intake");
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static HikariConfig config(
      PostgresAddress address, Properties properties, int connections, Duration patience) {
    var config = new HikariConfig();
    config.setJdbcUrl(address.jdbcUrl());
    config.setDataSourceProperties(properties);
    config.setReadOnly(properties.containsKey(READ_ONLY));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(patience.toMillis());
    return config;
  }

  private static HikariDataSource pool(
      PostgresAddress address, Properties properties, Precedence precedence) {
    var config = config(address, properties, CONNECTIONS, PATIENCE);
    config.setPoolName("rollback-bot");
    try {
      return new SecondPool(config, precedence);
    } catch (PoolInitializationException e) {
      throw trouble(address, e);
    }
  }

  /** A connection that can't write, each of whose transactions sees one moment. */
  static Connection connectForReading(PostgresAddress address) throws SQLException {
    var connection = DriverManager.getConnection(address.jdbcUrl(), readOnly(address));
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  private static Properties readOnly(PostgresAddress address) {
    var properties = address.properties(SILENCE);
    properties.setProperty(READ_ONLY, "always");
    return properties;
  }

  static RuntimeException trouble(PostgresAddress address, Exception failure) {
    var answer = sqlCause(failure);
    var words = oneLine(answer.<Throwable>map(it -> it).orElse(failure));
    return answer.filter(PostgresDatabase::isAway).isPresent()
        ? new Away(address, words, failure)
        : new Refused(address, words, failure);
  }

  /**
   * The driver says in the same way that a line broke and that encryption can't be had as it is
   * wanted; only the first comes from an input or output that failed, and passes.
   */
  private static boolean isAway(SQLException answer) {
    if (DRIVERS_OWN.contains(answer.getSQLState())) {
      return hasCause(answer, IOException.class)
          && !hasCause(answer, GeneralSecurityException.class)
          && !hasCause(answer, FileNotFoundException.class);
    }
    return AWAY.stream().anyMatch(answer.getSQLState()::startsWith);
  }

  private static boolean hasCause(Throwable failure, Class<? extends Exception> kind) {
    return causes(failure).anyMatch(kind::isInstance);
  }

  private static Optional<SQLException> sqlCause(Throwable failure) {
    return causes(failure)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .filter(answer -> answer.getSQLState() != null)
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(
            Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
        .flatMap(Optional::stream);
  }

  private static String oneLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Replica join(IntSupplier keys, ReplicaTiming timing, InstantSource clock) {
    return PostgresReplica.join(address, keys, timing, clock);
  }

  @Override
  public Set<String> present() {
    return jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    """
                    select objid::text from pg_locks
                    where locktype = 'advisory' and granted and objsubid = 2
                      and classid::bigint = :presence
                      and database = (select oid from pg_database where datname = current_database())
                    """)
                .bind("presence", ReplicaSession.PRESENCE)
                .mapTo(String.class)
                .map(PostgresReplica::nameOf)
                .set());
  }
}
