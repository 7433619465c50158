package rollbackbot.whole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which process a connection belongs to, as Linux tells it: proc(5), net/tcp and fd. */
final class Sockets {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final int LOCAL = 1;
  private static final int INODE = 9;

  /** As the links in a process' fd folder read. */
  private final Set<String> links;

  private Sockets(Set<String> links) {
    this.links = links;
  }

  /** Those whose end on this machine has this port. */
  static Sockets from(int port) {
    try {
      var links = new HashSet<String>();
      for (var table : TABLES) {
        for (var line : Files.readAllLines(table)) {
          var fields = line.strip().split("\\s+");
          if (fields[LOCAL].endsWith(":%04X".formatted(port))) {
            links.add("socket:[" + fields[INODE] + "]");
          }
        }
      }
      return new Sockets(links);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean heldBy(long pid) {
    try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return descriptors.anyMatch(this::isOne);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isOne(Path descriptor) {
    try {
      return links.contains(Files.readSymbolicLink(descriptor).toString());
    } catch (NoSuchFileException closedMeanwhile) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
