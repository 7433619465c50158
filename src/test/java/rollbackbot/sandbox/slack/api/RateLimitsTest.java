package rollbackbot.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.MovingClock;
import rollbackbot.sandbox.slack.Sdk;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

class RateLimitsTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final FakeSlack slack = FakeSlack.of(PlayedWorkspace.example()).clock(clock).start();
  private final MethodsClient client = Sdk.client(slack);

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void oneChannelTakesABurstThenOnePostASecond() throws IOException, SlackApiException {
    post("C0INCIDENTS", 5);

    var refusal = refusal(() -> post("C0INCIDENTS", 1));

    assertThat(refusal.getResponse().code()).isEqualTo(429);
    assertThat(refusal.getResponse().header("Retry-After")).isEqualTo("5");
    post("C0GENERAL", 1);
    clock.advance(Duration.ofSeconds(5));
    post("C0INCIDENTS", 1);
  }

  @Test
  void updatesAreCountedOverTheWholeWorkspace() throws IOException, SlackApiException {
    post("C0INCIDENTS", 1);
    post("C0GENERAL", 1);
    for (int i = 0; i < 25; i++) {
      update("C0INCIDENTS");
      update("C0GENERAL");
    }
    clock.advance(Duration.ofMillis(20_500));

    var refusal = refusal(() -> update("C0GENERAL"));

    assertThat(refusal.getResponse().header("Retry-After")).isEqualTo("40");
    clock.advance(Duration.ofSeconds(40));
    update("C0GENERAL");
  }

  @Test
  void turnedOffTheyLetEverythingPass() throws IOException, SlackApiException {
    slack.rateLimits().turnOff();

    post("C0INCIDENTS", 20);

    assertThat(slack.messages().in("C0INCIDENTS")).hasSize(20);
  }

  private interface Action {
    void run() throws IOException, SlackApiException;
  }

  private static SlackApiException refusal(Action action) {
    return catchThrowableOfType(SlackApiException.class, action::run);
  }

  private void post(String channel, int times) throws IOException, SlackApiException {
    for (int i = 0; i < times; i++) {
      client.chatPostMessage(request -> request.channel(channel).text("x"));
    }
  }

  private void update(String channel) throws IOException, SlackApiException {
    var ts = slack.messages().in(channel).getFirst().ts();
    client.chatUpdate(request -> request.channel(channel).ts(ts).text("y"));
  }
}
