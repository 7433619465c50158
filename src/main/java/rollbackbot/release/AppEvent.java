package rollbackbot.release;

import java.time.Instant;
import java.util.List;

/** Something that happened to an app, as the platform's history of events tells it. */
public sealed interface AppEvent {
  Instant at();

  /** Who did it, as the platform names people and itself; empty where it doesn't tell. */
  String by();

  /** Variables were created, changed or deleted; their values are never read. */
  record VariablesChanged(Instant at, String by, List<String> names) implements AppEvent {}

  /** The link to the repository was changed; what auto-deploy is since. */
  record AutoDeploySwitched(Instant at, String by, boolean on) implements AppEvent {}

  /** Containers were restarted. */
  record Restarted(Instant at, String by) implements AppEvent {}

  /**
   * A container ended by itself.
   *
   * @param repeatedly whether the platform tells several crashes as one event
   */
  record Crashed(Instant at, String by, boolean repeatedly) implements AppEvent {}

  /** The system that the app is built on from now on was changed; nothing is built by that. */
  record StackChanged(Instant at, String by, String then, String now) implements AppEvent {}
}
