package rollbackbot.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.once.Operation;
import rollbackbot.secret.Secret;
import rollbackbot.secret.SecretCleaner;

class CleanedMessageTest {
  private final SecretCleaner cleaner = new SecretCleaner(List.of(new Secret("hunter2hunter2")));

  /** What we did, and to what, may be called like a secret. */
  @ParameterizedTest
  @EnumSource
  void whatTheBotWasDoingIsNoSecret(Operation operation) {
    int objects = objectsOf(operation);
    var message =
        operation.of(Collections.nCopies(objects, "acme/auth-token").toArray())
            + ": no answer, the proxy answers 502";

    assertThat(CleanedMessage.of(message, cleaner)).isEqualTo(message);
  }

  private static int objectsOf(Operation operation) {
    for (int count = 0; ; count++) {
      try {
        operation.of(Collections.nCopies(count, "x").toArray());
        return count;
      } catch (IllegalArgumentException e) {
        assertThat(count).isLessThan(9);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reading the deployments of my-app: 403, token hunter2hunter2 | reading the deployments of my-app: 403, token [secret]
          reading the deployments of hunter2hunter2: 403               | reading the deployments of [secret]: 403
          something else: password: abc                                | something else: password: [secret]
          """)
  void whatASecretIsIsHidden(String message, String cleaned) {
    assertThat(CleanedMessage.of(message, cleaner)).isEqualTo(cleaned);
  }
}
