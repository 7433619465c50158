package rollbackbot.app.terminal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.rollback.TerminalCaller;

/**
 * The door by which terminals of this machine reach a running bot: a file in the data folder that
 * only the bot's own user can open. The system tells who is at the other end.
 */
public final class TerminalSocket implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TerminalSocket.class);
  private static final String FILE = "rollback-bot.sock";
  private static final int MOST_AT_ONCE = 4;

  private final TerminalTalk talk;
  private final Path file;
  private final ServerSocketChannel door;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  private TerminalSocket(TerminalTalk talk, Path file, ServerSocketChannel door) {
    this.talk = talk;
    this.file = file;
    this.door = door;
  }

  /** Where a bot that works in this folder can be reached. */
  static Path in(Path folder) {
    return folder.resolve(FILE);
  }

  /**
   * Opens the door. The folder belongs to this process, so that a file that is there is of one that
   * died.
   *
   * @return empty where the system has no such files, or the folder's path is too long for one
   */
  public static Optional<TerminalSocket> open(Path folder, TerminalTalk talk) {
    try {
      var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        bind(door, folder);
      } catch (IOException | RuntimeException e) {
        door.close();
        throw e;
      }
      var socket = new TerminalSocket(talk, in(folder), door);
      Thread.ofVirtual().name("terminal-door").start(socket::listen);
      return Optional.of(socket);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      log.warn("no terminal can reach this bot: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Bound where nobody else can come in, closed to others, and only then put in its place. */
  private static void bind(ServerSocketChannel door, Path folder) throws IOException {
    var owner = PosixFilePermissions.fromString("rwx------");
    var closed =
        Files.createTempDirectory(folder, ".sock", PosixFilePermissions.asFileAttribute(owner));
    try {
      var bound = closed.resolve("s");
      door.bind(UnixDomainSocketAddress.of(bound));
      Files.setPosixFilePermissions(bound, PosixFilePermissions.fromString("rw-------"));
      Files.move(
          bound, in(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(closed.resolve("s"));
      Files.delete(closed);
    }
  }

  private void listen() {
    while (door.isOpen()) {
      try {
        var caller = door.accept();
        // no virtual thread: it stores what was typed, and SQLite waits in native code
        Thread.ofPlatform().daemon().name("terminal").start(() -> serve(caller));
      } catch (IOException e) {
        if (door.isOpen()) {
          log.warn("a terminal couldn't be let in: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(SocketChannel channel) {
    boolean hasPlace = places.tryAcquire();
    try (channel) {
      var user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
      var line =
          new SocketLines(Channels.newInputStream(channel), Channels.newOutputStream(channel));
      var opening = line.read();
      if (opening.isEmpty()) {
        return;
      }
      var parts = opening.get().split("\t", 2);
      if (!hasPlace || parts.length < 2) {
        line.exit(TalkEnd.FAILED);
        return;
      }
      log.info("{} is at a terminal", user);
      try (var terminal = new RemoteTerminal(line)) {
        line.exit(talk.talk(parts[1], new TerminalCaller(user, parts[0]), terminal));
      }
    } catch (IOException e) {
      log.info("a terminal went away");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("talking with a terminal failed", e);
    } finally {
      if (hasPlace) {
        places.release();
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.warn("closing the door for terminals: {}", e.getMessage());
    }
  }
}
