package rollbackbot.sandbox.slack.messages;

import java.io.IOException;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okhttp3.ResponseBody;

/**
 * What is posted to an upload URL: a file as it is, or as the part of a multipart form. Slack takes
 * both (Slack docs: files.getUploadURLExternal); its client for JavaScript sends a form.
 */
public record UploadBody(String contentType, String content) {

  /** The text of the file; empty if a form carries none. */
  Optional<String> file() {
    return contentType.startsWith("multipart/form-data") ? firstPart() : Optional.of(content);
  }

  private Optional<String> firstPart() {
    var form = ResponseBody.create(content, MediaType.parse(contentType));
    try (var parts = new MultipartReader(form)) {
      var part = parts.nextPart();
      return part == null ? Optional.empty() : Optional.of(part.body().readUtf8());
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }
}
