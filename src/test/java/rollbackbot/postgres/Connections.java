package rollbackbot.postgres;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.awaitility.Awaitility;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.store.PostgresAddress;

/** Connections of the test's own, beside the bot's. */
public final class Connections {
  private static final int USUAL_PORT = 5432;

  private Connections() {}

  /** Connects to a database as {@code DATABASE_URL} names it. */
  public static Connection open(String url) throws SQLException {
    var parts = URI.create(url);
    var user = parts.getUserInfo().split(":", 2);
    var properties = new Properties();
    properties.setProperty("user", user[0]);
    if (user.length == 2) {
      properties.setProperty("password", user[1]);
    }
    var query = parts.getQuery() == null ? "" : "?" + parts.getQuery();
    int port = parts.getPort() < 0 ? USUAL_PORT : parts.getPort();
    var address = "jdbc:postgresql://" + parts.getHost() + ":" + port + parts.getPath() + query;
    return DriverManager.getConnection(address, properties);
  }

  /** What the first column of a query's answer tells. */
  public static List<String> texts(String url, String query) {
    try (var connection = open(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Waits until this many statements wait for a lock. */
  public static void awaitWaiting(String url, int statements) {
    var query =
        """
        select pid::text from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()
        """;
    Awaitility.await().until(() -> texts(url, query).size() == statements);
  }

  /** How the bot reads a {@code DATABASE_URL}. */
  public static PostgresAddress address(String url) {
    return switch (configuration(url).database()) {
      case DatabaseSetting.Postgres(var address) -> address;
      case DatabaseSetting.Embedded embedded ->
          throw new IllegalStateException(embedded.toString());
    };
  }

  /** An app as nothing but its name makes it. */
  public static App unnamedApp(AppName name) {
    return configuration("postgres://user@host/name").unnamedApp(name, "osc-fr1");
  }

  private static Configuration configuration(String url) {
    var environment =
        Map.of(
            "SLACK_BOT_TOKEN", "xoxb-1",
            "SLACK_SIGNING_SECRET", "signing",
            "SCALINGO_API_TOKEN", "tk-us-1",
            "ROLLBACK_OPERATORS", "everyone",
            "DATABASE_URL", url);
    return switch (ConfigurationReader.read(environment, Path.of(""))) {
      case Reading.Read<Configuration>(var configuration) -> configuration;
      case Reading.Mistakes<Configuration>(var mistakes) ->
          throw new IllegalArgumentException(mistakes.toString());
    };
  }
}
