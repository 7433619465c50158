package rollbackbot.app.http;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of requests that arrive, at whatever pace: none of them holds a thread. Each has a
 * deadline and a bound, and so have all together; where these are reached, the one that has been
 * arriving longest goes. What Slack sends arrives at once, so that it is never the oldest for long.
 */
final class Bodies {
  static final int MOST_BYTES = 1_000_000;
  private static final int MOST_AT_ONCE = 1_000;
  private static final long MOST_BYTES_AT_ONCE = 16_000_000;
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final Scheduler scheduler;

  /** Those that are arriving, oldest first. */
  private final Set<Body> arriving = new LinkedHashSet<>();

  private long bytes;

  Bodies(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** What becomes of a body; one of these is called, once. */
  interface Reader {
    void whole(byte[] body);

    void tooLong();

    /**
     * The connection is gone, or was closed since the deadline had passed or others needed room.
     */
    void broken(Throwable why);
  }

  /** Reads a body and keeps it. */
  void read(Request request, Reader reader) {
    take(new Body(request, Optional.of(new ByteArrayOutputStream()), reader));
  }

  /** Lets a body that nobody wants pass by. */
  void discard(Request request, Reader reader) {
    take(new Body(request, Optional.empty(), reader));
  }

  /** What comes before a body: by name in lower case. */
  static Map<String, List<String>> headersOf(Request request) {
    var headers = new HashMap<String, List<String>>();
    request
        .getHeaders()
        .forEach(field ->
            headers
                .computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(field.getValue()));
    return headers;
  }

  private void take(Body body) {
    synchronized (this) {
      arriving.add(body);
    }
    body.begin();
    makeRoom();
    body.run();
  }

  private void makeRoom() {
    Body oldest = null;
    synchronized (this) {
      if (arriving.size() > MOST_AT_ONCE || bytes > MOST_BYTES_AT_ONCE) {
        oldest = arriving.iterator().next();
      }
    }
    if (oldest != null) {
      oldest.hangUp();
    }
  }

  private final class Body implements Runnable {
    private final Request request;
    private final Optional<ByteArrayOutputStream> kept;
    private final Reader reader;
    private long length;
    private boolean over;
    private Scheduler.@Nullable Task deadline;

    private Body(Request request, Optional<ByteArrayOutputStream> kept, Reader reader) {
      this.request = request;
      this.kept = kept;
      this.reader = reader;
    }

    private void begin() {
      deadline = scheduler.schedule(this::hangUp, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes what is there; called again once there is more. */
    @Override
    public void run() {
      while (true) {
        var chunk = request.read();
        if (chunk == null) {
          request.demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          if (end()) {
            reader.broken(chunk.getFailure());
          }
          return;
        }
        add(chunk);
        boolean last = chunk.isLast();
        chunk.release();
        if (length > MOST_BYTES) {
          if (end()) {
            reader.tooLong();
          }
          return;
        }
        if (last) {
          if (end()) {
            reader.whole(kept.map(ByteArrayOutputStream::toByteArray).orElseGet(() -> new byte[0]));
          }
          return;
        }
        makeRoom();
      }
    }

    private void add(Content.Chunk chunk) {
      var more = new byte[chunk.remaining()];
      chunk.getByteBuffer().get(more);
      length += more.length;
      kept.ifPresent(it -> {
        it.writeBytes(more);
        synchronized (Bodies.this) {
          bytes += more.length;
        }
      });
    }

    /** Whether it isn't over yet; from here on it is, and gives back its room. */
    private boolean end() {
      synchronized (Bodies.this) {
        if (over) {
          return false;
        }
        over = true;
        arriving.remove(this);
        bytes -= kept.isPresent() ? length : 0;
      }
      if (deadline != null) {
        deadline.cancel();
      }
      return true;
    }

    /** Whoever takes that long to say something has no answer to wait for. */
    private void hangUp() {
      if (end()) {
        var why = new TimeoutException("a body that doesn't end");
        request.getConnectionMetaData().getConnection().getEndPoint().close(why);
        reader.broken(why);
      }
    }
  }
}
