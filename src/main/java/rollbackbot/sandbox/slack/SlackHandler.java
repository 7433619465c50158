package rollbackbot.sandbox.slack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
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

  /** What one request is answered through. */
  private record Exchange(Request request, Response response, Callback callback) {}

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
    var exchange = new Exchange(request, response, callback);
    if (path.startsWith(API)) {
      method(path.substring(API.length()), exchange);
      return true;
    }
    if (path.startsWith("/commands/") || path.startsWith("/actions/")) {
      responseUrl(path, exchange);
      return true;
    }
    if (path.startsWith(FileMethods.UPLOADS)) {
      write(files.upload(path, uploaded(request)), exchange);
      return true;
    }
    return false;
  }

  private void responseUrl(String path, Exchange exchange) throws IOException {
    try {
      write(responseUrls.post(path, arguments(exchange.request())), exchange);
    } catch (MethodRefused unreadable) {
      write(HttpReply.text(400, unreadable.error()), exchange);
    }
  }

  private void method(String name, Exchange exchange) throws IOException, InterruptedException {
    CallHandling.Arrived call;
    try {
      var arguments = arguments(exchange.request());
      var token = token(exchange.request()).or(() -> arguments.text("token"));
      call = methods.arrived(name, token, arguments);
    } catch (MethodRefused unreadable) {
      write(HttpReply.json(200, unreadable.answer()), exchange);
      return;
    }
    var fault = faults.take(name);
    if (fault.isPresent()) {
      suffer(fault.get(), call, exchange);
    } else {
      write(call.perform(), exchange);
    }
  }

  private void suffer(SlackFault fault, CallHandling.Arrived call, Exchange exchange)
      throws InterruptedException {
    switch (fault) {
      case SlackFault.TooMany(var retryAfter) -> write(call.tooMany(retryAfter), exchange);
      case SlackFault.ServerError(var status) -> write(call.outOfOrder(status), exchange);
      case SlackFault.Refuse(var error) -> write(call.refuse(error), exchange);
      case SlackFault.DropBefore() -> {
        call.dropped();
        drop(exchange);
      }
      case SlackFault.DropAfter() -> {
        call.perform();
        drop(exchange);
      }
      case SlackFault.DelayBefore(var delay) -> {
        Thread.sleep(delay);
        write(call.perform(), exchange);
      }
      case SlackFault.DelayAfter(var delay) -> {
        var answer = call.perform();
        Thread.sleep(delay);
        write(answer, exchange);
      }
    }
  }

  private static Optional<String> token(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring("Bearer ".length()));
  }

  private static UploadBody uploaded(Request request) throws IOException {
    return new UploadBody(
        contentType(request), Content.Source.asString(request, StandardCharsets.UTF_8));
  }

  private static String contentType(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
  }

  private static Arguments arguments(Request request) throws IOException {
    var type = contentType(request);
    var query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    return Arguments.parse(type, query, Content.Source.asString(request, StandardCharsets.UTF_8));
  }

  private void write(HttpReply answer, Exchange exchange) {
    var response = exchange.response();
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    var scopes = workspace.installation().scopes();
    response.getHeaders().put("X-OAuth-Scopes", String.join(",", scopes));
    answer
        .headers()
        .forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
    Content.Sink.write(response, true, answer.body(), exchange.callback());
  }

  private static void drop(Exchange exchange) {
    exchange.request().getConnectionMetaData().getConnection().getEndPoint().close();
    exchange.callback().failed(new IOException("dropped by a fault"));
  }
}
