package rollbackbot.scalingo.http;

import java.io.IOException;
import java.util.Optional;
import okio.BufferedSource;

/**
 * The lines of a deployment's output, one by one as they arrive, without colours and line ends. Of
 * a very long line its two ends are kept, so a line without an end doesn't fill the memory.
 */
public final class OutputLines {
  private static final int ESCAPE = 0x1B;
  private static final int BELL = 0x07;
  private static final int NONE = -1;

  private final BufferedSource output;
  private final long most;
  private final PrintedLine line = new PrintedLine();
  private long read;
  private int putBack = NONE;
  private boolean cut;

  /**
   * @param most bytes, after which the output is taken for ended
   */
  OutputLines(BufferedSource output, long most) {
    this.output = output;
    this.most = most;
  }

  /** The next line; empty at the end. */
  public Optional<Line> next() throws IOException {
    line.clear();
    boolean begun = false;
    for (int next = take(); next != NONE; next = take()) {
      begun = true;
      switch (next) {
        case '\n' -> {
          return Optional.of(new Line(line.text(), false));
        }
        case '\r' -> {
          boolean overwritten = !endsHere();
          return Optional.of(new Line(line.text(), overwritten));
        }
        case ESCAPE -> skipCode();
        default -> line.add((byte) next);
      }
    }
    return begun ? Optional.of(new Line(line.text(), false)) : Optional.empty();
  }

  /** What was read of a line that nothing ended, where reading broke off. */
  public String rest() {
    return line.text();
  }

  /** Whether the output went on where reading stopped. */
  public boolean wasCut() {
    return cut;
  }

  /** How many bytes were read. */
  public long bytesRead() {
    return read;
  }

  /** Carriage returns before a line feed are part of the line's end. */
  private boolean endsHere() throws IOException {
    int next = take();
    while (next == '\r') {
      next = take();
    }
    if (next == '\n') {
      return true;
    }
    putBack = next;
    return next == NONE;
  }

  /** Skips a terminal code whose escape was read: colours, movements, titles and links. */
  private void skipCode() throws IOException {
    int kind = take();
    switch (kind) {
      case '[' -> skipParameters();
      case ']' -> skipTitle();
      case '\r', '\n', ESCAPE -> putBack = kind;
      default -> skipLetters(kind);
    }
  }

  /** Codes of one letter, which others may come before: {@code ESC ( B} chooses the characters. */
  private void skipLetters(int first) throws IOException {
    int next = first;
    while (next >= ' ' && next <= '/') {
      next = take();
    }
    if (next == '\r' || next == '\n' || next == ESCAPE) {
      putBack = next;
    }
  }

  private void skipParameters() throws IOException {
    int next = take();
    while (next >= ' ' && next <= '?') {
      next = take();
    }
    if (next == '\r' || next == '\n' || next == ESCAPE) {
      putBack = next;
    }
  }

  /**
   * A title or a link's address lasts until a bell or {@code ESC \}, and no longer than its line.
   */
  private void skipTitle() throws IOException {
    int next = take();
    while (next != BELL && next != ESCAPE && next != '\r' && next != '\n' && next != NONE) {
      next = take();
    }
    if (next == ESCAPE) {
      next = take();
      if (next == '\\') {
        return;
      }
    }
    if (next != BELL) {
      putBack = next;
    }
  }

  private int take() throws IOException {
    if (putBack != NONE) {
      int again = putBack;
      putBack = NONE;
      return again;
    }
    if (output.exhausted()) {
      return NONE;
    }
    if (read == most) {
      cut = true;
      return NONE;
    }
    read++;
    return Byte.toUnsignedInt(output.readByte());
  }

  /**
   * A line as it was printed.
   *
   * @param overwritten whether the next one was written over it, as a progress bar does
   */
  public record Line(String text, boolean overwritten) {}
}
