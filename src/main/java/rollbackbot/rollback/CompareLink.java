package rollbackbot.rollback;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page on which a known Git host compares two commits. */
final class CompareLink {
  private static final Pattern ENDING = Pattern.compile("(\\.git)?/*$");

  private CompareLink() {}

  /** Empty for a host whose pages aren't known. */
  static Optional<URI> between(Repository repository, String older, String newer) {
    var uri = URI.create(repository.url());
    var host = Optional.ofNullable(uri.getHost()).orElse("");
    var home = "https://" + host + ENDING.matcher(uri.getPath()).replaceFirst("");
    return switch (host) {
      case "github.com" -> Optional.of(URI.create(home + "/compare/" + older + "..." + newer));
      case "gitlab.com" -> Optional.of(URI.create(home + "/-/compare/" + older + "..." + newer));
      default -> Optional.empty();
    };
  }
}
