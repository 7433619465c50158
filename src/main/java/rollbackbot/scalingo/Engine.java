package rollbackbot.scalingo;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of databases that the platform runs, by one name each. */
final class Engine {
  private static final Set<String> KNOWN =
      Set.of("postgresql", "mysql", "mongodb", "redis", "opensearch", "elasticsearch", "influxdb");

  private Engine() {}

  /**
   * The engine that a text of the platform stands for; empty where it is no database. Older answers
   * have {@code scalingo-redis}, dedicated databases {@code postgresql-ng} (both in the docs).
   */
  static Optional<String> named(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .map(name -> name.replaceFirst("^scalingo-", "").replaceFirst("-ng$", ""))
        .filter(KNOWN::contains);
  }
}
