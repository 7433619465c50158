package rollbackbot.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Each test's folder, in memory where the machine has room: repositories and databases are mostly
 * small files, on whose disk everything else waits too. Elsewhere it is a usual temporary folder.
 */
public final class FoldersInMemory implements TempDirFactory {
  private static final String MOUNTS = "/proc/mounts";
  private static final String MEMORY = "/dev/shm";
  private static final String OURS = "rollback-bot-tests-";

  /** All tests together need less than half of it, at any time. */
  private static final long ROOM = 4L << 30;

  private static final Optional<Path> OF_THIS_JVM = ofThisJvm();

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    return create("junit-");
  }

  /** A new folder, which whoever asks for it removes. */
  public static Path create(String prefix) throws IOException {
    return OF_THIS_JVM.isPresent()
        ? Files.createTempDirectory(OF_THIS_JVM.get(), prefix)
        : Files.createTempDirectory(prefix);
  }

  private static Optional<Path> ofThisJvm() {
    try {
      if (!mayBeUsed(Path.of(MOUNTS))) {
        return Optional.empty();
      }
      removeThoseOfTheDead();
      var folder = Path.of(MEMORY, OURS + ProcessHandle.current().pid());
      Files.createDirectories(folder);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> removeIfEmpty(folder)));
      return Optional.of(folder);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A file system in memory, with room, where programs may be run. */
  private static boolean mayBeUsed(Path mounts) throws IOException {
    var memory = Path.of(MEMORY);
    return Files.isReadable(mounts)
        && Files.readAllLines(mounts).stream().anyMatch(FoldersInMemory::isOfMemory)
        && Files.isWritable(memory)
        && Files.getFileStore(memory).getUsableSpace() > ROOM;
  }

  /** A line such as {@code tmpfs /dev/shm tmpfs rw,relatime 0 0}. */
  static boolean isOfMemory(String mount) {
    var words = mount.split(" ");
    return words.length > 3
        && words[1].equals(MEMORY)
        && words[2].equals("tmpfs")
        && !List.of(words[3].split(",")).contains("noexec");
  }

  /** A run that was ended from outside leaves its folder, which would keep its memory. */
  private static void removeThoseOfTheDead() throws IOException {
    try (var all = Files.newDirectoryStream(Path.of(MEMORY), OURS + "*")) {
      for (var folder : all) {
        var number = folder.getFileName().toString().substring(OURS.length());
        if (ProcessHandle.of(Long.parseLong(number)).isEmpty() && isOld(folder)) {
          removeAll(folder);
        }
      }
    }
  }

  /** A younger one may be that of a container which shares the memory, but not the processes. */
  private static boolean isOld(Path folder) throws IOException {
    var anHourAgo = Instant.now().minus(Duration.ofHours(1));
    return Files.getLastModifiedTime(folder).toInstant().isBefore(anHourAgo);
  }

  private static void removeAll(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** JUnit keeps what a test leaves open. */
  private static void removeIfEmpty(Path folder) {
    var names = folder.toFile().list();
    if (names != null && names.length == 0) {
      folder.toFile().delete();
    }
  }
}
