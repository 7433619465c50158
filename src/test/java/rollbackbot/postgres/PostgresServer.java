package rollbackbot.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import rollbackbot.store.Database;

/** A real PostgreSQL for tests, in which each test gets a database of its own. */
public final class PostgresServer implements AutoCloseable {
  static final String VARIABLE = "TEST_DATABASE_URL";

  private final String url;
  private final Closeable running;
  private @Nullable String migrated;

  PostgresServer(String url, Closeable running) {
    this.url = url;
    this.running = running;
  }

  /** The one that the environment names, else an embedded one, else the system's. */
  public static PostgresServer start(Map<String, String> environment) {
    var given = Optional.ofNullable(environment.get(VARIABLE)).filter(it -> !it.isBlank());
    return given
        .map(url -> new PostgresServer(url, () -> {}))
        .or(() -> ofOurOwn(Settings.USUAL))
        .orElseThrow(() ->
            new AssertionError(
                "These tests need a PostgreSQL. Set "
                    + VARIABLE
                    + " to one (postgres://user:password@host:port/name, the user may create"
                    + " databases), or install one: apt-get install postgresql"));
  }

  /** One that talks to nobody in the clear; empty where none can be started here. */
  public static Optional<PostgresServer> startEncrypted(Certificate certificate) {
    return ofOurOwn(Settings.encrypted(certificate));
  }

  private static Optional<PostgresServer> ofOurOwn(Settings settings) {
    return EmbeddedServer.start(settings).or(() -> SystemServer.start(settings));
  }

  /** An empty database, as {@code DATABASE_URL} names it. */
  public String freshDatabase() throws SQLException {
    return create("");
  }

  /** One with the bot's tables, as its start leaves them: a copy of the first of its kind. */
  public synchronized String migratedDatabase() throws SQLException {
    var copied = migrated;
    if (copied == null) {
      var first = freshDatabase();
      Database.open(Connections.address(first)).close();
      copied = nameIn(first);
      awaitNobodyIn(copied);
      migrated = copied;
    }
    return create(" template " + copied);
  }

  /** Only then may it be copied; the server itself waits no longer than five seconds for that. */
  private void awaitNobodyIn(String name) {
    Awaitility.await()
        .until(
            () -> Connections.texts(url, "select datname from pg_stat_activity"),
            visited -> !visited.contains(name));
  }

  private String create(String more) throws SQLException {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Connections.open(url);
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + more);
    }
    return withName(url, name);
  }

  private static String nameIn(String url) {
    return URI.create(url).getPath().substring(1);
  }

  /** The same address with another database. */
  static String withName(String url, String name) {
    int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
    return url.substring(0, url.lastIndexOf('/', end) + 1) + name + url.substring(end);
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}
