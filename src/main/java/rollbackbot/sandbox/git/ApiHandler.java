package rollbackbot.sandbox.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import rollbackbot.sandbox.git.ReceivedRequest.SentCredentials;
import rollbackbot.sandbox.http.HttpExchange;

/**
 * The API, as far as GitHub's is needed (GitHub docs: rest/issues, rest/commits, rest/repos): finds
 * the operation, lets in or refuses, misbehaves as told.
 */
final class ApiHandler extends Handler.Abstract {
  static final String ROOT = "/api/v3";
  private static final Pattern PATH = Pattern.compile(ROOT + "/repos/([^/]+/[^/]+)/(.+)");
  private static final String BEARER = "Bearer ";

  private final FakeGitHost host;

  ApiHandler(FakeGitHost host) {
    this.host = host;
  }

  /**
   * What is asked.
   *
   * @param rest of the path, behind what names the operation
   */
  private record Target(ApiOperation operation, String repository, String rest) {}

  /** What is answered. */
  private record Reply(int status, String json) {}

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var exchange = new FaultyExchange(new HttpExchange(request, response, callback));
    if (!Request.getPathInContext(request).startsWith(ROOT + "/")) {
      return false;
    }
    var target = target(request);
    if (target.isEmpty()) {
      return exchange.json(404, ApiAnswers.message("Not Found"));
    }
    var operation = target.get().operation();
    var authorization = authorization(request);
    host.api().remember(new ReceivedCall(operation, target.get().repository(), authorization));
    var fault = host.api().nextFault(operation);
    if (fault.isPresent()
        && fault.get() instanceof GitFault.Status(var status, var words, var wait)) {
      wait.ifPresent(pause -> response.getHeaders().put(HttpHeader.RETRY_AFTER, pause.toSeconds()));
      return exchange.json(status, ApiAnswers.message(words));
    }
    if (fault.isPresent() && exchange.misbehaves(fault.get())) {
      return true;
    }
    var reply = reply(target.get(), authorization, request);
    if (exchange.lost(fault)) {
      return true;
    }
    response.setStatus(reply.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
    exchange.send(reply.json().getBytes(StandardCharsets.UTF_8), fault);
    return true;
  }

  private static Optional<Target> target(Request request) {
    var path = PATH.matcher(Request.getPathInContext(request));
    if (!path.matches()) {
      return Optional.empty();
    }
    var rest = path.group(2);
    var parts = rest.split("/", 2);
    var behind = parts.length == 2 ? parts[1] : "";
    var operation =
        switch (request.getMethod() + " " + parts[0]) {
          case "GET issues" -> Optional.of(ApiOperation.LIST_ISSUES);
          case "POST issues" -> Optional.of(ApiOperation.OPEN_ISSUE);
          case "GET compare" -> Optional.of(ApiOperation.COMPARE);
          default -> Optional.<ApiOperation>empty();
        };
    return operation.map(found -> new Target(found, path.group(1), behind));
  }

  private SentCredentials authorization(Request request) {
    var sent = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (sent == null) {
      return SentCredentials.ABSENT;
    }
    var right = host.api().token().map(token -> BEARER + token.reveal());
    return sent.startsWith(BEARER) && right.filter(token -> !token.equals(sent)).isEmpty()
        ? SentCredentials.RIGHT
        : SentCredentials.WRONG;
  }

  private Reply reply(Target target, SentCredentials authorization, Request request)
      throws IOException {
    var hosted = host.find(target.repository() + ".git");
    boolean isOpen = host.api().token().isEmpty();
    if (authorization == SentCredentials.WRONG) {
      return new Reply(401, ApiAnswers.message("Bad credentials"));
    }
    if (hosted.isEmpty() || (!isOpen && authorization == SentCredentials.ABSENT)) {
      return new Reply(404, ApiAnswers.message("Not Found"));
    }
    return switch (target.operation()) {
      case LIST_ISSUES -> list(target.repository(), Request.extractQueryParameters(request));
      case OPEN_ISSUE ->
          authorization == SentCredentials.ABSENT
              ? new Reply(401, ApiAnswers.message("Requires authentication"))
              : open(target.repository(), request);
      case COMPARE -> comparison(new HostedCode(hosted.get()), target);
    };
  }

  private Reply list(String repository, Fields query) {
    int size = number(query, "per_page", 30);
    var issues =
        host.api().issues(repository).stream()
            .skip((number(query, "page", 1) - 1L) * size)
            .limit(size)
            .toList();
    return new Reply(200, ApiAnswers.issues(issues, page(repository)));
  }

  private static int number(Fields query, String name, int otherwise) {
    return Optional.ofNullable(query.getValue(name)).map(Integer::valueOf).orElse(otherwise);
  }

  private String page(String repository) {
    return "http://127.0.0.1:%d/%s/issues/".formatted(host.port(), repository);
  }

  private Reply open(String repository, Request request) throws IOException {
    var asked = ApiAnswers.read(Content.Source.asString(request, StandardCharsets.UTF_8));
    var title = asked.path("title").asString("");
    if (title.isBlank()) {
      return new Reply(422, ApiAnswers.message("Validation Failed"));
    }
    List<String> labels =
        asked.path("labels").valueStream().map(label -> label.asString("")).toList();
    var issue = host.api().open(repository, title, asked.path("body").asString(""), labels);
    return new Reply(201, ApiAnswers.issue(issue, page(repository)));
  }

  private static Reply comparison(HostedCode code, Target target) {
    return code.comparison(target.rest())
        .map(json -> new Reply(200, json))
        .orElseGet(() -> new Reply(404, ApiAnswers.message("Not Found")));
  }
}
