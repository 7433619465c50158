package rollbackbot.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rollbackbot.app.config.Configuration;
import rollbackbot.rollback.App;
import rollbackbot.rollback.AppName;
import rollbackbot.rollback.Apps;
import rollbackbot.rollback.Platform;

/** The apps of the configuration; without any, those that our account reaches. */
final class ConfiguredApps implements Apps {
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Configuration configuration;
  private final Platform platform;
  private final InstantSource clock;
  private final Map<AppName, Instant> seen = new ConcurrentHashMap<>();

  ConfiguredApps(Configuration configuration, Platform platform, InstantSource clock) {
    this.configuration = configuration;
    this.platform = platform;
    this.clock = clock;
  }

  @Override
  public Optional<App> find(AppName name) {
    if (configuration.apps().isPresent()) {
      return Optional.ofNullable(configuration.apps().get().get(name));
    }
    var app = configuration.unnamedApp(name);
    return exists(app) ? Optional.of(app) : Optional.empty();
  }

  private boolean exists(App app) {
    var now = clock.instant();
    if (seen.getOrDefault(app.name(), Instant.MIN).isAfter(now)) {
      return true;
    }
    boolean exists = platform.exists(app.platformApp());
    if (exists) {
      seen.put(app.name(), now.plus(FRESH));
    }
    return exists;
  }

  @Override
  public List<AppName> names() {
    if (configuration.apps().isPresent()) {
      return List.copyOf(configuration.apps().get().keySet());
    }
    return platform.appNames(configuration.scalingo().region()).stream()
        .filter(AppName::isValid)
        .map(AppName::new)
        .toList();
  }
}
