package rollbackbot.githost;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import rollbackbot.rollback.Repository;

/**
 * A repository as the API of its host knows it.
 *
 * @param path such as {@code acme/my-app}; GitLab's groups may be nested
 * @param host of the repository, {@code host:port}
 */
record Project(ApiAddress api, String path, HostAndPort host) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|::1");
  private static final Pattern GITHUB_PATH = Pattern.compile("[^/]+/[^/]+");
  private static final Pattern GITLAB_PATH = Pattern.compile("[^/]+(/[^/]+)+");

  /** A host and its port, and whether that is the default one of the scheme. */
  record HostAndPort(String host, int port, boolean isUsualPort) {
    static HostAndPort of(HttpUrl url) {
      var host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
      return new HostAndPort(host, url.port(), url.port() == HttpUrl.defaultPort(url.scheme()));
    }

    @Override
    public String toString() {
      return isUsualPort ? host : host + ":" + port;
    }
  }

  /** Empty where no API that we know serves the repository. */
  static Optional<Project> of(Repository repository, Optional<ApiAddress> selfHosted) {
    return Optional.ofNullable(HttpUrl.parse(repository.url()))
        .filter(Project::isTrusted)
        .flatMap(url ->
            ApiAddress.ofPublicHost(repository)
                .or(() -> selfHosted.filter(address -> address.serves(repository)))
                .flatMap(api -> of(url, api)));
  }

  private static Optional<Project> of(HttpUrl url, ApiAddress api) {
    var path =
        ("/" + String.join("/", url.pathSegments()))
            .replaceFirst("/+$", "")
            .replaceFirst("\\.git$", "")
            .replaceFirst("(?i)^" + Pattern.quote(api.prefix() + "/"), "");
    var form = api.kind() == ApiKind.GITHUB ? GITHUB_PATH : GITLAB_PATH;
    return Optional.of(path)
        .filter(found -> form.matcher(found).matches())
        .map(found -> new Project(api, found, HostAndPort.of(url)));
  }

  /** What a token may travel to: encrypted, or on this machine; no other credentials in it. */
  private static boolean isTrusted(HttpUrl url) {
    boolean safe = url.isHttps() || LOOPBACK.matcher(url.host()).matches();
    return safe && url.username().isEmpty() && url.password().isEmpty();
  }

  /** An address of the API, to which the resource's parts are added. */
  HttpUrl.Builder url() {
    return HttpUrl.get(api.url().toString()).newBuilder();
  }

  @Override
  public String toString() {
    return path;
  }
}
