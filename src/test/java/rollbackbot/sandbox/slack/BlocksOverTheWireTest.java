package rollbackbot.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.messages.Control;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/** How blocks are refused, as the SDK sees it. */
class BlocksOverTheWireTest {
  private static final String UNKNOWN_TEXT =
      """
      [{"type":"section","text":{"type":"invalid","text":"x"}}]\
      """;

  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example()).withoutRateLimits().start();
  private final MethodsClient client = Sdk.client(slack);

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void postingListsProblemsWithTheirPlace() throws IOException, SlackApiException {
    var answer =
        client.chatPostMessage(
            request -> request.channel("C0INCIDENTS").text("x").blocksAsString(UNKNOWN_TEXT));

    assertThat(answer.getError()).isEqualTo("invalid_blocks");
    assertThat(answer.getErrors())
        .containsExactly("unsupported type: invalid [json-pointer:/blocks/0/text/type]");
    assertThat(answer.getResponseMetadata().getMessages())
        .containsExactly("[ERROR] unsupported type: invalid [json-pointer:/blocks/0/text/type]");
    assertThat(slack.messages().everything()).isEmpty();
  }

  @Test
  void validatingAnswersAsRecorded() throws IOException, SlackApiException {
    var answer = client.blocksValidate(request -> request.blocksAsString(UNKNOWN_TEXT));

    assertThat(answer.getError()).isEqualTo("invalid_blocks");
    assertThat(answer.getErrors())
        .singleElement()
        .satisfies(error -> {
          var recorded = Recorded.json("web-api/blocks.validate.error.json").at("/errors/0");
          assertThat(error.getCode()).isEqualTo(recorded.path("code").asString());
          assertThat(error.getMessage()).isEqualTo(recorded.path("message").asString());
          assertThat(error.getPointer()).isEqualTo(recorded.path("pointer").asString());
          assertThat(error.getConstraint().getType()).isEqualTo("enum");
        });
  }

  @Test
  void rightBlocksCanBeTooLongTogether() throws IOException, SlackApiException {
    var section =
        """
        {"type":"section","text":{"type":"mrkdwn","text":"%s"}}\
        """
            .formatted("x".repeat(2_900));
    var five = "[%s,%s,%s,%s,%s]".formatted(section, section, section, section, section);

    var posted =
        client.chatPostMessage(
            request -> request.channel("C0INCIDENTS").text("x").blocksAsString(five));

    assertThat(posted.getError()).isEqualTo("msg_blocks_too_long");
  }

  @Test
  void whatIsNotBlocksIsSaidSo() throws IOException, SlackApiException {
    var broken = client.chatPostMessage(r -> r.channel("C0INCIDENTS").blocksAsString("[{"));
    var object = client.chatPostMessage(r -> r.channel("C0INCIDENTS").blocksAsString("{}"));

    assertThat(broken.getError()).isEqualTo("invalid_blocks_format");
    assertThat(object.getError()).isEqualTo("invalid_blocks_format");
  }

  @Test
  void metadataNeedsTypeAndPayload() throws IOException, SlackApiException {
    var answer =
        client.chatPostMessage(request ->
            request
                .channel("C0INCIDENTS")
                .text("x")
                .metadataAsString("{\"event_type\":\"rollback_incident\"}"));

    assertThat(answer.getError()).isEqualTo("invalid_metadata_format");
  }

  @Test
  void idsThatAreLeftOutAreFilledIn() throws IOException, SlackApiException {
    var blocks =
        """
        [{"type":"actions","elements":[
          {"type":"button","text":{"type":"plain_text","text":"Yes"}}]}]\
        """;

    client.chatPostMessage(r -> r.channel("C0INCIDENTS").text("x").blocksAsString(blocks));

    var message = slack.messages().in("C0INCIDENTS").getFirst();
    assertThat(message.blocks().path(0).path("block_id").asString()).isNotEmpty();
    assertThat(message.controls()).singleElement().extracting(Control::label).isEqualTo("Yes");
  }
}
