package rollbackbot.sandbox.git;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import rollbackbot.sandbox.http.HttpExchange;

/** A request to a Git host, and the ways to answer it, also those that go wrong. */
record FaultyExchange(HttpExchange http) {

  /** Answers as the fault wants it; false for faults that come after the work is done. */
  boolean misbehaves(GitFault fault) {
    return switch (fault) {
      case GitFault.Status(var code, var body, var retryAfter) -> {
        retryAfter.ifPresent(
            wait -> http.response().getHeaders().put(HttpHeader.RETRY_AFTER, wait.toSeconds()));
        yield text(code, body);
      }
      case GitFault.Redirect(var to) -> {
        var location = to.resolve(http.request().getHttpURI().getPathQuery());
        http.response().getHeaders().put(HttpHeader.LOCATION, location.toString());
        yield text(302, "Moved.");
      }
      case GitFault.LostRequest(var event) -> {
        event.run();
        yield http.hangUp();
      }
      case GitFault.LostAnswer _, GitFault.Drip _ -> false;
    };
  }

  boolean text(int status, String text) {
    return http.answer(status, "text/plain;charset=utf-8", text);
  }

  boolean json(int status, String json) {
    return http.answer(status, "application/json;charset=utf-8", json);
  }

  /** Breaks the connection after the work is done, if the fault wants it; whether it did. */
  boolean lost(Optional<GitFault> fault) {
    if (fault.isEmpty() || !(fault.get() instanceof GitFault.LostAnswer(var event))) {
      return false;
    }
    event.run();
    return http.hangUp();
  }

  /** Answers with these bytes; slowly, if a fault wants it. */
  void send(byte[] answer, Optional<GitFault> fault) throws IOException, InterruptedException {
    try (var out = Content.Sink.asOutputStream(http.response())) {
      if (fault.isPresent() && fault.get() instanceof GitFault.Drip(var pause)) {
        drip(answer, out, pause);
      } else {
        out.write(answer);
      }
    }
    http.callback().succeeded();
  }

  private static void drip(byte[] answer, OutputStream out, Duration pause)
      throws IOException, InterruptedException {
    for (var one : answer) {
      out.write(one);
      out.flush();
      Thread.sleep(pause); // ends when the client has gone, or the host is stopped
    }
  }
}
