package rollbackbot.source;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What tells one repository from another: host and path, however they were written. Hosts of Git
 * ignore the case of both, and {@code .git} at the end.
 *
 * @param host with the port where it isn't the scheme's usual one
 * @param path such as {@code acme/my-app}, {@code group/sub/app}, or {@code gitlab/acme/my-app} on
 *     a host whose Git server lies below a path
 */
public record RepositoryAddress(String host, String path) {

  public static RepositoryAddress of(Repository repository) {
    var url = URI.create(repository.url());
    return of(host(url), url.getPath());
  }

  /**
   * The address of a repository on a host that is known by its root.
   *
   * @param root the host, with its port and the path below which it keeps its repositories
   */
  public static RepositoryAddress of(String root, String owner, String name) {
    int slash = (root + "/").indexOf('/');
    return of(root.substring(0, slash), root.substring(slash) + "/" + owner + "/" + name);
  }

  private static RepositoryAddress of(String host, String path) {
    var parts =
        Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).collect(Collectors.toList());
    if (!parts.isEmpty()) {
      parts.add(parts.removeLast().replaceFirst("(?i)\\.git$", ""));
    }
    return new RepositoryAddress(
        host.toLowerCase(Locale.ROOT), String.join("/", parts).toLowerCase(Locale.ROOT));
  }

  /** Whether the other is the same on its host, below whatever path that host keeps it. */
  public boolean endsLike(RepositoryAddress other) {
    return ("/" + path).endsWith("/" + other.path);
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public boolean hasPathOf(RepositoryAddress other) {
    return path.equals(other.path);
  }

  private static String host(URI url) {
    var host = Optional.ofNullable(url.getHost()).orElse("");
    int usual = "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    return url.getPort() < 0 || url.getPort() == usual ? host : host + ":" + url.getPort();
  }
}
