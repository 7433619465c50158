package rollbackbot.sandbox.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.Recorded;

class RequestSignatureTest {
  @Test
  void publishedExampleGetsItsPublishedSignature() {
    var vector = Recorded.json("http/request-signing-vector.json");

    var signature =
        RequestSignature.of(
            vector.path("signing_secret").asString(),
            vector.at("/headers/X-Slack-Request-Timestamp").asString(),
            vector.path("body").asString());

    assertThat(signature).isEqualTo(vector.at("/headers/X-Slack-Signature").asString());
  }
}
