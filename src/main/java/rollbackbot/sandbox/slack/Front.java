package rollbackbot.sandbox.slack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The HTTP side: finds the method, lets faults and limits have their say, writes the answer. */
final class Front extends Handler.Abstract {
  private static final String API = "/api/";

  private final Workspace workspace;
  private final WebApi api;
  private final ResponseUrls responseUrls;
  private final RateLimits limits;
  private final Faults faults;
  private final Calls calls;
  private final InstantSource clock;

  Front(
      Workspace workspace,
      WebApi api,
      ResponseUrls responseUrls,
      RateLimits limits,
      Faults faults,
      Calls calls,
      InstantSource clock) {
    this.workspace = workspace;
    this.api = api;
    this.responseUrls = responseUrls;
    this.limits = limits;
    this.faults = faults;
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var path = Request.getPathInContext(request);
    if (path.startsWith(API)) {
      method(path.substring(API.length()), request, response, callback);
      return true;
    }
    if (path.startsWith("/commands/") || path.startsWith("/actions/")) {
      write(responseUrl(path, request), response, callback);
      return true;
    }
    return false;
  }

  private HttpAnswer responseUrl(String path, Request request) throws IOException {
    try {
      return responseUrls.post(path, arguments(request));
    } catch (MethodRefused refusal) {
      return HttpAnswer.text(400, refusal.error());
    }
  }

  private void method(String name, Request request, Response response, Callback callback)
      throws IOException, InterruptedException {
    Arguments arguments;
    try {
      arguments = arguments(request);
    } catch (MethodRefused refusal) {
      write(HttpAnswer.json(200, refusal.answer()), response, callback);
      return;
    }
    int call =
        calls.arrived(new Call(name, arguments.withoutToken(), clock.instant(), Optional.empty()));
    var token = token(request).or(() -> arguments.text("token"));
    var fault = faults.take(name);
    if (fault.isEmpty()) {
      var answer = perform(name, token, arguments, call);
      write(answer, response, callback);
      return;
    }
    switch (fault.get()) {
      case Fault.TooMany(var retryAfter) ->
          write(noted(call, "429", tooMany(retryAfter)), response, callback);
      case Fault.ServerError(var status) -> {
        var answer = HttpAnswer.text(status, "the played Slack is out of order");
        write(noted(call, Integer.toString(status), answer), response, callback);
      }
      case Fault.Refuse(var error) -> {
        var answer = HttpAnswer.json(200, MethodRefused.because(error).answer());
        write(noted(call, error, answer), response, callback);
      }
      case Fault.DropBefore() -> {
        calls.answered(call, "dropped");
        drop(request, callback);
      }
      case Fault.DropAfter() -> {
        perform(name, token, arguments, call);
        drop(request, callback);
      }
      case Fault.DelayBefore(var delay) -> {
        Thread.sleep(delay);
        write(perform(name, token, arguments, call), response, callback);
      }
      case Fault.DelayAfter(var delay) -> {
        var answer = perform(name, token, arguments, call);
        Thread.sleep(delay);
        write(answer, response, callback);
      }
    }
  }

  private HttpAnswer perform(String name, Optional<String> token, Arguments arguments, int call) {
    try {
      api.admit(name, token);
      var wait = limits.take(name, arguments.text("channel").orElse(""));
      if (wait.isPresent()) {
        return noted(call, "429", tooMany(wait.get()));
      }
      var answer = api.call(name, arguments);
      return noted(call, answer.path("error").asString("ok"), HttpAnswer.json(200, answer));
    } catch (MethodRefused refusal) {
      return noted(call, refusal.error(), HttpAnswer.json(200, refusal.answer()));
    }
  }

  private HttpAnswer noted(int call, String outcome, HttpAnswer answer) {
    calls.answered(call, outcome);
    return answer;
  }

  /** Retry-After counts whole seconds, and never says zero. */
  private static HttpAnswer tooMany(Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return HttpAnswer.json(429, MethodRefused.because("ratelimited").answer())
        .with(Map.of("Retry-After", Long.toString(seconds)));
  }

  private static Optional<String> token(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
        .filter(value -> value.startsWith("Bearer "))
        .map(value -> value.substring("Bearer ".length()));
  }

  private static Arguments arguments(Request request) throws IOException {
    var type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
    var query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    return Arguments.parse(type, query, Content.Source.asString(request, StandardCharsets.UTF_8));
  }

  private void write(HttpAnswer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    response
        .getHeaders()
        .put("X-OAuth-Scopes", String.join(",", workspace.installation().scopes()));
    answer
        .headers()
        .forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
    Content.Sink.write(response, true, answer.body(), callback);
  }

  private static void drop(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new IOException("dropped by a fault"));
  }
}
