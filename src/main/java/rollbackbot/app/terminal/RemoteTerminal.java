package rollbackbot.app.terminal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/** A terminal at the other end of the socket; that it is gone is noticed while nothing is asked. */
final class RemoteTerminal implements Terminal, AutoCloseable {
  private final SocketLines lines;
  private final LinkedBlockingQueue<Optional<String>> typed = new LinkedBlockingQueue<>();
  private final Thread reading;
  private volatile boolean open = true;

  RemoteTerminal(SocketLines lines) {
    this.lines = lines;
    this.reading = Thread.ofVirtual().name("terminal-typed").start(this::read);
  }

  private void read() {
    try {
      var line = lines.read();
      while (line.isPresent()) {
        typed.add(line);
        line = lines.read();
      }
    } catch (IOException e) {
      // Whoever was there is gone, as after the end of what they type.
    }
    open = false;
    typed.add(Optional.empty());
  }

  @Override
  public void print(String line) {
    try {
      lines.print(line);
    } catch (IOException e) {
      open = false;
    }
  }

  @Override
  public Optional<String> ask(String prompt) {
    try {
      lines.ask(prompt);
      var line = typed.take();
      if (line.isEmpty()) {
        // For whoever asks again.
        typed.add(line);
      }
      return line;
    } catch (IOException e) {
      open = false;
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** The bot goes on when a terminal is gone: the talk finds it closed. */
  @Override
  public void whenGone(Runnable act) {}

  @Override
  public void close() {
    reading.interrupt();
  }
}
