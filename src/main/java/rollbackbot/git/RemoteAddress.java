package rollbackbot.git;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import rollbackbot.http.Trust;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.source.Repository;

/**
 * Where a repository is: {@code https}, or {@code http} on this machine, and no credentials in it.
 */
record RemoteAddress(HttpUrl url) {
  private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z+]+://)?.*@");
  private static final Pattern QUERY = Pattern.compile("[?#].*");

  static RemoteAddress of(Repository repository) {
    var url = Optional.ofNullable(HttpUrl.parse(repository.url()));
    if (url.isEmpty()) {
      throw refused(repository, "is no https address");
    }
    var parsed = url.get();
    if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
      throw refused(repository, "has credentials in it; GIT_TOKEN is the place for them");
    }
    if (parsed.query() != null || parsed.fragment() != null) {
      throw refused(repository, "has a query or a fragment");
    }
    if (!Trust.allows(parsed)) {
      throw refused(repository, "is not https, and http is for this machine only");
    }
    return new RemoteAddress(parsed);
  }

  /** Whether an address is on the same host, port and scheme. */
  boolean hasOriginOf(HttpUrl other) {
    return Trust.isSameOrigin(url, other);
  }

  @Override
  public String toString() {
    return url.toString();
  }

  private static OutsideTrouble.Refused refused(Repository repository, String why) {
    return new OutsideTrouble.Refused(
        "the repository's address " + withoutSecrets(repository.url()) + " " + why, 0, why);
  }

  private static String withoutSecrets(String text) {
    var bare = USER_INFO.matcher(text).replaceFirst("$1");
    return HostWords.line(QUERY.matcher(bare).replaceFirst(""));
  }
}
