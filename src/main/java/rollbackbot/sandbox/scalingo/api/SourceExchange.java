package rollbackbot.sandbox.scalingo.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import rollbackbot.sandbox.http.HttpExchange;

/** Archives that are put and got, at addresses that need no other credentials. */
record SourceExchange(ArchiveApi archives, ScalingoFaults faults) {
  private static final Pattern PATH = Pattern.compile("/v1/sources/([0-9a-f]+)");

  /** As the platform's own client sends it. */
  private static final String TYPE = "application/x-gzip";

  static boolean isMeant(Request request) {
    return PATH.matcher(Request.getPathInContext(request)).matches();
  }

  static RecordedCall recorded(Request request, Instant at) {
    return new RecordedCall(request.getMethod(), "/v1/sources/:source", at);
  }

  boolean handle(HttpExchange exchange) throws Exception {
    var request = exchange.request();
    var fault = faults.forCall(request.getMethod() + " /v1/sources/:source");
    return fault.isPresent() ? misbehave(fault.get(), exchange) : serve(exchange);
  }

  private boolean misbehave(ScalingoFault fault, HttpExchange exchange) throws Exception {
    return switch (fault) {
      case ScalingoFault.OtherAnswer(var status, var type, var body, _) ->
          exchange.answer(status, type, body);
      case ScalingoFault.LostBefore(var event) -> {
        event.run();
        yield exchange.hangUp();
      }
      case ScalingoFault.LostAfter(var event) -> {
        take(exchange);
        event.run();
        yield exchange.hangUp();
      }
      case ScalingoFault.Meanwhile(var event) -> {
        event.run();
        yield serve(exchange);
      }
      case ScalingoFault.Late _ ->
          throw new IllegalArgumentException("archives aren't put or got late");
    };
  }

  private boolean serve(HttpExchange exchange) throws Exception {
    var request = exchange.request();
    var path = PATH.matcher(Request.getPathInContext(request));
    if (!path.matches() || exchange.header(HttpHeader.AUTHORIZATION).isPresent()) {
      return exchange.answer(400, "text/plain", "no other credentials, please");
    }
    var token = token(request);
    return switch (request.getMethod()) {
      case "PUT" -> put(path.group(1), token, exchange);
      case "GET" -> get(path.group(1), token, exchange);
      default -> exchange.answer(405, "text/plain", "");
    };
  }

  private static String token(Request request) throws Exception {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue("token"))
        .orElse("");
  }

  /** An archive that is put arrives, whoever hears of it. */
  private void take(HttpExchange exchange) throws Exception {
    var request = exchange.request();
    var path = PATH.matcher(Request.getPathInContext(request));
    if (path.matches() && request.getMethod().equals("PUT")) {
      var content = Request.asInputStream(request).readAllBytes();
      archives.store(path.group(1), token(request), content);
    }
  }

  private boolean put(String id, String token, HttpExchange exchange) throws IOException {
    var request = exchange.request();
    var content = Request.asInputStream(request).readAllBytes();
    boolean isAsMeant =
        exchange.header(HttpHeader.CONTENT_TYPE).filter(TYPE::equals).isPresent()
            && request.getLength() == content.length;
    if (!isAsMeant) {
      return exchange.answer(411, "text/plain", "type and length are required");
    }
    return archives.store(id, token, content)
        ? exchange.answer(200, "text/plain", "")
        : exchange.answer(403, "text/plain", "the address has run out");
  }

  private boolean get(String id, String token, HttpExchange exchange) {
    var content = archives.stored(id, token);
    if (content.isEmpty()) {
      return exchange.answer(403, "text/plain", "the address has run out");
    }
    exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
    exchange.response().write(true, ByteBuffer.wrap(content.get()), exchange.callback());
    return true;
  }
}
