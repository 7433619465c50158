package rollbackbot.githost;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import rollbackbot.http.Trust;
import rollbackbot.source.Repository;

/**
 * Where the API of a Git host is.
 *
 * @param url its root, such as {@code https://git.example/api/v4}
 */
public record ApiAddress(URI url, ApiKind kind) {

  public ApiAddress {
    if (Trust.written(url.toString()).isEmpty()) {
      throw new IllegalArgumentException("the API's address is https, or http on this machine");
    }
  }

  /** The API of a host that everybody knows; empty for any other. */
  public static Optional<ApiAddress> ofPublicHost(Repository repository) {
    return switch (host(repository.url())) {
      case "github.com:443" ->
          Optional.of(new ApiAddress(URI.create("https://api.github.com"), ApiKind.GITHUB));
      case "gitlab.com:443" ->
          Optional.of(new ApiAddress(URI.create("https://gitlab.com/api/v4"), ApiKind.GITLAB));
      default -> Optional.empty();
    };
  }

  /**
   * The kind that the address tells. By the path: GitHub Enterprise Server's API is at {@code
   * /api/v3}, GitLab's at {@code /api/v4} (GitHub docs: enterprise-server, getting started; GitLab
   * docs: api/rest). By the host: GitHub's own have no such path (GitHub docs: enterprise-cloud,
   * data residency).
   */
  public static Optional<ApiKind> kindOf(URI url) {
    var host = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
    if (host.equals("api.github.com") || host.endsWith(".ghe.com")) {
      return Optional.of(ApiKind.GITHUB);
    }
    return switch (withoutSlash(url.getPath()).replaceFirst("^.*/api/", "")) {
      case "v3" -> Optional.of(ApiKind.GITHUB);
      case "v4" -> Optional.of(ApiKind.GITLAB);
      default -> Optional.empty();
    };
  }

  /**
   * Whether it knows a repository: on its own host, or on the one that it is the {@code api.} of,
   * as with GitHub Enterprise Cloud. Elsewhere the same path may be another repository; so it may
   * beside the path below which this host lies.
   */
  public boolean serves(Repository repository) {
    var repositoryHost = host(repository.url());
    var own = host(url.toString());
    boolean sameHost = own.equals(repositoryHost) || own.equals("api." + repositoryHost);
    return sameHost
        && path(repository).regionMatches(true, 0, prefix() + "/", 0, prefix().length() + 1);
  }

  /** The path before {@code /api}, where the host is one among others below it; else empty. */
  String prefix() {
    var path = withoutSlash(url.getPath());
    return path.endsWith("/api/v3") || path.endsWith("/api/v4")
        ? path.substring(0, path.length() - "/api/v4".length())
        : "";
  }

  private static String path(Repository repository) {
    return Optional.ofNullable(HttpUrl.parse(repository.url()))
        .map(HttpUrl::encodedPath)
        .orElse("");
  }

  private static String withoutSlash(String path) {
    return path.replaceFirst("/+$", "");
  }

  /** With the port; empty for what is no address. */
  private static String host(String address) {
    return Optional.ofNullable(HttpUrl.parse(address))
        .map(url -> url.host() + ":" + url.port())
        .orElse("");
  }
}
