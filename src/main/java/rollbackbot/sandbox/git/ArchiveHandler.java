package rollbackbot.sandbox.git;

import java.nio.ByteBuffer;
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
    if (!request.getMethod().equals("GET") || !(github.matches() || gitlab.matches())) {
      return false;
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
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-gzip");
    response.write(true, ByteBuffer.wrap(archive.get()), callback);
    return true;
  }

  private static Optional<byte[]> archive(HostedRepository hosted, String name, String commit) {
    return HostedArchive.of(hosted, commit, name + "-" + commit);
  }

  private static boolean signIn(HttpExchange exchange) {
    return exchange.answer(200, "text/html", "<html><body>Sign in</body></html>");
  }
}
