package rollbackbot.sandbox.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The code of a commit as a gzipped tar, as {@code git archive} makes it for the Git hosts: the
 * commit's id in a global header, and one folder at the root (Git docs: git-archive; POSIX: pax).
 */
final class HostedArchive {
  private static final int BLOCK = 512;

  private HostedArchive() {}

  /**
   * The archive of a commit; empty where the repository hasn't got it.
   *
   * @param root the name of the folder that holds everything
   */
  static Optional<byte[]> of(HostedRepository hosted, String commit, String root) {
    try (var repository = hosted.open();
        var walk = new RevWalk(repository)) {
      ObjectId id = repository.resolve(commit);
      return id == null || !walk.getObjectReader().has(id)
          ? Optional.empty()
          : Optional.of(packed(repository, walk.parseCommit(id), root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] packed(Repository repository, RevCommit commit, String root)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new GZIPOutputStream(bytes);
        var tree = new TreeWalk(repository)) {
      entry(tar, "pax_global_header", 'g', 0666, comment(commit.name()));
      entry(tar, root + "/", '5', 0775, new byte[0]);
      tree.addTree(commit.getTree());
      while (tree.next()) {
        var name = root + "/" + tree.getPathString();
        if (tree.isSubtree()) {
          entry(tar, name + "/", '5', 0775, new byte[0]);
          tree.enterSubtree();
        } else {
          var mode = FileMode.EXECUTABLE_FILE.equals(tree.getFileMode(0)) ? 0775 : 0664;
          entry(tar, name, '0', mode, repository.open(tree.getObjectId(0)).getBytes());
        }
      }
      tar.write(new byte[2 * BLOCK]);
    }
    return bytes.toByteArray();
  }

  private static byte[] comment(String commit) {
    return "52 comment=%s\n".formatted(commit).getBytes(StandardCharsets.UTF_8);
  }

  private static void entry(OutputStream tar, String name, char type, int mode, byte[] content)
      throws IOException {
    var header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "%07o".formatted(mode));
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, "%011o".formatted(content.length));
    put(header, 136, "00000000000");
    put(header, 148, "        ");
    put(header, 156, String.valueOf(type));
    put(header, 257, "ustar");
    put(header, 263, "00");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, "%06o\0".formatted(sum));
    tar.write(header);
    tar.write(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
