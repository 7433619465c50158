package rollbackbot.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.databind.JsonNode;

/** Every key of a recorded answer is in ours, but for those named here. */
class ShapesTest {
  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example().install(app -> app.with("channels:join")))
          .withoutRateLimits()
          .start();

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void authTest() throws IOException {
    compare("auth.test.ok-2", call("auth.test", "{}"));
  }

  @Test
  void userHasAllButPictures() throws IOException {
    compare(
        "users.info.ok",
        call("users.info", "{'user':'U0ALICE','include_locale':true}"),
        "user.profile.email",
        "user.profile.image_192",
        "user.profile.image_24",
        "user.profile.image_32",
        "user.profile.image_48",
        "user.profile.image_512",
        "user.profile.image_72",
        "user.profile.image_original");
  }

  @Test
  void userGroups() throws IOException {
    compare("usergroups.list.ok", call("usergroups.list", "{'include_count':true}"));
    compare("usergroups.users.list.ok", call("usergroups.users.list", "{'usergroup':'S0OPSTEAM'}"));
  }

  @Test
  void channelHasAllButTabs() throws IOException {
    compare(
        "conversations.info.ok",
        call("conversations.info", "{'channel':'C0INCIDENTS'}"),
        "channel.properties");
    compare("conversations.join.ok", call("conversations.join", "{'channel':'C0INCIDENTS'}"));
  }

  @Test
  void postedMessageHasAllButTheOldKindsOfContent() throws IOException {
    compare(
        "chat.postMessage.ok",
        call("chat.postMessage", "{'channel':'C0INCIDENTS','text':'x'}"),
        "message.attachments",
        "message.subtype",
        "message.username");
  }

  @Test
  void otherChatMethods() throws IOException {
    var ts = call("chat.postMessage", "{'channel':'C0INCIDENTS','text':'x'}").path("ts").asString();
    var update = "{'channel':'C0INCIDENTS','ts':'%s','text':'y'}".formatted(ts);
    var link = "{'channel':'C0INCIDENTS','message_ts':'%s'}".formatted(ts);
    var ephemeral = "{'channel':'C0INCIDENTS','user':'U0ALICE','text':'x'}";

    compare("chat.update.ok", call("chat.update", update));
    compare("chat.getPermalink.ok", call("chat.getPermalink", link));
    compare("chat.postEphemeral.ok", call("chat.postEphemeral", ephemeral));
    compare("chat.delete.ok", call("chat.delete", update));
  }

  @Test
  void blocksValidate() throws IOException {
    compare("blocks.validate.ok", call("blocks.validate", "{'blocks':[{'type':'divider'}]}"));
    compare(
        "blocks.validate.error",
        call("blocks.validate", "{'blocks':[{'type':'section','text':{'type':'invalid'}}]}"));
  }

  @Test
  void errorsAreThoseRecorded() throws IOException {
    var noToken = RawHttp.post(slack.apiUrl() + "auth.test", "{}");
    slack.faults().next("auth.test", new SlackFault.TooMany(java.time.Duration.ofSeconds(30)));

    assertThat(noToken.json()).isEqualTo(Recorded.json("web-api/auth.test.error-2.json"));
    assertThat(call("users.info", "{'user':'U0NOBODY'}"))
        .isEqualTo(Recorded.json("web-api/users.info.error.json"));
    assertThat(call("conversations.info", "{'channel':'C0NOWHERE'}"))
        .isEqualTo(Recorded.json("web-api/conversations.info.error.json"));
    assertThat(call("auth.test", "{}")).isEqualTo(Recorded.json("web-api/ratelimited.error.json"));
  }

  private JsonNode call(String method, String quotedJson) throws IOException {
    return RawHttp.call(slack, method, quotedJson);
  }

  private static void compare(String recorded, JsonNode ours, String... leftOut) {
    assertThat(Recorded.missing(Recorded.json("web-api/" + recorded + ".json"), ours))
        .as("keys of %s that are missing in %s", recorded, ours)
        .containsExactlyInAnyOrder(leftOut);
  }
}
