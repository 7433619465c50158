package rollbackbot.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import rollbackbot.source.CommitId;

/** A gzipped tar, written by hand: what is in it, and what is wrong with it, each test says. */
public final class Tar {
  private static final int BLOCK = 512;
  private static final Pattern COMMENT = Pattern.compile("comment=([0-9a-f]{40})");

  private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();

  /** Holds these files, of a few bytes each, and tells its commit as {@code git archive} does. */
  public static Tar of(CommitId commit, String... files) {
    var tar = new Tar().entry("pax_global_header", 'g', "52 comment=" + commit + "\n");
    for (var file : files) {
      tar.file(file);
    }
    return tar;
  }

  Tar file(String name) {
    return entry(name, '0', "content of " + name);
  }

  Tar folder(String name) {
    return entry(name, '5', "");
  }

  Tar entry(String name, char type, String content) {
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    return entry(name, type, bytes.length, bytes);
  }

  /** An entry that says of itself that it is so large. */
  Tar entry(String name, char type, long size, byte[] content) {
    var header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 124, "%011o".formatted(size));
    put(header, 156, String.valueOf(type));
    put(header, 257, "ustar");
    blocks.writeBytes(header);
    blocks.writeBytes(Arrays.copyOf(content, (content.length + BLOCK - 1) / BLOCK * BLOCK));
    return this;
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /** With its end. */
  public byte[] packed() {
    return packed(2);
  }

  /** With so many empty blocks at its end. */
  byte[] packed(int empty) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(blocks.toByteArray());
      gzip.write(new byte[empty * BLOCK]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** As it is taken from a host. */
  public ArchiveFile.Taken taken(CommitId commit) {
    try {
      return ArchiveFile.take(new ByteArrayInputStream(packed()), commit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commit that an archive tells. */
  public static CommitId commitOf(ArchiveFile file) {
    try (var tar = new GZIPInputStream(file.read())) {
      var text = new String(tar.readNBytes(2 * BLOCK), StandardCharsets.UTF_8);
      return COMMENT
          .matcher(text)
          .results()
          .map(found -> new CommitId(found.group(1)))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
