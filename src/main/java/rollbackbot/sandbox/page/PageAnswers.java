package rollbackbot.sandbox.page;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import rollbackbot.sandbox.http.HttpExchange;

/** Answers to the page; their headers forbid the browser to load anything from elsewhere. */
final class PageAnswers {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin");

  private PageAnswers() {}

  static boolean text(HttpExchange exchange, int status, String text) {
    return send(exchange, status, "text/plain; charset=utf-8", text + "\n");
  }

  static boolean json(HttpExchange exchange, int status, String json) {
    return send(exchange, status, "application/json", json);
  }

  static boolean send(HttpExchange exchange, int status, String type, String content) {
    return exchange.answer(status, type, HEADERS, content);
  }

  /** Begins an answer that goes on for as long as there is something to tell. */
  static void begin(Response response, String type) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    HEADERS.forEach(response.getHeaders()::put);
  }
}
