package rollbackbot.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.app.config.Configuration.DatabaseSetting;
import rollbackbot.secret.Secret;
import rollbackbot.store.PostgresAddress;

class DatabaseUrlTest {
  private final Installation installation = new Installation();

  private PostgresAddress read(String url) {
    var setting = installation.with("DATABASE_URL", url).configuration().database();
    assertThat(setting).isInstanceOf(DatabaseSetting.Postgres.class);
    return ((DatabaseSetting.Postgres) setting).address();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "postgresql"})
  void everyPartIsHeard(String scheme) {
    var address = read(scheme + "://bot:hunter2@db.example:30123/rollbacks?sslmode=require");

    assertThat(address.host()).isEqualTo("db.example");
    assertThat(address.port()).isEqualTo(30123);
    assertThat(address.database()).isEqualTo("rollbacks");
    assertThat(address.user()).isEqualTo("bot");
    assertThat(address.password().map(Secret::reveal)).contains("hunter2");
    assertThat(address.sslMode()).contains("require");
    assertThat(address.rootCertificate()).isEmpty();
  }

  @Test
  void littleIsRequired() {
    var address = read("postgres://bot@my_db/rollbacks");

    assertThat(address.port()).isEqualTo(5432);
    assertThat(address.password()).isEmpty();
    assertThat(address.sslMode()).isEmpty();
  }

  @Test
  void partsArePercentDecodedAndAPlusIsAPlus() {
    var address =
        read("postgres://b%40t:p%3Aa%2Fs%25+%C3%A9é@[::1]/a%20b?sslrootcert=%2Fetc%2Fca.pem");

    assertThat(address.user()).isEqualTo("b@t");
    assertThat(address.password().map(Secret::reveal)).contains("p:a/s%+éé");
    assertThat(address.host()).isEqualTo("[::1]");
    assertThat(address.database()).isEqualTo("a b");
    assertThat(address.rootCertificate()).contains("/etc/ca.pem");
  }

  @Test
  void thePasswordIsASecretOfTheBot() {
    var configuration =
        installation.with("DATABASE_URL", "postgres://bot:hunter2@db/name").configuration();

    assertThat(configuration.secrets()).extracting(Secret::reveal).contains("hunter2");
    assertThat(configuration.toString()).doesNotContain("hunter2");
  }

  @Test
  void itGoesBeforeTheDataDirectory() {
    installation.with("ROLLBACK_DATA_DIR", "/data").with("CONTAINER", "web-1");

    assertThat(read("postgres://bot@db/name").password()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mysql://u:hunter2@h/d                       | is no address of a PostgreSQL; write postgres://user:password@host:port/name, special signs as %XX
          jdbc:postgresql://h/d?password=hunter2      | is no address of a PostgreSQL; write postgres://user:password@host:port/name, special signs as %XX
          postgres://h/hunter2                        | is no address of a PostgreSQL; write postgres://user:password@host:port/name, special signs as %XX
          postgres://u:hunter2@h                      | is no address of a PostgreSQL; write postgres://user:password@host:port/name, special signs as %XX
          postgres://u:hunter2@h,i/d                  | is no address of a PostgreSQL; write postgres://user:password@host:port/name, special signs as %XX
          postgres://u:hunter2@x@h/d                  | is no address of a PostgreSQL; write postgres://user:password@host:port/name, special signs as %XX
          postgres://u:hunter2@h:99999/d              | has a port that there isn't; write a port from 1 to 65535
          postgres://u:hunter2%zz@h/d                 | has a % without two hexadecimal digits behind it; write % as %25
          postgres://u:hunter2%4@h/d                  | has a % without two hexadecimal digits behind it; write % as %25
          postgres://u:hunter2%ff@h/d                 | has signs that aren't UTF-8; write postgres://user:password@host:port/name, special signs as %XX
          postgres://u:hunter2%00@h/d                 | has a %00; write postgres://user:password@host:port/name, special signs as %XX
          postgres://u@h/d?sslmode=hunter2            | has an unknown sslmode; write disable, allow, prefer, require, verify-ca or verify-full
          postgres://u@h/d?password=hunter2           | has the parameter password, which isn't used; remove it; sslmode and sslrootcert are used
          postgres://u@h/d?hunter2                    | has a parameter without name or value; write ?sslmode=… at the most
          postgres://u@h/d?sslmode=allow&sslmode=allow| has the parameter sslmode twice; keep one
          """)
  void saysInOneLineWhatIsWrongWithoutThePassword(String url, String mistake) {
    assertThat(installation.with("DATABASE_URL", url).mistakes())
        .containsExactly("environment: DATABASE_URL: " + mistake)
        .noneMatch(line -> line.contains("hunter2"));
  }
}
