package rollbackbot.sandbox.slack.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.http.LoopbackServer;
import rollbackbot.sandbox.slack.Acknowledging;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.MovingClock;
import rollbackbot.sandbox.slack.RawHttp;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.delivery.Delivery;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

class ResponseUrlsTest {
  private static final String QUESTION =
      "{'channel':'%s','text':'?','blocks':[{'type':'actions','elements':[{'type':'button',"
          + "'action_id':'answer.problem.yes','text':{'type':'plain_text','text':'Yes'}}]}]%s}";

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example()).clock(clock).withoutRateLimits().start();
  private final LoopbackServer bot = LoopbackServer.require("bot", 0).serve(new Acknowledging());

  @BeforeEach
  void connect() {
    slack.deliverTo(bot.url());
  }

  @AfterEach
  void stop() {
    bot.close();
    slack.close();
  }

  @Test
  void answersAreBareAndForThePersonAlone() throws IOException {
    var answer = RawHttp.post(command("C0PRIVATE"), "{'text':'invite me first'}");

    assertThat(answer).isEqualTo(new RawHttp.RawAnswer(200, "ok"));
    assertThat(slack.messages().ephemeralsFor("U0ALICE"))
        .extracting(SlackMessage::text)
        .containsExactly("invite me first");
    assertThat(slack.messages().in("C0PRIVATE")).isEmpty();
  }

  @Test
  void channelSeesWhatIsMeantForIt() throws IOException {
    var url = command("C0PRIVATE");

    RawHttp.post(url, "{'text':'hello','response_type':'in_channel'}");
    var parent = slack.messages().in("C0PRIVATE").getFirst();
    RawHttp.post(
        url,
        "{'text':'below','response_type':'in_channel','thread_ts':'%s'}".formatted(parent.ts()));

    assertThat(slack.messages().replies(parent))
        .extracting(SlackMessage::text)
        .containsExactly("below");
  }

  @Test
  void sixthUseIsRefused() throws IOException {
    var url = command("C0INCIDENTS");
    for (int use = 1; use <= 5; use++) {
      assertThat(RawHttp.post(url, "{'text':'%d'}".formatted(use)).status()).isEqualTo(200);
    }

    var sixth = RawHttp.post(url, "{'text':'6'}");

    assertThat(sixth.status()).isEqualTo(404);
    assertThat(sixth.json().path("error").asString()).isEqualTo("used_url");
    assertThat(slack.messages().ephemeralsFor("U0ALICE")).hasSize(5);
  }

  @Test
  void halfAnHourLaterItIsTooLate() throws IOException {
    var url = command("C0INCIDENTS");
    clock.advance(Duration.ofMinutes(30));
    assertThat(RawHttp.post(url, "{'text':'in time'}").status()).isEqualTo(200);

    clock.advance(Duration.ofMillis(1));
    var late = RawHttp.post(url, "{'text':'late'}");

    assertThat(late.json().path("error").asString()).isEqualTo("expired_url");
  }

  @Test
  void refusedContentIsNotAUse() throws IOException {
    var url = command("C0INCIDENTS");

    var nothing = RawHttp.post(url, "{}");
    var wrong = RawHttp.post(url, "{'text':'x','blocks':[{'type':'table'}]}");
    var broken = RawHttp.post(url, "{");

    assertThat(nothing.json().path("error").asString()).isEqualTo("no_text");
    assertThat(wrong.json().path("error").asString()).isEqualTo("invalid_blocks");
    assertThat(broken.body()).isEqualTo("invalid_json");
    assertThat(slack.messages().everything()).isEmpty();
  }

  @Test
  void clickedMessageCanBeReplacedAndDeleted() throws IOException {
    RawHttp.call(slack, "chat.postMessage", QUESTION.formatted("C0INCIDENTS", ""));
    var button = slack.messages().control("answer.").orElseThrow();
    var url = responseUrl(slack.click("U0BOB", button));

    RawHttp.post(url, "{'text':'answered','replace_original':true}");
    assertThat(slack.messages().in("C0INCIDENTS"))
        .singleElement()
        .satisfies(message -> assertThat(message.text()).isEqualTo("answered"))
        .satisfies(message -> assertThat(message.controls()).isEmpty());

    RawHttp.post(url, "{'delete_original':true}");
    assertThat(slack.messages().in("C0INCIDENTS")).isEmpty();
  }

  @Test
  void ephemeralMessageStaysEphemeralWhenReplaced() throws IOException {
    RawHttp.call(slack, "chat.postEphemeral", QUESTION.formatted("C0INCIDENTS", ",'user':'U0BOB'"));
    var button = slack.messages().ephemeralControl("U0BOB", "answer.").orElseThrow();
    var url = responseUrl(slack.click("U0BOB", button));

    RawHttp.post(url, "{'text':'done','replace_original':true,'response_type':'in_channel'}");

    assertThat(slack.messages().in("C0INCIDENTS")).isEmpty();
    assertThat(slack.messages().ephemeralsFor("U0BOB"))
        .extracting(SlackMessage::text)
        .containsExactly("done");
  }

  @Test
  void replacingKeepsTheMetadataOfNowAndFailsOnceTheMessageIsGone() throws IOException {
    RawHttp.call(slack, "chat.postMessage", QUESTION.formatted("C0INCIDENTS", ""));
    var button = slack.messages().control("answer.").orElseThrow();
    var url = responseUrl(slack.click("U0BOB", button));
    RawHttp.call(
        slack,
        "chat.update",
        "{'channel':'C0INCIDENTS','ts':'%s','metadata':{'event_type':'a','event_payload':{}}}"
            .formatted(button.message().ts()));

    RawHttp.post(url, "{'text':'done','replace_original':true}");
    var message = slack.messages().in("C0INCIDENTS").getFirst();
    RawHttp.post(url, "{'delete_original':true}");
    var late = RawHttp.post(url, "{'text':'again','replace_original':true}");

    assertThat(message.newest().metadata()).isPresent();
    assertThat(message.revisions()).hasSize(3);
    assertThat(late.json().path("error").asString()).isEqualTo("message_not_found");
  }

  @Test
  void addressNobodyWasGivenIsUnknown() throws IOException {
    var answer = RawHttp.post(slack.apiUrl().replace("/api/", "/commands/T0TEAM/1/X"), "{}");

    assertThat(answer.status()).isEqualTo(404);
  }

  private String command(String channel) {
    return responseUrl(slack.command("U0ALICE", channel, "my-app"));
  }

  private static String responseUrl(Delivery delivery) {
    var form = Arguments.parse("", "", delivery.request().body());
    return form.json("payload", "broken")
        .map(payload -> payload.path("response_url").asString())
        .or(() -> form.text("response_url"))
        .orElseThrow();
  }
}
