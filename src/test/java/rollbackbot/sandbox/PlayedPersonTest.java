package rollbackbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.BoltBot;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.Sdk;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/** A bot that fails to acknowledge is no reason to give up. */
class PlayedPersonTest {
  private static final String CHANNEL = "C0INCIDENTS";

  private static final String BUTTON =
      """
      [{"type": "actions", "elements": [{"type": "button", "action_id": "plan.confirm",
        "value": "1", "text": {"type": "plain_text", "text": "Roll back"}}]}]
      """;

  private static final Response BUSY = Response.error(503);

  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example())
          .withoutRateLimits()
          .patience(Duration.ofMinutes(1))
          .start();
  private final BoltBot bot = new BoltBot(slack);
  private final PlayedPerson alice = new PlayedPerson(slack, "U0ALICE", CHANNEL, Clock.systemUTC());

  @AfterEach
  void stop() {
    bot.close();
    slack.close();
  }

  @Test
  void whatWasNotAcknowledgedIsTypedAgain() throws Exception {
    var typed = new AtomicInteger();
    bot.app()
        .command("/rollback", (_, context) -> typed.incrementAndGet() == 1 ? BUSY : context.ack());

    alice.type("my-app");

    assertThat(typed).hasValue(2);
  }

  @Test
  void whatWasNotAcknowledgedIsClickedAgain() throws Exception {
    var clicked = new AtomicInteger();
    bot.app()
        .blockAction(
            "plan.confirm", (_, context) -> clicked.incrementAndGet() == 1 ? BUSY : context.ack());
    post("a plan");

    alice.click("plan.confirm");

    assertThat(clicked).hasValue(2);
  }

  @Test
  void buttonThatIsGoneIsNotClickedAgain() throws Exception {
    var clicked = new AtomicInteger();
    var ts = post("a plan");
    bot.app()
        .blockAction(
            "plan.confirm",
            (_, _) -> {
              clicked.incrementAndGet();
              Sdk.client(slack)
                  .chatUpdate(it -> it.channel(CHANNEL).ts(ts).text("done").blocks(List.of()));
              return BUSY;
            });

    alice.click("plan.confirm");

    assertThat(clicked).hasValue(1);
  }

  private String post(String text) throws IOException, SlackApiException {
    return Sdk.client(slack)
        .chatPostMessage(it -> it.channel(CHANNEL).text(text).blocksAsString(BUTTON))
        .getTs();
  }
}
