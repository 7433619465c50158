package rollbackbot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Clears folders of the sandbox's own away. */
final class Folders {
  private Folders() {}

  /** Empties a folder of the sandbox's own, or makes it. */
  static void renew(Path folder) {
    try {
      if (Files.exists(folder)) {
        delete(folder);
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("making the folder " + folder, e);
    }
  }

  static Path temporary() {
    try {
      return Files.createTempDirectory("rollback-sandbox");
    } catch (IOException e) {
      throw new UncheckedIOException("making a temporary folder", e);
    }
  }

  static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deleting());
    } catch (IOException e) {
      throw new UncheckedIOException("clearing " + folder + " away", e);
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
