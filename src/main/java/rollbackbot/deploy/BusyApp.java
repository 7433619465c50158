package rollbackbot.deploy;

import java.util.Optional;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.once.OutsideTrouble.Unavailable;
import rollbackbot.outside.Environment;
import rollbackbot.release.App;
import rollbackbot.release.AppStatus;

/**
 * An app that restarts or is being scaled: the platform accepts no deployment until that is over
 * (Scalingo docs: apps). With which status it refuses one is documented nowhere, so the app's own
 * status is read once one was refused.
 */
final class BusyApp {
  private BusyApp() {}

  /** Why the platform accepts no deployment right now, where that is why. */
  static Optional<Unavailable> trouble(App app, Environment environment) {
    return status(app, environment)
        .filter(AppStatus::isBusy)
        .map(busy ->
            new Unavailable(
                app.platformApp().name()
                    + " is "
                    + busy.word()
                    + " at Scalingo, which accepts no deployment meanwhile",
                Optional.empty()));
  }

  /** What can't be told hinders nothing: the platform itself refuses what it doesn't accept. */
  private static Optional<AppStatus> status(App app, Environment environment) {
    try {
      return Optional.of(environment.status(app.platformApp()));
    } catch (OutsideTrouble untold) {
      return Optional.empty();
    }
  }
}
