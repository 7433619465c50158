package rollbackbot.sandbox.scalingo.deployments;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import rollbackbot.source.CommitId;

/**
 * What the platform finds at the address of an archive: it needs a gzipped tar with one folder at
 * its root (Scalingo docs: deploy from archive). The commit is read from the archive itself, as
 * {@code git get-tar-commit-id} does, so that no label can stand for other code.
 */
public sealed interface FetchedArchive {

  record Usable(CommitId commit) implements FetchedArchive {}

  /** The build ends with these words. */
  record Unusable(String words) implements FetchedArchive {}

  /** Fetches it from this machine: the sandbox asks nobody else. */
  static FetchedArchive at(URI address) {
    if (!"127.0.0.1".equals(address.getHost())) {
      return new Unusable("Fail to fetch source code: only 127.0.0.1 is reached");
    }
    try {
      var connection = (HttpURLConnection) address.toURL().openConnection();
      if (connection.getResponseCode() != 200) {
        return new Unusable("Fail to fetch source code: " + connection.getResponseCode());
      }
      try (var tar = new GZIPInputStream(connection.getInputStream())) {
        return new Reading(tar).read();
      }
    } catch (IOException e) {
      return new Unusable("Fail to extract source code: " + e.getMessage());
    }
  }

  /** One reading of a tar (POSIX: pax, ustar interchange format). */
  final class Reading {
    private static final int BLOCK = 512;
    private static final Pattern COMMENT = Pattern.compile("\\d+ comment=([0-9a-f]{40})\n");

    private final InputStream tar;
    private final Set<String> roots = new HashSet<>();
    private Optional<CommitId> commit = Optional.empty();

    private Reading(InputStream tar) {
      this.tar = tar;
    }

    private FetchedArchive read() throws IOException {
      var header = tar.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        entry(header);
        header = tar.readNBytes(BLOCK);
      }
      if (header.length != BLOCK) {
        return new Unusable("Fail to extract source code: unexpected end");
      }
      if (roots.size() != 1) {
        return new Unusable("Fail to extract source code: one root folder is needed");
      }
      return commit.<FetchedArchive>map(Usable::new).orElseGet(() -> new Unusable("no commit"));
    }

    private void entry(byte[] header) throws IOException {
      var name = text(header, 0, 100);
      int size = Integer.parseInt(text(header, 124, 11), 8);
      var content = tar.readNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
      if (header[156] == 'g') {
        var comment = COMMENT.matcher(text(content, 0, size));
        commit = comment.find() ? Optional.of(new CommitId(comment.group(1))) : commit;
      } else {
        roots.add(name.replaceFirst("/.*", ""));
      }
    }

    private static String text(byte[] bytes, int from, int length) {
      return new String(bytes, from, length, StandardCharsets.UTF_8).replaceFirst("\0.*", "");
    }
  }
}
