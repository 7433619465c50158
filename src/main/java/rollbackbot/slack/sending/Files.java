package rollbackbot.slack.sending;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import rollbackbot.http.Trust;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.slack.web.SlackAnswers;

/**
 * Puts text files into threads, in Slack's three steps: an address, the bytes, the sharing (Slack
 * docs, "Working with files").
 */
public final class Files {
  private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");
  private static final Set<String> LACKS =
      Set.of("missing_scope", "not_in_channel", "channel_not_found", "not_allowed_token_type");

  private final MethodsClient client;
  private final OkHttpClient http;

  public Files(MethodsClient client, OkHttpClient http) {
    this.client = client;
    this.http = http;
  }

  /**
   * A file of text, at most 1 MB, for Slack to show it.
   *
   * @param name with its ending, such as {@code post-mortem.md}
   * @param comment what the message with the file says, in mrkdwn
   */
  public record TextFile(String name, String title, String text, String comment) {}

  /** How sharing a file ends, where Slack answers. */
  public sealed interface Outcome {

    /** It is in the thread, or will be in a moment: Slack looks at it first. */
    record Shared() implements Outcome {}

    /**
     * The app may not: say it in a message instead.
     *
     * @param why Slack's word: {@code missing_scope} without {@code files:write}, {@code
     *     not_in_channel} where the bot isn't a member, even if it may post there
     */
    record NotAllowed(String why) implements Outcome {}
  }

  /**
   * Shares a file in a thread.
   *
   * @param thread the {@code ts} of the thread's first message
   * @throws OutsideTrouble.Unavailable if nothing was shared and it may work later
   * @throws OutsideTrouble.Unanswered if it may have been shared
   * @throws OutsideTrouble.Refused if it won't be
   */
  public Outcome share(String channel, String thread, TextFile file) {
    try {
      var id = upload(file);
      complete(channel, thread, file, id);
      return new Outcome.Shared();
    } catch (OutsideTrouble.Refused e) {
      if (LACKS.contains(e.words())) {
        return new Outcome.NotAllowed(e.words());
      }
      throw e;
    }
  }

  /** Until it is shared nobody sees the file: an answer that was lost costs nothing. */
  private String upload(TextFile file) {
    var bytes = file.text().getBytes(StandardCharsets.UTF_8);
    try {
      var address =
          SlackAnswers.of(
              "files.getUploadURLExternal",
              () ->
                  client.filesGetUploadURLExternal(
                      request -> request.filename(file.name()).length(bytes.length)));
      send(address.getUploadUrl(), bytes);
      return address.getFileId();
    } catch (OutsideTrouble.Unanswered e) {
      throw new OutsideTrouble.Unavailable(e.getMessage(), e);
    }
  }

  /** The address holds the right to upload: no token goes there, and no error names it. */
  private void send(String address, byte[] bytes) {
    var url = Trust.written(address).orElseThrow(Files::untrusted);
    var request = new Request.Builder().url(url).post(RequestBody.create(bytes, TEXT)).build();
    try (var response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new OutsideTrouble.Unavailable(
            "Slack's upload address: status " + response.code(), Optional.empty());
      }
    } catch (IOException e) {
      throw new OutsideTrouble.Unanswered("Slack's upload address: no answer", e);
    }
  }

  private static OutsideTrouble untrusted() {
    var why = "neither https nor on this machine";
    return new OutsideTrouble.Refused("Slack's upload address: " + why, 0, why);
  }

  private void complete(String channel, String thread, TextFile file, String id) {
    var details = FileDetails.builder().id(id).title(file.title()).build();
    SlackAnswers.of(
        "files.completeUploadExternal",
        () ->
            client.filesCompleteUploadExternal(request ->
                request
                    .files(List.of(details))
                    .channelId(channel)
                    .threadTs(thread)
                    .initialComment(file.comment())));
  }
}
