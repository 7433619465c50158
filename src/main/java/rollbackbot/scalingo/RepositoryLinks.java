package rollbackbot.scalingo;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import rollbackbot.http.HostAndPort;
import rollbackbot.http.Trust;
import rollbackbot.once.Operation;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.source.CodeHost;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryLink;

/** The link between an app and its repository. */
final class RepositoryLinks {
  private static final String RESOURCE = "scm_repo_link";

  /** Names under which the public hosts answer with nothing but a redirect. */
  private static final Set<String> REDIRECTING = Set.of("www.github.com", "www.gitlab.com");

  private final AuthorizedCalls calls;
  private final Regions regions;

  RepositoryLinks(AuthorizedCalls calls, Regions regions) {
    this.calls = calls;
    this.regions = regions;
  }

  Optional<RepositoryLink> of(PlatformApp app) {
    var description = Operation.READ_LINK.of(app.name());
    return calls.send(
        Call.urgentRead("repository-link", description, url(app)),
        answer ->
            answer.isNotFound(RESOURCE)
                ? Optional.empty()
                : Optional.ofNullable(answer.json(LinkAnswer.class).scmRepoLink())
                    .map(wire -> link(wire, answer)));
  }

  /** Only the named field changes: the branch and the review apps stay as they are. */
  void setAutoDeploy(PlatformApp app, boolean enabled) {
    var description =
        (enabled ? Operation.TURN_AUTO_DEPLOY_ON : Operation.TURN_AUTO_DEPLOY_OFF).of(app.name());
    var body = Map.of(RESOURCE, Map.of("auto_deploy_enabled", enabled));
    calls.send(
        Call.write("set-auto-deploy", description, "PATCH", url(app), body),
        answer -> {
          answer.requireSuccess();
          return true;
        });
  }

  private HttpUrl url(PlatformApp app) {
    return regions.apps(app.region(), app.name(), RESOURCE);
  }

  private static RepositoryLink link(Wire wire, Answer answer) {
    var owner = answer.present(wire.owner(), "the repository's owner");
    var name = answer.present(wire.repo(), "the repository's name");
    var told = told(wire).map(url -> withoutRepository(url, owner, name));
    var root = told.or(() -> hostOfType(wire.scmType()));
    return new RepositoryLink(
        owner,
        name,
        told.map(url -> HostAndPort.of(url) + path(url)),
        root.map(url -> repository(url, owner, name)),
        selfHosted(wire.scmType()),
        Optional.ofNullable(wire.branch()).filter(branch -> !branch.isBlank()),
        Boolean.TRUE.equals(wire.autoDeployEnabled()));
  }

  /**
   * The address of the Git host where the link tells it: in {@code url}, which is undocumented, but
   * in the official Go and JavaScript clients. What the type stands for is a guess beside it.
   */
  private static Optional<HttpUrl> told(Wire wire) {
    return Optional.ofNullable(wire.url())
        .filter(url -> !url.isBlank())
        .map(url -> url.contains("://") ? url : "https://" + url)
        .flatMap(url -> Optional.ofNullable(HttpUrl.parse(url)))
        .map(url ->
            REDIRECTING.contains(url.host()) ? url.newBuilder().host(bare(url)).build() : url);
  }

  private static String bare(HttpUrl url) {
    return url.host().substring("www.".length());
  }

  /** What runs on a host of one's own (Scalingo docs: SCM integrations, {@code scm_type}). */
  private static Optional<CodeHost> selfHosted(@Nullable String type) {
    return switch (type) {
      case "github-enterprise" -> Optional.of(CodeHost.GITHUB);
      case "gitlab-self-hosted" -> Optional.of(CodeHost.GITLAB);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<HttpUrl> hostOfType(@Nullable String type) {
    return switch (type) {
      case "github" -> Optional.of(HttpUrl.get("https://github.com"));
      case "gitlab" -> Optional.of(HttpUrl.get("https://gitlab.com"));
      case null, default -> Optional.empty();
    };
  }

  /** The path below which a host keeps its repositories, without a slash at its end. */
  private static String path(HttpUrl root) {
    return root.encodedPath().replaceFirst("/+$", "");
  }

  /** The root, also where the link tells the repository's own page. */
  private static HttpUrl withoutRepository(HttpUrl url, String owner, String name) {
    var page = Pattern.compile("(?i)/" + Pattern.quote(owner + "/" + name) + "(\\.git)?/*$");
    var path = page.matcher(url.encodedPath()).replaceFirst("/");
    return url.newBuilder().encodedPath(path).query(null).fragment(null).build();
  }

  /** Always encrypted, except on this machine itself. */
  private static Repository repository(HttpUrl root, String owner, String name) {
    boolean local = !root.isHttps() && Trust.isThisMachine(root);
    var address = HttpUrl.get((local ? "http://" : "https://") + HostAndPort.of(root) + path(root));
    return new Repository(
        address
            .newBuilder()
            .addPathSegments(owner)
            .addPathSegments(name + ".git")
            .build()
            .toString());
  }

  record LinkAnswer(@Nullable Wire scmRepoLink) {}

  record Wire(
      @Nullable String owner,
      @Nullable String repo,
      @Nullable String branch,
      @Nullable String scmType,
      @Nullable String url,
      @Nullable Boolean autoDeployEnabled) {}
}
