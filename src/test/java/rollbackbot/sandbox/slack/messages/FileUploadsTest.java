package rollbackbot.sandbox.slack.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.RawHttp;
import rollbackbot.sandbox.slack.Recorded;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import tools.jackson.databind.JsonNode;

/** The three steps of a file, and what is wrong with each. */
class FileUploadsTest {
  private final FakeSlack slack =
      FakeSlack.of(PlayedWorkspace.example()).withoutRateLimits().start();

  @AfterEach
  void stop() {
    slack.close();
  }

  private JsonNode announce(String length) throws IOException {
    return RawHttp.call(
        slack,
        "files.getUploadURLExternal",
        "{'filename':'a.txt','length':'%s'}".formatted(length));
  }

  private JsonNode complete(String id, String channel) throws IOException {
    return RawHttp.call(
        slack,
        "files.completeUploadExternal",
        "{'files':[{'id':'%s','title':'A'}],'channel_id':'%s'}".formatted(id, channel));
  }

  @Test
  void answersAreThoseRecorded() throws IOException {
    var announced = announce("2");
    var uploaded = RawHttp.post(announced.path("upload_url").asString(), "{}");
    var completed = complete(announced.path("file_id").asString(), "C0INCIDENTS");

    assertThat(uploaded.body()).isEqualTo("OK - 2");
    assertThat(missing("files.getUploadURLExternal.ok", announced)).isEmpty();
    assertThat(missing("files.completeUploadExternal.ok", completed)).isEmpty();
    var message = slack.messages().in("C0INCIDENTS").getFirst();
    assertThat(message.file().orElseThrow().text()).isEqualTo("{}");
    assertThat(message.text()).isEmpty();
  }

  private static Iterable<String> missing(String recorded, JsonNode ours) {
    return Recorded.missing(Recorded.json("web-api/" + recorded + ".json"), ours);
  }

  @Test
  void fileMayComeAsTheOnlyPartOfAForm() throws IOException {
    var announced = announce("4");
    var form = new MultipartBody.Builder().setType(MultipartBody.FORM);
    var part = RequestBody.create("hé\n", MediaType.get("application/octet-stream"));
    form.addFormDataPart("body", "Untitled", part);

    var uploaded = RawHttp.post(announced.path("upload_url").asString(), form.build());
    complete(announced.path("file_id").asString(), "C0INCIDENTS");

    assertThat(uploaded).isEqualTo(new RawHttp.RawAnswer(200, "OK - 4"));
    var message = slack.messages().in("C0INCIDENTS").getFirst();
    assertThat(message.file().orElseThrow().text()).isEqualTo("hé\n");
  }

  @Test
  void formWithoutAFileIsRefused() throws IOException {
    var announced = announce("4");
    var garbled = RequestBody.create("hé\n", MediaType.get("multipart/form-data; boundary=x"));

    var uploaded = RawHttp.post(announced.path("upload_url").asString(), garbled);

    assertThat(uploaded.status()).isEqualTo(400);
  }

  @Test
  void lengthIsANumberAndKept() throws IOException {
    var announced = announce("3");

    var uploaded = RawHttp.post(announced.path("upload_url").asString(), "{}");

    assertThat(uploaded.status()).isEqualTo(400);
    assertThat(announce("many").path("error").asString()).isEqualTo("invalid_arguments");
    assertThat(announce("0").path("error").asString()).isEqualTo("invalid_arguments");
    assertThat(
            complete(announced.path("file_id").asString(), "C0INCIDENTS").path("error").asString())
        .isEqualTo("file_not_found");
  }

  @Test
  void fileIsSharedOnce() throws IOException {
    var announced = announce("2");
    RawHttp.post(announced.path("upload_url").asString(), "{}");
    var id = announced.path("file_id").asString();
    complete(id, "C0INCIDENTS");

    assertThat(complete(id, "C0INCIDENTS").path("error").asString()).isEqualTo("file_not_found");
    assertThat(slack.messages().in("C0INCIDENTS")).hasSize(1);
  }

  @Test
  void unknownAddressTakesNothing() throws IOException {
    var address = slack.apiUrl().replace("/api/", "/upload/v1/F0NONE");

    assertThat(RawHttp.post(address, "{}").status()).isEqualTo(404);
  }

  @Test
  void botMustBeInAChannelThatTakesMessages() throws IOException {
    for (var channel : new String[] {"C0GENERAL", "C0ARCHIVED", "C0PRIVATE"}) {
      var announced = announce("2");
      RawHttp.post(announced.path("upload_url").asString(), "{}");
      assertThat(complete(announced.path("file_id").asString(), channel).path("error").asString())
          .isIn("not_in_channel", "is_archived", "channel_not_found");
    }
    assertThat(slack.messages().everything()).isEmpty();
  }
}
