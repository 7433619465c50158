package rollbackbot.sandbox.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request over HTTP, and the ways to end it: with an answer, or without one. */
public record HttpExchange(Request request, Response response, Callback callback) {

  public Optional<String> header(HttpHeader name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  /** What was sent, as text. */
  public String body() throws IOException {
    return Content.Source.asString(request, StandardCharsets.UTF_8);
  }

  /** Answers; {@code true}, as Jetty wants it of who took a request. */
  public boolean answer(int status, String contentType, String body) {
    return answer(status, contentType, Map.of(), body);
  }

  /** Answers with headers of its own. */
  public boolean answer(int status, String contentType, Map<String, String> headers, String body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    headers.forEach(response.getHeaders()::put);
    Content.Sink.write(response, true, body, callback);
    return true;
  }

  /** Breaks the connection instead of answering. */
  public boolean hangUp() {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new IOException("the connection is broken, as told"));
    return true;
  }
}
