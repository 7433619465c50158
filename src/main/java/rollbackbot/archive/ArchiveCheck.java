package rollbackbot.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import rollbackbot.source.CommitId;

/**
 * Reads a gzipped tar from its beginning to its end, a block at a time, and tells whether the
 * platform can use it: one folder at the root, and at most 300 MB unpacked (Scalingo docs: deploy
 * from archive; deployment issues). The form is that of POSIX (pax, ustar interchange format) and
 * of GNU's long names, which {@code git archive} writes.
 */
public final class ArchiveCheck {
  /** Unpacked, as the platform counts it. */
  static final long MOST_BYTES = 300L << 20;

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int TYPE_AT = 156;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX = 155;
  private static final int LONGEST_HEADER = 1 << 20;

  /** As {@code git archive} notes it in a global header. */
  private static final Pattern COMMENT = Pattern.compile("\\d+ comment=([0-9a-f]{40})\n");

  private static final Pattern PATH = Pattern.compile("(?s)\\d+ path=([^\n]*)\n");

  private final InputStream tar;
  private final CommitId wanted;
  private long left = MOST_BYTES;
  private Optional<String> root = Optional.empty();
  private Optional<String> longName = Optional.empty();

  private ArchiveCheck(InputStream tar, CommitId wanted) {
    this.tar = tar;
    this.wanted = wanted;
  }

  /**
   * What is wrong with an archive; empty where nothing is.
   *
   * @param wanted the commit that it must be of, where it tells one
   * @throws EOFException if it ends too early
   */
  public static Optional<ArchiveFault> of(InputStream archive, CommitId wanted) throws IOException {
    try (var tar = new GZIPInputStream(archive)) {
      return new ArchiveCheck(tar, wanted).read();
    } catch (ZipException _) {
      return Optional.of(ArchiveFault.NOT_AN_ARCHIVE);
    }
  }

  private Optional<ArchiveFault> read() throws IOException {
    while (true) {
      var header = block();
      if (header.isEmpty()) {
        return Optional.of(ArchiveFault.TOO_LARGE);
      }
      if (isEmpty(header.get())) {
        return end();
      }
      var fault = entry(header.get());
      if (fault.isPresent()) {
        return fault;
      }
    }
  }

  private Optional<ArchiveFault> end() throws IOException {
    // To the last byte: only then is its checksum compared.
    var rest = new byte[BLOCK];
    for (int read = tar.read(rest); read >= 0; read = tar.read(rest)) {
      left -= read;
      if (left < 0) {
        return Optional.of(ArchiveFault.TOO_LARGE);
      }
    }
    return root.isPresent() ? Optional.empty() : Optional.of(ArchiveFault.NOT_ONE_ROOT);
  }

  private Optional<ArchiveFault> entry(byte[] header) throws IOException {
    long size = size(header);
    if (size < 0) {
      return Optional.of(ArchiveFault.NOT_AN_ARCHIVE);
    }
    return switch (header[TYPE_AT]) {
      case 'g' -> header(size).map(this::global).orElse(Optional.of(ArchiveFault.TOO_LARGE));
      case 'x' -> header(size).map(this::ofNextPath).orElse(Optional.of(ArchiveFault.TOO_LARGE));
      case 'L' -> header(size).map(this::nextName).orElse(Optional.of(ArchiveFault.TOO_LARGE));
      default -> file(header, size);
    };
  }

  private Optional<ArchiveFault> global(String text) {
    var comment = COMMENT.matcher(text);
    return comment.find() && !comment.group(1).equals(wanted.value())
        ? Optional.of(ArchiveFault.OTHER_COMMIT)
        : Optional.empty();
  }

  private Optional<ArchiveFault> ofNextPath(String text) {
    var path = PATH.matcher(text);
    longName = path.find() ? Optional.of(path.group(1)) : longName;
    return Optional.empty();
  }

  private Optional<ArchiveFault> nextName(String text) {
    longName = Optional.of(text.replaceFirst("(?s)\0.*", ""));
    return Optional.empty();
  }

  private Optional<ArchiveFault> file(byte[] header, long size) throws IOException {
    var name = longName.orElseGet(() -> name(header));
    longName = Optional.empty();
    var first = name.replaceFirst("^(\\./)+", "").replaceFirst("(?s)/.*", "");
    boolean isFileAtRoot = header[TYPE_AT] != '5' && !name.contains("/");
    if (first.isEmpty() || isFileAtRoot || root.filter(it -> !it.equals(first)).isPresent()) {
      return Optional.of(ArchiveFault.NOT_ONE_ROOT);
    }
    root = Optional.of(first);
    return skip(padded(size)) ? Optional.empty() : Optional.of(ArchiveFault.TOO_LARGE);
  }

  private static String name(byte[] header) {
    var prefix = text(header, PREFIX_AT, PREFIX);
    var name = text(header, 0, NAME);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Negative for what is no number. */
  private static long size(byte[] header) {
    var digits = text(header, SIZE_AT, SIZE).strip();
    return digits.matches("[0-7]{1,11}") ? Long.parseLong(digits, 8) : -1;
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8).replaceFirst("(?s)\0.*", "");
  }

  private static boolean isEmpty(byte[] block) {
    for (byte each : block) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }

  private static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** A header's own text; empty where it is too long. */
  private Optional<String> header(long size) throws IOException {
    if (size > LONGEST_HEADER || size > left) {
      return Optional.empty();
    }
    var bytes = whole((int) padded(size));
    return Optional.of(new String(bytes, 0, (int) size, StandardCharsets.UTF_8));
  }

  /** Empty where there are too many. */
  private Optional<byte[]> block() throws IOException {
    return left < BLOCK ? Optional.empty() : Optional.of(whole(BLOCK));
  }

  private byte[] whole(int length) throws IOException {
    var bytes = tar.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the archive ends too early");
    }
    left -= length;
    return bytes;
  }

  /** Whether what is skipped is still within what the platform takes. */
  private boolean skip(long bytes) throws IOException {
    if (bytes > left) {
      return false;
    }
    tar.skipNBytes(bytes);
    left -= bytes;
    return true;
  }
}
