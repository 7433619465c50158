package rollbackbot.app.terminal;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A terminal's side of the socket: shows what the bot says, and hands on what is typed. */
public final class SocketCall implements AutoCloseable {
  private final SocketChannel channel;
  private final SocketLines lines;

  private SocketCall(SocketChannel channel) {
    this.channel = channel;
    this.lines =
        new SocketLines(Channels.newInputStream(channel), Channels.newOutputStream(channel));
  }

  /**
   * Calls the bot that works in this folder.
   *
   * @return empty where none answers
   */
  public static Optional<SocketCall> to(Path folder) {
    try {
      var address = UnixDomainSocketAddress.of(TerminalSocket.in(folder));
      return Optional.of(new SocketCall(SocketChannel.open(address)));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Talks to the end.
   *
   * @return how it ended; empty where the bot went away
   */
  public Optional<TalkEnd> talk(String text, String locale, Terminal terminal) {
    try {
      lines.write(locale.replace('\t', ' ') + '\t' + text.replace('\t', ' '));
      for (var line = lines.read(); line.isPresent(); line = lines.read()) {
        var words = line.get().isEmpty() ? "" : line.get().substring(1);
        switch (line.get().isEmpty() ? SocketLines.PRINT : line.get().charAt(0)) {
          case SocketLines.ASK -> answer(terminal.ask(words));
          case SocketLines.EXIT -> {
            return end(words);
          }
          default -> terminal.print(words);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Nothing more can be typed: the bot sees the end of the lines, and says what follows. */
  private void answer(Optional<String> typed) throws IOException {
    if (typed.isPresent()) {
      lines.write(typed.get());
    } else {
      channel.shutdownOutput();
    }
  }

  private static Optional<TalkEnd> end(String name) {
    return Arrays.stream(TalkEnd.values()).filter(end -> end.name().equals(name)).findFirst();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
