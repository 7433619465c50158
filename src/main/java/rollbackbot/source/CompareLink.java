package rollbackbot.source;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page on which a Git host compares two commits. */
public final class CompareLink {
  private static final Pattern ENDING = Pattern.compile("(\\.git)?/*$");

  private CompareLink() {}

  /**
   * Empty for a host whose pages aren't known.
   *
   * @param selfHosted what the host runs, where it isn't one that everybody knows
   */
  public static Optional<URI> between(
      Repository repository, Optional<CodeHost> selfHosted, String older, String newer) {
    var uri = URI.create(repository.url());
    return known(uri)
        .or(() -> selfHosted.filter(_ -> uri.getRawAuthority() != null))
        .map(host -> URI.create(home(uri) + path(host) + older + "..." + newer));
  }

  private static Optional<CodeHost> known(URI uri) {
    return switch (Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT)) {
      case "github.com" -> Optional.of(CodeHost.GITHUB);
      case "gitlab.com" -> Optional.of(CodeHost.GITLAB);
      default -> Optional.empty();
    };
  }

  /** The repository's own page, which is where it is cloned from, without {@code .git}. */
  private static String home(URI uri) {
    return uri.getScheme()
        + "://"
        + uri.getRawAuthority()
        + ENDING.matcher(uri.getRawPath()).replaceFirst("");
  }

  private static String path(CodeHost host) {
    return switch (host) {
      case GITHUB -> "/compare/";
      case GITLAB -> "/-/compare/";
    };
  }
}
