package rollbackbot.app;

import java.util.List;
import java.util.Optional;
import rollbackbot.app.config.Configuration;
import rollbackbot.rollback.App;
import rollbackbot.rollback.AppName;
import rollbackbot.rollback.Apps;

/**
 * The apps that incidents are about. That they exist was seen when the incident was opened: the
 * platform isn't asked again, so that an incident is shown and goes on while the platform is away.
 */
record AppsOfIncidents(Configuration configuration) implements Apps {

  @Override
  public Optional<App> find(AppName name) {
    return configuration
        .apps()
        .map(named -> Optional.ofNullable(named.get(name)))
        .orElseGet(() -> Optional.of(configuration.unnamedApp(name)));
  }

  @Override
  public List<AppName> names() {
    return configuration.apps().map(named -> List.copyOf(named.keySet())).orElse(List.of());
  }
}
