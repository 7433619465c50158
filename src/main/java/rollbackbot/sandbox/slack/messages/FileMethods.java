package rollbackbot.sandbox.slack.messages;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.HttpReply;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackIds;
import rollbackbot.sandbox.slack.api.SlackJson;
import rollbackbot.sandbox.slack.workspace.ChannelAccess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files in three steps: files.getUploadURLExternal, the bytes, files.completeUploadExternal. One
 * text file at a time is played.
 */
public final class FileMethods {
  public static final String UPLOADS = "/upload/v1/";

  /** A file that was announced; its text once that has come. */
  private record Upload(String id, String name, int length, Optional<String> text) {}

  private final SlackIds ids;
  private final ChannelAccess access;
  private final Posting posting;
  private final URI base;
  private final Map<String, Upload> uploads = new HashMap<>();

  /**
   * The methods.
   *
   * @param base the address that upload URLs start with
   */
  public FileMethods(SlackIds ids, ChannelAccess access, Posting posting, URI base) {
    this.ids = ids;
    this.access = access;
    this.posting = posting;
    this.base = base;
  }

  public synchronized ObjectNode announce(Arguments arguments) {
    var name = arguments.required("filename");
    int length = length(arguments.required("length"));
    var id = "F" + ids.next();
    uploads.put(id, new Upload(id, name, length, Optional.empty()));
    var url = base.resolve(UPLOADS + id).toString();
    return SlackJson.object().put("upload_url", url).put("file_id", id);
  }

  private static int length(String text) {
    try {
      int length = Integer.parseInt(text);
      if (length > 0) {
        return length;
      }
    } catch (NumberFormatException notANumber) {
      throw MethodRefused.invalid(List.of("[ERROR] must be an integer: length"));
    }
    throw MethodRefused.invalid(List.of("[ERROR] must be greater than 0: length"));
  }

  /** The bytes, at the address that was handed out for them. */
  public synchronized HttpReply upload(String path, UploadBody body) {
    var upload = uploads.get(path.substring(UPLOADS.length()));
    if (upload == null) {
      return HttpReply.text(404, "no such upload");
    }
    var sent = body.file();
    if (sent.isEmpty()) {
      return HttpReply.text(400, "a form without a file");
    }
    var text = sent.get();
    int bytes = bytes(text);
    if (bytes != upload.length()) {
      return HttpReply.text(400, "%d bytes instead of %d".formatted(bytes, upload.length()));
    }
    uploads.put(upload.id(), new Upload(upload.id(), upload.name(), bytes, Optional.of(text)));
    return HttpReply.text(200, "OK - " + bytes);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Shares it; unlike a message, a file needs the bot to be in the channel. */
  public synchronized ObjectNode complete(Arguments arguments) {
    var file = file(arguments);
    var answer = SlackJson.object();
    answer.putArray("files").addObject().put("id", file.id()).put("title", file.title());
    arguments.text("channel_id").ifPresent(channel -> share(file, channel, arguments));
    uploads.remove(file.id());
    return answer;
  }

  private void share(SharedFile file, String channelId, Arguments arguments) {
    var channel = access.withBot(channelId);
    var thread = posting.thread(channel.id(), arguments);
    var comment = arguments.text("initial_comment").orElse("");
    posting.share(channel.id(), file, comment, thread);
  }

  private SharedFile file(Arguments arguments) {
    var listed =
        arguments
            .json("files", "invalid_arguments")
            .filter(JsonNode::isArray)
            .orElseThrow(() -> MethodRefused.missing("files"));
    if (listed.size() != 1) {
      throw new IllegalArgumentException("the played Slack shares one file at a time");
    }
    var id = listed.path(0).path("id").asString("");
    var upload =
        Optional.ofNullable(uploads.get(id))
            .orElseThrow(() -> MethodRefused.because("file_not_found"));
    var text = upload.text().orElseThrow(() -> MethodRefused.because("file_not_found"));
    var title = listed.path(0).path("title").asString(upload.name());
    return new SharedFile(id, upload.name(), title, upload.length(), text);
  }
}
