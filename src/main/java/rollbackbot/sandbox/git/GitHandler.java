package rollbackbot.sandbox.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rollbackbot.sandbox.git.ReceivedRequest.Authorization;

/**
 * HTTP in, Git out: finds the repository and the service, lets in or refuses, misbehaves as told.
 */
final class GitHandler extends Handler.Abstract {
  private final FakeGitHost host;

  GitHandler(FakeGitHost host) {
    this.host = host;
  }

  /** Where a request goes: a path of a repository, and what is wanted of it. */
  private record Target(String repository, GitService service) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var target = target(request);
    if (target.isEmpty()) {
      return text(response, callback, 404, "Not found.");
    }
    var service = target.get().service();
    var authorization = authorization(request);
    host.remember(new ReceivedRequest(service, target.get().repository(), authorization));
    var fault = host.nextFault(service, target.get().repository());
    if (fault.isPresent() && misbehaves(fault.get(), request, response, callback)) {
      return true;
    }
    if (host.login().isPresent() && authorization != Authorization.RIGHT) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"git\"");
      return text(response, callback, 401, "Invalid username or token.");
    }
    var hosted = host.find(target.get().repository());
    if (hosted.isEmpty()) {
      return text(response, callback, 404, "Repository not found.");
    }
    return serve(hosted.get(), service, fault, request, response, callback);
  }

  /** Whether the fault was an answer of its own; the others come after the work is done. */
  private static boolean misbehaves(
      Fault fault, Request request, Response response, Callback callback) {
    return switch (fault) {
      case Fault.Status(var code, var body, var retryAfter) -> {
        retryAfter.ifPresent(
            wait -> response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.toSeconds()));
        yield text(response, callback, code, body);
      }
      case Fault.Redirect(var to) -> {
        var location = to.resolve(request.getHttpURI().getPathQuery());
        response.getHeaders().put(HttpHeader.LOCATION, location.toString());
        yield text(response, callback, 302, "Moved.");
      }
      case Fault.LostRequest(var event) -> {
        event.run();
        yield hangUp(request, callback);
      }
      case Fault.LostAnswer _, Fault.Drip _ -> false;
    };
  }

  private static Optional<Target> target(Request request) {
    var path = Request.getPathInContext(request).substring(1);
    var query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
    return switch (request.getMethod() + " " + path.replaceFirst("^.*?\\.git/", "") + " " + query) {
      case "GET info/refs service=git-upload-pack" -> target(path, GitService.LIST_FOR_FETCH);
      case "GET info/refs service=git-receive-pack" -> target(path, GitService.LIST_FOR_PUSH);
      case "POST git-upload-pack " -> target(path, GitService.FETCH);
      case "POST git-receive-pack " -> target(path, GitService.PUSH);
      default -> Optional.empty();
    };
  }

  private static Optional<Target> target(String path, GitService service) {
    return Optional.of(new Target(path.replaceFirst("(?<=\\.git)/.*", ""), service));
  }

  private Authorization authorization(Request request) {
    var sent = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (sent == null) {
      return Authorization.ABSENT;
    }
    return host.login().filter(login -> isRight(sent, login)).isPresent()
        ? Authorization.RIGHT
        : Authorization.WRONG;
  }

  private static boolean isRight(String sent, FakeGitHost.Login login) {
    var pair = login.username() + ":" + login.token().reveal();
    var right = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return MessageDigest.isEqual(
        ("Basic " + right).getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private boolean serve(
      HostedRepository hosted,
      GitService service,
      Optional<Fault> fault,
      Request request,
      Response response,
      Callback callback)
      throws Exception {
    var answer = new ByteArrayOutputStream();
    var exchange =
        new GitExchange(hosted, host.pushRefusal(), request.getHeaders().get("Git-Protocol"));
    try (var in = body(request)) {
      exchange.serve(service, in, answer);
    }
    if (fault.isPresent() && fault.get() instanceof Fault.LostAnswer(var event)) {
      event.run();
      return hangUp(request, callback);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, GitExchange.contentType(service));
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    try (var out = Content.Sink.asOutputStream(response)) {
      if (fault.isPresent() && fault.get() instanceof Fault.Drip(var pause)) {
        drip(answer.toByteArray(), out, pause);
      } else {
        answer.writeTo(out);
      }
    }
    callback.succeeded();
    return true;
  }

  private static boolean hangUp(Request request, Callback callback) {
    request.getConnectionMetaData().getConnection().getEndPoint().close();
    callback.failed(new IOException("the connection is broken, as told"));
    return true;
  }

  private static InputStream body(Request request) throws IOException {
    var in = Request.asInputStream(request);
    return "gzip".equals(request.getHeaders().get(HttpHeader.CONTENT_ENCODING))
        ? new GZIPInputStream(in)
        : in;
  }

  private static void drip(byte[] answer, OutputStream out, Duration pause)
      throws IOException, InterruptedException {
    for (var one : answer) {
      out.write(one);
      out.flush();
      Thread.sleep(pause); // ends when the client has gone, or the host is stopped
    }
  }

  private static boolean text(Response response, Callback callback, int status, String text) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, text, callback);
    return true;
  }
}
