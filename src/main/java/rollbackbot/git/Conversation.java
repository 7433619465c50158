package rollbackbot.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import rollbackbot.once.OutsideTrouble;

/**
 * One operation with one remote, over HTTP: its credentials, its deadline, and the first trouble
 * that ended it. JGit keeps neither the body of an error nor its headers, and asks again by itself
 * after some; so trouble is noted here, where it is seen, and nothing more is sent after it.
 */
final class Conversation implements HttpConnectionFactory, AutoCloseable {
  private final OkHttpClient http;
  private final RemoteAddress address;
  private final Optional<String> authorization;
  private final Answers answers;
  private final String userAgent;
  private final Deadline deadline;
  private final long most;
  private final List<Response> open = new ArrayList<>();
  private Optional<OutsideTrouble> trouble = Optional.empty();
  private boolean pushed;

  /**
   * @param most so many bytes of the remote's files are taken
   */
  Conversation(
      OkHttpClient http,
      RemoteAddress address,
      Optional<String> authorization,
      Answers answers,
      String userAgent,
      Deadline deadline,
      long most) {
    this.http = http;
    this.address = address;
    this.authorization = authorization;
    this.answers = answers;
    this.userAgent = userAgent;
    this.deadline = deadline;
    this.most = most;
  }

  /** A connection of JGit's to the remote, for a repository on our side. */
  Transport transport(Repository local) throws NotSupportedException, TransportException {
    var transport = Transport.open(local, uri());
    ((TransportHttp) transport).setHttpConnectionFactory(this);
    return transport;
  }

  Optional<OutsideTrouble> trouble() {
    return trouble;
  }

  /** How many bytes of the remote's files are taken. */
  long most() {
    return most;
  }

  /** Whether it ended because there was more. */
  boolean endedAtItsLimit() {
    return trouble.filter(it -> it.getCause() instanceof OkHttpGitConnection.TooLong).isPresent();
  }

  /** What an exception of JGit's means: the trouble noted on the way, or what JGit itself says. */
  OutsideTrouble explain(IOException cause) {
    return trouble.orElseGet(() -> answers.notUnderstood(pushed, cause));
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    if (trouble.isPresent()) {
      throw new ConversationEnded(trouble.get());
    }
    var target = Optional.ofNullable(HttpUrl.get(url)).filter(address::hasOriginOf);
    if (target.isEmpty()) {
      throw end(answers.redirectedTo(url.getHost()));
    }
    return new OkHttpGitConnection(this, target.get());
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return create(url); // OkHttp asks for the proxy itself
  }

  Response exchange(Request request) throws IOException {
    long left = deadline.remaining().toNanos();
    if (left <= 0) {
      throw end(answers.tooLate(isPush(request)));
    }
    var builder = request.newBuilder();
    authorization.ifPresent(value -> builder.header("Authorization", value));
    builder.header("User-Agent", userAgent);
    var call = http.newCall(builder.build());
    // spans the whole call, the reading of its answer too: a slow drip ends as well
    call.timeout().timeout(left, TimeUnit.NANOSECONDS);
    pushed |= isPush(request);
    Response response;
    try {
      response = call.execute();
    } catch (IOException e) {
      throw broken(request, e);
    }
    open.add(response);
    var refusal = judge(response);
    if (refusal.isPresent()) {
      throw end(refusal.get());
    }
    return response;
  }

  private Optional<OutsideTrouble> judge(Response response) throws ConversationEnded {
    try {
      return answers.trouble(response, isPush(response.request()), authorization.isPresent());
    } catch (IOException e) {
      throw broken(response.request(), e);
    }
  }

  /** Notes that the answer to a request ended before its end, or never began. */
  ConversationEnded broken(Request request, IOException cause) {
    return end(answers.broken(isPush(request), cause));
  }

  @Override
  public void close() {
    open.forEach(Response::close);
  }

  private ConversationEnded end(OutsideTrouble found) {
    if (trouble.isEmpty()) {
      trouble = Optional.of(found);
    }
    return new ConversationEnded(trouble.get());
  }

  /** Only this one changes anything on the host. */
  private static boolean isPush(Request request) {
    return request.method().equals("POST")
        && request.url().encodedPath().endsWith("/git-receive-pack");
  }

  private URIish uri() {
    try {
      return new URIish(address.toString());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("parsed already: " + address, e);
    }
  }

  /** A {@link SocketException}, because after any other JGit sends the same request again. */
  static final class ConversationEnded extends SocketException {
    ConversationEnded(OutsideTrouble trouble) {
      super(trouble.getMessage());
    }
  }
}
