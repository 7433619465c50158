package rollbackbot.sandbox.git;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import rollbackbot.sandbox.http.HttpExchange;

/**
 * The archives that everybody may get, where nobody needs to log in: below GitHub's address and
 * below GitLab's. Who isn't let in finds nothing, or the page to log in on, as on those hosts.
 */
final class ArchiveHandler extends Handler.Abstract {
  private static final Pattern GITHUB =
      Pattern.compile("/([^/]+)/([^/]+)/archive/([0-9a-f]{40})\\.tar\\.gz");
  private static final Pattern GITLAB =
      Pattern.compile("/([^/]+)/([^/]+)/-/archive/([0-9a-f]{40})/\\2-\\3\\.tar\\.gz");

  private static final Pattern GITHUB_API =
      Pattern.compile("/api/v3/repos/([^/]+)/([^/]+)/tarball/([0-9a-f]{40})");
  private static final Pattern GITLAB_API =
      Pattern.compile("/api/v4/projects/([^/]+)(?:/|%2F)([^/]+)/repository/archive\\.tar\\.gz");
  private static final Pattern KEPT = Pattern.compile("/kept/([^/]+)/([^/]+)/([0-9a-f]{40})");
  private static final String KEY = "key-of-the-kept-archive";

  private final FakeGitHost host;

  ArchiveHandler(FakeGitHost host) {
    this.host = host;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var exchange = new HttpExchange(request, response, callback);
    var path = Request.getPathInContext(request);
    var github = GITHUB.matcher(path);
    var gitlab = GITLAB.matcher(path);
    if (!request.getMethod().equals("GET")) {
      return false;
    }
    if (!github.matches() && !gitlab.matches()) {
      return ofApi(path, request, exchange);
    }
    var found = github.matches() ? github : gitlab;
    var archive =
        host.login().isPresent()
            ? Optional.<byte[]>empty()
            : host.find(found.group(1) + "/" + found.group(2) + ".git")
                .flatMap(hosted -> archive(hosted, found.group(2), found.group(3)));
    if (archive.isEmpty()) {
      return gitlab.matches() ? signIn(exchange) : exchange.answer(404, "text/html", "Not Found");
    }
    return send(archive.get(), exchange);
  }

  private static boolean send(byte[] archive, HttpExchange exchange) {
    exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-gzip");
    exchange.response().write(true, ByteBuffer.wrap(archive), exchange.callback());
    return true;
  }

  /** GitHub sends whoever may read the code elsewhere, where no token is needed any more. */
  private boolean ofApi(String path, Request request, HttpExchange exchange) {
    var github = GITHUB_API.matcher(path);
    var gitlab = GITLAB_API.matcher(path);
    var kept = KEPT.matcher(path);
    if (kept.matches()) {
      return KEY.equals(query(request, "key"))
          ? sent(kept.group(1), kept.group(2), kept.group(3), exchange)
          : exchange.answer(404, "text/plain", "Not Found");
    }
    if (!github.matches() && !gitlab.matches()) {
      return false;
    }
    var found = github.matches() ? github : gitlab;
    var commit = github.matches() ? github.group(3) : query(request, "sha");
    if (!isLetIn(exchange)) {
      return exchange.answer(404, "application/json", "{\"message\":\"404 Not Found\"}");
    }
    if (gitlab.matches()) {
      return sent(found.group(1), found.group(2), commit, exchange);
    }
    var elsewhere = "/kept/%s/%s/%s?key=%s".formatted(found.group(1), found.group(2), commit, KEY);
    return exchange.answer(302, "text/plain", Map.of("Location", elsewhere), "");
  }

  private static String query(Request request, String name) {
    try {
      return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name)).orElse("");
    } catch (Exception e) {
      throw new IllegalStateException("reading the query", e);
    }
  }

  private boolean isLetIn(HttpExchange exchange) {
    return host.login()
        .map(login ->
            exchange
                .header(HttpHeader.AUTHORIZATION)
                .filter(("Bearer " + login.token().reveal())::equals)
                .isPresent())
        .orElse(true);
  }

  private boolean sent(String owner, String name, String commit, HttpExchange exchange) {
    var archive =
        host.find(owner + "/" + name + ".git").flatMap(hosted -> archive(hosted, name, commit));
    return archive.isPresent()
        ? send(archive.get(), exchange)
        : exchange.answer(404, "application/json", "{\"message\":\"404 Not Found\"}");
  }

  private static Optional<byte[]> archive(HostedRepository hosted, String name, String commit) {
    return HostedArchive.of(hosted, commit, name + "-" + commit);
  }

  private static boolean signIn(HttpExchange exchange) {
    return exchange.answer(200, "text/html", "<html><body>Sign in</body></html>");
  }
}
