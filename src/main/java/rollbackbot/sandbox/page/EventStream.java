package rollbackbot.sandbox.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.sandbox.ChangeSignal;
import rollbackbot.sandbox.http.HttpExchange;

/**
 * Server-sent events: the whole state whenever it differs from the one sent before, so that a page
 * that was away is right again with the first event.
 */
final class EventStream {
  private static final Logger log = LoggerFactory.getLogger(EventStream.class);
  private static final long LOOK_AGAIN_MILLIS = 1000;
  private static final int LOOKS_PER_PING = 10;

  private final ChangeSignal changes;
  private final UnaryOperator<String> stateFor;

  EventStream(ChangeSignal changes, UnaryOperator<String> stateFor) {
    this.changes = changes;
    this.stateFor = stateFor;
  }

  /** Sends until the page is gone. */
  boolean send(String person, HttpExchange exchange) {
    var response = exchange.response();
    PageAnswers.begin(response, "text/event-stream; charset=utf-8");
    try {
      write(response, "retry: 500\n\n");
      follow(person, response);
    } catch (IOException gone) {
      log.debug("a page is gone", gone);
      exchange.callback().failed(gone);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      exchange.callback().failed(stopping);
    }
    return true;
  }

  /** Deployments move by the clock, so it looks now and then even if nothing is signalled. */
  private void follow(String person, Response response) throws IOException, InterruptedException {
    var sent = "";
    for (int quiet = 0; ; quiet++) {
      long seen = changes.count();
      var state = stateFor.apply(person);
      if (!state.equals(sent)) {
        write(response, "data: " + state + "\n\n");
        sent = state;
        quiet = 0;
      } else if (quiet % LOOKS_PER_PING == LOOKS_PER_PING - 1) {
        write(response, ": still here\n\n");
      }
      changes.awaitMoreThan(seen, LOOK_AGAIN_MILLIS);
    }
  }

  private static void write(Response response, String text) throws IOException {
    Content.Sink.write(response, false, StandardCharsets.UTF_8.encode(text));
  }
}
