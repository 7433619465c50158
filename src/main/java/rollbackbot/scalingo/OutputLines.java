package rollbackbot.scalingo;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/**
 * The lines of a deployment's output, one by one as they arrive, without colours and carriage
 * returns. After 4 MiB the output is taken for ended.
 */
final class OutputLines {
  private static final long LONGEST = 4L << 20;
  private static final Pattern TERMINAL_CODES =
      Pattern.compile(
          "\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)|[@-Z\\\\^_])|\r");

  private final BufferedSource lines;

  OutputLines(BufferedSource output) {
    this.lines = Okio.buffer(new Bounded(output));
  }

  /** The next line; empty at the end. */
  Optional<String> next() throws IOException {
    return Optional.ofNullable(lines.readUtf8Line())
        .map(line -> TERMINAL_CODES.matcher(line).replaceAll(""));
  }

  /** Ends early, so that neither a long output nor a line without an end fills the memory. */
  private static final class Bounded extends ForwardingSource {
    private long left = LONGEST;

    Bounded(BufferedSource source) {
      super(source);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      if (left == 0) {
        return -1;
      }
      long read = super.read(sink, Math.min(byteCount, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
