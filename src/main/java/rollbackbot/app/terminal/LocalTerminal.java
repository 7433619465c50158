package rollbackbot.app.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The terminal in which this process was started. */
public final class LocalTerminal implements Terminal {
  private final BufferedReader in;
  private final PrintStream out;
  private final AtomicReference<Runnable> whenGone = new AtomicReference<>(() -> {});

  public LocalTerminal(InputStream in, PrintStream out) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
  }

  @Override
  public void print(String line) {
    out.println(line);
  }

  @Override
  public Optional<String> ask(String prompt) {
    out.print(prompt);
    out.flush();
    try {
      var line = in.readLine();
      if (line == null) {
        out.println();
      }
      return Optional.ofNullable(line);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void whenGone(Runnable act) {
    whenGone.set(act);
  }

  /** Whoever was here has stopped this process. */
  public void gone() {
    print("");
    whenGone.get().run();
  }
}
