package rollbackbot.githost;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollbackbot.source.SourceCode.SourceFile;

/**
 * A file as both hosts send it in JSON (GitHub docs: rest/repos/contents; GitLab docs:
 * api/repository_files). GitHub leaves the content of files above 1 MB out, and tells of what is no
 * file by its type.
 */
record EncodedFile(
    @Nullable String type,
    @Nullable String encoding,
    @Nullable String content,
    @Nullable Long size) {
  private static final long LONGEST = 1L << 20;

  /** The text; empty where it wasn't sent, or is no small text. */
  Optional<SourceFile> file() {
    boolean isFile = type == null || type.equals("file");
    boolean isSmall = size != null && size <= LONGEST;
    if (!isFile || !isSmall || content == null || !"base64".equals(encoding)) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getMimeDecoder().decode(content);
      return Optional.of(new SourceFile.There(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException _) {
      // Not what it says it is: nothing can be told of the file.
      return Optional.empty();
    }
  }
}
