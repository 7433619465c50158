package rollbackbot.githost;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import rollbackbot.http.HostAndPort;
import rollbackbot.http.Trust;
import rollbackbot.source.Repository;

/**
 * A repository as the API of its host knows it.
 *
 * @param path such as {@code acme/my-app}; GitLab's groups may be nested
 * @param host of the repository
 */
record Project(ApiAddress api, String path, HostAndPort host) {
  private static final Pattern GITHUB_PATH = Pattern.compile("[^/]+/[^/]+");
  private static final Pattern GITLAB_PATH = Pattern.compile("[^/]+(/[^/]+)+");

  /** Empty where no API that we know serves the repository. */
  static Optional<Project> of(Repository repository, Optional<ApiAddress> selfHosted) {
    return Optional.ofNullable(HttpUrl.parse(repository.url()))
        .filter(Trust::allows)
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

  /** An address of the API, to which the resource's parts are added. */
  HttpUrl.Builder url() {
    return HttpUrl.get(api.url().toString()).newBuilder();
  }

  @Override
  public String toString() {
    return path;
  }
}
