package rollbackbot.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import rollbackbot.secret.Secret;

/**
 * Where a PostgreSQL is, and who connects to it how.
 *
 * @param host a name or an address; one of IPv6 in square brackets
 * @param sslMode as libpq names them; empty: encrypted where the server can
 * @param rootCertificate a file with the certificates that the server's must come from, or {@code
 *     system} for those that Java trusts
 */
public record PostgresAddress(
    String host,
    int port,
    String database,
    String user,
    Optional<Secret> password,
    Optional<String> sslMode,
    Optional<String> rootCertificate) {
  private static final String SYSTEM = "system";
  private static final String CONNECT_SECONDS = "5";
  private static final String LOGIN_SECONDS = "10";

  /** Where it is, as a message may say it. */
  String place() {
    return database + " at " + host + ":" + port;
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(host, port, URLEncoder.encode(database, StandardCharsets.UTF_8));
  }

  /**
   * What the driver is told (pgJDBC docs: "Connection Parameters").
   *
   * @param silence after which an answer isn't waited for any longer
   */
  Properties properties(Duration silence) {
    var properties = new Properties();
    properties.setProperty("user", user);
    password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
    sslMode.ifPresent(mode -> properties.setProperty("sslmode", mode));
    rootCertificate.ifPresent(file -> trust(properties, file));
    properties.setProperty("ApplicationName", "rollback-bot");
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", LOGIN_SECONDS);
    properties.setProperty("socketTimeout", String.valueOf(silence.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    // The detail of a refusal is the row that was refused, with all its values.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  private static void trust(Properties properties, String certificates) {
    if (certificates.equals(SYSTEM)) {
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    } else {
      properties.setProperty("sslrootcert", certificates);
    }
  }
}
