package rollbackbot.app.services;

import java.util.List;
import java.util.Optional;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;

/**
 * The apps that incidents are shown for. That they exist was seen when the incident was opened: the
 * platform isn't asked, so that an incident is shown while the platform is slow or away.
 */
public record AppsOfIncidents(ConfiguredApps apps) implements Apps {

  @Override
  public Optional<App> find(AppName name) {
    return apps.withoutAsking(name);
  }

  @Override
  public List<AppName> names() {
    return apps.names();
  }
}
