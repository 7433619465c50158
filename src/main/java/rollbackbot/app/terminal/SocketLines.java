package rollbackbot.app.terminal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes through the socket: lines, of which the first character says what the line is. From the
 * bot, {@code p} prints, {@code a} asks and {@code x} tells how it ended; what a terminal sends has
 * no such character.
 */
final class SocketLines {
  static final char PRINT = 'p';
  static final char ASK = 'a';
  static final char EXIT = 'x';

  /** Bytes of one line: more than any message of the bot has. */
  private static final int MOST = 32_000;

  private final InputStream in;
  private final OutputStream out;

  SocketLines(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in);
    this.out = out;
  }

  /**
   * The next line.
   *
   * @return empty once there is none
   * @throws IOException if the connection broke, or the line has no end
   */
  Optional<String> read() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      if (line.size() == MOST) {
        throw new IOException("a line without an end");
      }
      line.write(next);
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8));
  }

  void print(String line) throws IOException {
    write(PRINT + line);
  }

  void ask(String prompt) throws IOException {
    write(ASK + prompt);
  }

  void exit(TalkEnd end) throws IOException {
    write(EXIT + end.name());
  }

  synchronized void write(String line) throws IOException {
    out.write((line.replace('\n', ' ') + '\n').getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
