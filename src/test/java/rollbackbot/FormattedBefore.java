package rollbackbot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * What was found to be formatted by an earlier run, so that only what has changed since is looked
 * at.
 */
final class FormattedBefore {
  private static final Path FILE = Path.of("target/formatted.txt");

  private final Set<String> digests;

  private FormattedBefore(Set<String> digests) {
    this.digests = digests;
  }

  static FormattedBefore nothing() {
    return new FormattedBefore(Set.of());
  }

  static FormattedBefore read() throws IOException {
    return Files.exists(FILE)
        ? new FormattedBefore(Set.copyOf(Files.readAllLines(FILE)))
        : nothing();
  }

  static void write(Set<String> digests) throws IOException {
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, digests.stream().sorted().toList());
  }

  boolean contains(String text) {
    return digests.contains(digest(text));
  }

  /** Of a text in the eyes of this formatter; another one's judgement is no use. */
  static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(formatter().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }

  private static String formatter() {
    return Formatter.class.getProtectionDomain().getCodeSource().getLocation().toString();
  }
}
