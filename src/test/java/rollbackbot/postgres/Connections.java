package rollbackbot.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.net.URI;
import java.util.Properties;

/** Connections of the test's own, beside the bot's. */
public final class Connections {
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
    int port = parts.getPort() < 0 ? 5432 : parts.getPort();
    var address = "jdbc:postgresql://" + parts.getHost() + ":" + port + parts.getPath() + query;
    return DriverManager.getConnection(address, properties);
  }
}
