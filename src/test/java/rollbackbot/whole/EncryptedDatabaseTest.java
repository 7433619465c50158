package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.postgres.Certificate;
import rollbackbot.postgres.Connections;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.store.Database;

/** The bot and a PostgreSQL that speaks TLS and nothing else. */
@Tag("whole")
class EncryptedDatabaseTest {
  @TempDir private static Path certificates;
  private static Optional<PostgresServer> server = Optional.empty();

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    var certificate = Certificate.make(certificates, "localhost");
    Files.writeString(certificates.resolve("right.pem"), certificate.certificate());
    Files.writeString(
        certificates.resolve("wrong.pem"),
        Certificate.make(certificates, "elsewhere.example").certificate());
    server = PostgresServer.startEncrypted(certificate);
    Assumptions.assumeTrue(
        server.isPresent(), "no PostgreSQL can be started here; apt-get install postgresql");
  }

  @AfterAll
  static void stop() throws Exception {
    if (server.isPresent()) {
      server.get().close();
    }
  }

  private static String database(String host, String parameters) throws Exception {
    return server.orElseThrow().freshDatabase().replace("127.0.0.1", host)
        + "?"
        + parameters.replace("FOLDER", certificates.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sslmode=prefer",
        "sslmode=require",
        "sslmode=verify-ca&sslrootcert=FOLDER/right.pem",
        "sslmode=verify-full&sslrootcert=FOLDER/right.pem"
      })
  void everyConnectionIsEncrypted(String parameters) throws Exception {
    var url = database("localhost", parameters);
    try (var rehearsal = Rehearsal.prepare(folder).storeIn(url).startBot()) {

      assertThat(rehearsal.get("/readyz").statusCode()).isEqualTo(200);

      assertThat(
              Connections.texts(
                  url,
                  """
                  select s.ssl::text from pg_stat_activity a join pg_stat_ssl s using (pid)
                  where a.application_name = 'rollback-bot' and a.datname = current_database()
                  """))
          .hasSizeGreaterThan(1)
          .containsOnly("true");
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localhost | sslmode=verify-full&sslrootcert=FOLDER/wrong.pem | unable to find valid certification path
          localhost | sslmode=verify-full&sslrootcert=system           | unable to find valid certification path
          localhost | sslmode=verify-full&sslrootcert=FOLDER/none.pem  | none.pem
          127.0.0.1 | sslmode=verify-full&sslrootcert=FOLDER/right.pem | 127.0.0.1 could not be verified
          """)
  void whatCanNotBeEncryptedAsToldIsRefused(String host, String parameters, String words)
      throws Exception {
    try (var rehearsal = Rehearsal.prepare(folder).storeIn(database(host, parameters))) {
      assertThatThrownBy(rehearsal::startBot)
          .isInstanceOf(Database.Refused.class)
          .message()
          .contains("can't be used", words)
          .doesNotContain("\n");
    }
  }

  /** How the process tells it is the same whatever was refused. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aProcessThatIsRefusedSaysSoInOneLine() throws Exception {
    var url = database("localhost", "sslmode=disable");
    try (var rehearsal = Rehearsal.prepare(folder).storeIn(url);
        var bot = BotProcess.start(rehearsal.environment(), folder.resolve("log.txt"))) {

      assertThat(bot.awaitEnd()).isEqualTo(2);

      assertThat(bot.output().lines())
          .filteredOn(line -> line.contains("correct DATABASE_URL"))
          .singleElement()
          .asString()
          .contains("can't be used", "no encryption");
      assertThat(bot.output()).doesNotContain("\tat ");
    }
  }
}
