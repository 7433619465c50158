package rollbackbot.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import rollbackbot.git.QuietSystem;
import rollbackbot.sandbox.http.LoopbackServer;
import rollbackbot.secret.Secret;
import rollbackbot.source.Repository;

/**
 * A Git host in this JVM: bare repositories below a folder, served over HTTP on 127.0.0.1 as {@code
 * /owner/name.git}, with the protocol's versions 0 and 2, and an API beside them. It can be told to
 * refuse and to fail.
 */
public final class FakeGitHost implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Path folder;
  private final LoopbackServer server;
  private final ConcurrentMap<String, HostedRepository> repositories = new ConcurrentHashMap<>();
  private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
  private final PlannedFaults<ReceivedRequest> faults = new PlannedFaults<>();
  private final HostApi api = new HostApi();
  private volatile Optional<String> pushRefusal = Optional.empty();
  private volatile Optional<Login> login = Optional.empty();

  /** Whom the host lets in. */
  record Login(String username, Secret token) {}

  /**
   * @param port 0 for any free one
   */
  public FakeGitHost(Path folder, int port) {
    QuietSystem.install();
    this.folder = folder;
    this.server = LoopbackServer.require("git-host", port);
  }

  public FakeGitHost start() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("making the folder " + folder, e);
    }
    server.serve(
        new Handler.Sequence(new ArchiveHandler(this), new ApiHandler(this), new GitHandler(this)));
    return this;
  }

  @Override
  public void close() {
    server.close();
  }

  /** Ends each connection that stands now; others are taken. */
  public void endConnections() {
    server.endConnections();
  }

  public int port() {
    return server.port();
  }

  /** Its API, which speaks as GitHub's does. */
  public HostApi api() {
    return api;
  }

  /** Where the API is, as {@code GIT_API_URL} names it. */
  public URI apiUrl() {
    return server.url().resolve(ApiHandler.ROOT);
  }

  public Repository address(String owner, String name) {
    return new Repository("%s/%s/%s.git".formatted(server.url(), owner, name));
  }

  /** A repository of this host, created empty when it isn't there yet. */
  public HostedRepository repository(String owner, String name) {
    if (!NAME.matcher(owner).matches() || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name for a repository: " + owner + "/" + name);
    }
    return repositories.computeIfAbsent(
        owner + "/" + name + ".git", path -> HostedRepository.at(folder.resolve(path)));
  }

  /** The repository of a path such as {@code acme/my-app.git}, where there is one. */
  Optional<HostedRepository> find(String path) {
    var parts = path.split("/", -1);
    if (parts.length != 2 || !parts[1].endsWith(".git")) {
      return Optional.empty();
    }
    boolean named = NAME.matcher(parts[0]).matches() && NAME.matcher(parts[1]).matches();
    if (!named || !Files.isDirectory(folder.resolve(path))) {
      return Optional.empty();
    }
    return Optional.of(
        repositories.computeIfAbsent(path, each -> HostedRepository.at(folder.resolve(each))));
  }

  /** Refuses every push from now on, as a pre-receive hook does, with these words. */
  public void refusePushes(String words) {
    pushRefusal = Optional.of(words);
  }

  public void acceptPushes() {
    pushRefusal = Optional.empty();
  }

  Optional<String> pushRefusal() {
    return pushRefusal;
  }

  /** Lets in nobody else from now on. */
  public void requireLogin(String username, Secret token) {
    login = Optional.of(new Login(username, token));
  }

  Optional<Login> login() {
    return login;
  }

  /** Misbehaves once, at the next request for one of these services; for any if none is named. */
  public void failNext(GitFault fault, GitService... services) {
    var meant = PlannedFaults.oneOf(List.of(services));
    faults.plan(fault, request -> meant.test(request.service()));
  }

  /** Misbehaves once, at the next request for this service of one repository. */
  public void failNextOf(Repository repository, GitFault fault, GitService service) {
    var path = URI.create(repository.url()).getPath().substring(1);
    faults.plan(
        fault, request -> request.service() == service && request.repository().equals(path));
  }

  Optional<GitFault> nextFault(ReceivedRequest request) {
    return faults.next(request);
  }

  void remember(ReceivedRequest request) {
    received.add(request);
  }

  /** Every request since the start, in order of arrival. */
  public List<ReceivedRequest> received() {
    return List.copyOf(received);
  }

  public long count(GitService service) {
    return received.stream().filter(request -> request.service() == service).count();
  }
}
