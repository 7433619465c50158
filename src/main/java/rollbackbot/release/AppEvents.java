package rollbackbot.release;

import java.util.List;
import java.util.stream.Stream;

/**
 * What happened to an app since a moment.
 *
 * @param newestFirst what is known of it
 * @param reachesBack whether that is all, back to the moment; false: older ones weren't looked at
 */
public record AppEvents(List<AppEvent> newestFirst, boolean reachesBack) {

  /** Those that changed variables. */
  public Stream<AppEvent.VariablesChanged> variableChanges() {
    return newestFirst.stream()
        .filter(AppEvent.VariablesChanged.class::isInstance)
        .map(AppEvent.VariablesChanged.class::cast);
  }

  /** Those that tell what auto-deploy is since. */
  public Stream<AppEvent.AutoDeploySwitched> autoDeploySwitches() {
    return newestFirst.stream()
        .filter(AppEvent.AutoDeploySwitched.class::isInstance)
        .map(AppEvent.AutoDeploySwitched.class::cast);
  }

  /** Those in which a container ended by itself. */
  public Stream<AppEvent.Crashed> crashes() {
    return newestFirst.stream()
        .filter(AppEvent.Crashed.class::isInstance)
        .map(AppEvent.Crashed.class::cast);
  }

  /** Those that changed what the app is built on. */
  public Stream<AppEvent.StackChanged> stackChanges() {
    return newestFirst.stream()
        .filter(AppEvent.StackChanged.class::isInstance)
        .map(AppEvent.StackChanged.class::cast);
  }
}
