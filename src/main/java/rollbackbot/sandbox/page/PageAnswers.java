package rollbackbot.sandbox.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers whole; every one forbids the browser to go anywhere else. */
final class PageAnswers {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private PageAnswers() {}

  static void text(Response response, Callback callback, int status, String text) {
    send(response, callback, status, "text/plain; charset=utf-8", text + "\n");
  }

  static void json(Response response, Callback callback, int status, String json) {
    send(response, callback, status, "application/json", json);
  }

  static void send(Response response, Callback callback, int status, String type, String content) {
    head(response, status, type);
    response.write(true, ByteBuffer.wrap(bytes(content)), callback);
  }

  static void head(Response response, int status, String type) {
    response.setStatus(status);
    var headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, type);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
