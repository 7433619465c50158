package rollbackbot.sandbox.slack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rollbackbot.sandbox.http.HttpExchange;
import rollbackbot.sandbox.slack.api.Arguments;
import rollbackbot.sandbox.slack.api.CallHandling;
import rollbackbot.sandbox.slack.api.HttpReply;
import rollbackbot.sandbox.slack.api.MethodRefused;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.api.SlackFaults;
import rollbackbot.sandbox.slack.messages.FileMethods;
import rollbackbot.sandbox.slack.messages.ResponseUrls;
import rollbackbot.sandbox.slack.messages.UploadBody;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;

/** The HTTP side: reads requests, lets faults have their way, writes answers. */
final class SlackHandler extends Handler.Abstract {
  private static final String API = "/api/";

  private final PlayedWorkspace workspace;
  private final CallHandling methods;
  private final ResponseUrls responseUrls;
  private final FileMethods files;
  private final SlackFaults faults;

  SlackHandler(
      PlayedWorkspace workspace,
      CallHandling methods,
      ResponseUrls responseUrls,
      FileMethods files,
      SlackFaults faults) {
    this.workspace = workspace;
    this.files = files;
    this.methods = methods;
    this.responseUrls = responseUrls;
    this.faults = faults;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback)
      throws IOException, InterruptedException {
    var path = Request.getPathInContext(request);
    var exchange = new HttpExchange(request, response, callback);
    if (path.startsWith(API)) {
      return method(path.substring(API.length()), exchange);
    }
    if (path.startsWith("/commands/") || path.startsWith("/actions/")) {
      return responseUrl(path, exchange);
    }
    if (path.startsWith(FileMethods.UPLOADS)) {
      var body = new UploadBody(contentType(exchange), exchange.body());
      return write(files.upload(path, body), exchange);
    }
    return false;
  }

  private boolean responseUrl(String path, HttpExchange exchange) throws IOException {
    try {
      return write(responseUrls.post(path, arguments(exchange)), exchange);
    } catch (MethodRefused unreadable) {
      return write(HttpReply.text(400, unreadable.error()), exchange);
    }
  }

  private boolean method(String name, HttpExchange exchange)
      throws IOException, InterruptedException {
    CallHandling.Arrived call;
    try {
      var arguments = arguments(exchange);
      var token = token(exchange).or(() -> arguments.text("token"));
      call = methods.arrived(name, token, arguments);
    } catch (MethodRefused unreadable) {
      return write(HttpReply.json(200, unreadable.answer()), exchange);
    }
    var fault = faults.take(name);
    return fault.isPresent()
        ? misbehave(fault.get(), call, exchange)
        : write(call.perform(), exchange);
  }

  private boolean misbehave(SlackFault fault, CallHandling.Arrived call, HttpExchange exchange)
      throws InterruptedException {
    return switch (fault) {
      case SlackFault.TooMany(var retryAfter) -> write(call.tooMany(retryAfter), exchange);
      case SlackFault.ServerError(var status) -> write(call.outOfOrder(status), exchange);
      case SlackFault.Refuse(var error) -> write(call.refuse(error), exchange);
      case SlackFault.DropBefore() -> {
        call.dropped();
        yield exchange.hangUp();
      }
      case SlackFault.DropAfter() -> {
        call.perform();
        yield exchange.hangUp();
      }
      case SlackFault.DelayBefore(var delay) -> {
        Thread.sleep(delay);
        yield write(call.perform(), exchange);
      }
      case SlackFault.DelayAfter(var delay) -> {
        var answer = call.perform();
        Thread.sleep(delay);
        yield write(answer, exchange);
      }
    };
  }

  private static Optional<String> token(HttpExchange exchange) {
    return exchange
        .header(HttpHeader.AUTHORIZATION)
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring("Bearer ".length()));
  }

  private static String contentType(HttpExchange exchange) {
    return exchange.header(HttpHeader.CONTENT_TYPE).orElse("");
  }

  private static Arguments arguments(HttpExchange exchange) throws IOException {
    var query = Optional.ofNullable(exchange.request().getHttpURI().getQuery()).orElse("");
    return Arguments.parse(contentType(exchange), query, exchange.body());
  }

  private boolean write(HttpReply reply, HttpExchange exchange) {
    var headers = new LinkedHashMap<>(reply.headers());
    headers.put("X-OAuth-Scopes", String.join(",", workspace.installation().scopes()));
    return exchange.answer(reply.status(), reply.contentType(), headers, reply.body());
  }
}
