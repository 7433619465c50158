package rollbackbot.deploy;

import java.util.Optional;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.Environment;
import rollbackbot.release.App;
import rollbackbot.release.AppStatus;

/**
 * An app that restarts or is being scaled: the platform accepts no deployment until that is over
 * (Scalingo docs: apps), so there is no use in asking for one.
 */
final class BusyApp {
  private BusyApp() {}

  /**
   * Lets a deployment be asked for.
   *
   * @throws OutsideTrouble.Unavailable while the platform wouldn't accept it
   */
  static void requireNot(App app, Environment environment) {
    var busy = status(app, environment).filter(AppStatus::isBusy);
    if (busy.isPresent()) {
      throw new OutsideTrouble.Unavailable(
          app.platformApp().name()
              + " is "
              + busy.get().word()
              + " at Scalingo, which accepts no deployment meanwhile",
          Optional.empty());
    }
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
