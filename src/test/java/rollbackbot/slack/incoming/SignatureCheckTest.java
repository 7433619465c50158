package rollbackbot.slack.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.secret.Secret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Held to the vector that Slack publishes ("Verifying requests from Slack"). */
class SignatureCheckTest {
  private static final JsonNode VECTOR = vector();
  private static final SignatureCheck CHECK =
      new SignatureCheck(new Secret(VECTOR.path("signing_secret").asString()));
  private static final Optional<String> TIMESTAMP = header("X-Slack-Request-Timestamp");
  private static final Optional<String> SIGNATURE = header("X-Slack-Signature");
  private static final byte[] BODY =
      VECTOR.path("body").asString().getBytes(StandardCharsets.UTF_8);
  private static final Instant SENT =
      Instant.ofEpochSecond(Long.parseLong(TIMESTAMP.orElseThrow()));

  private static JsonNode vector() {
    try (var file =
        SignatureCheckTest.class.getResourceAsStream("/slack/http/request-signing-vector.json")) {
      return JsonMapper.shared().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> header(String name) {
    return Optional.of(VECTOR.path("headers").path(name).asString());
  }

  @ParameterizedTest
  @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
  void acceptsThePublishedVectorForFiveMinutesEitherWay(long seconds, boolean accepted) {
    assertThat(CHECK.accepts(TIMESTAMP, SIGNATURE, BODY, SENT.plusSeconds(seconds)))
        .isEqualTo(accepted);
  }

  @Test
  void refusesAnythingThatDiffersByOneCharacter() {
    var body = BODY.clone();
    body[0] ^= 1;

    assertThat(CHECK.accepts(TIMESTAMP, SIGNATURE, body, SENT)).isFalse();
    assertThat(CHECK.accepts(TIMESTAMP, SIGNATURE.map(it -> it + "0"), BODY, SENT)).isFalse();
    assertThat(
            CHECK.accepts(TIMESTAMP, SIGNATURE.map(it -> it.toUpperCase(Locale.ROOT)), BODY, SENT))
        .isFalse();
    assertThat(CHECK.accepts(TIMESTAMP.map(it -> "0" + it), SIGNATURE, BODY, SENT)).isFalse();
  }

  @Test
  void refusesWhatHasNoSignatureOrTimestamp() {
    assertThat(CHECK.accepts(Optional.empty(), SIGNATURE, BODY, SENT)).isFalse();
    assertThat(CHECK.accepts(TIMESTAMP, Optional.empty(), BODY, SENT)).isFalse();
  }
}
