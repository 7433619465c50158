package rollbackbot.sandbox.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rollbackbot.sandbox.git.ReceivedRequest.SentCredentials;
import rollbackbot.sandbox.http.HttpExchange;

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
    var exchange = new FaultyExchange(new HttpExchange(request, response, callback));
    var target = target(request);
    if (target.isEmpty()) {
      return exchange.text(404, "Not found.");
    }
    var service = target.get().service();
    var authorization = authorization(request);
    var received = new ReceivedRequest(service, target.get().repository(), authorization);
    host.remember(received);
    var fault = host.nextFault(received);
    if (fault.isPresent() && exchange.misbehaves(fault.get())) {
      return true;
    }
    if (host.login().isPresent() && authorization != SentCredentials.RIGHT) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"git\"");
      return exchange.text(401, "Invalid username or token.");
    }
    var hosted = host.find(target.get().repository());
    if (hosted.isEmpty()) {
      return exchange.text(404, "Repository not found.");
    }
    return serve(hosted.get(), service, fault, exchange);
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

  private SentCredentials authorization(Request request) {
    var sent = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (sent == null) {
      return SentCredentials.ABSENT;
    }
    return host.login().filter(login -> isRight(sent, login)).isPresent()
        ? SentCredentials.RIGHT
        : SentCredentials.WRONG;
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
      Optional<GitFault> fault,
      FaultyExchange exchange)
      throws Exception {
    var answer = new ByteArrayOutputStream();
    var request = exchange.http().request();
    var git = new GitExchange(hosted, host.pushRefusal(), request.getHeaders().get("Git-Protocol"));
    try (var in = body(request)) {
      git.serve(service, in, answer);
    }
    if (exchange.lost(fault)) {
      return true;
    }
    var headers = exchange.http().response().getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, GitExchange.contentType(service));
    headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
    exchange.send(answer.toByteArray(), fault);
    return true;
  }

  private static InputStream body(Request request) throws IOException {
    var in = Request.asInputStream(request);
    return "gzip".equals(request.getHeaders().get(HttpHeader.CONTENT_ENCODING))
        ? new GZIPInputStream(in)
        : in;
  }
}
