package rollbackbot.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.suite.Patience;

/** A PostgreSQL out of a jar. */
final class EmbeddedServer {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

  private EmbeddedServer() {}

  /** Empty where there are no binaries for this machine, or they don't run. */
  static Optional<PostgresServer> start(Settings settings) {
    try {
      var server =
          EmbeddedPostgres.builder()
              .setPort(Ports.free())
              .setPGStartupWait(Patience.LONG) // not ten seconds, as unasked
              .setServerConfig("fsync", "off")
              .setServerConfig("max_connections", "100")
              .setDataDirectoryCustomizer(data -> settings.writeTo(data.toPath()))
              .start();
      return Optional.of(
          new PostgresServer(
              "postgres://postgres@127.0.0.1:" + server.getPort() + "/postgres", server));
    } catch (IOException | IllegalStateException e) {
      log.warn("no embedded PostgreSQL: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
