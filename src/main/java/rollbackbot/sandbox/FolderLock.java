package rollbackbot.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second sandbox out of a folder for as long as this process lives. */
final class FolderLock {
  private final FileLock lock;

  private FolderLock(FileLock lock) {
    this.lock = lock;
  }

  /** Another sandbox works there. */
  static final class Taken extends Exception {
    private static final long serialVersionUID = 1L;

    Taken(Path folder) {
      super("another sandbox works in " + folder);
    }
  }

  /** It is no folder, or not one that may be written to. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(Path folder, IOException cause) {
      super("nothing can be kept in " + folder, cause);
    }
  }

  static FolderLock take(Path folder) throws Taken, Unusable {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve("rollback-sandbox.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      var lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new Taken(folder);
      }
      return new FolderLock(lock);
    } catch (IOException e) {
      throw new Unusable(folder, e);
    }
  }

  void release() {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException("unlocking", e);
    }
  }
}
