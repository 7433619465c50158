package rollbackbot.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.AppEvents;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;

/**
 * What the hosting platform tells of an app, asked for without hurry: nothing here takes calls that
 * a question or a rollback needs. Trouble on the way is an {@link OutsideTrouble}.
 */
public interface Observations {

  /**
   * What the router counted lately, in whatever steps the platform keeps; one call.
   *
   * @param back at least so far back, where the platform keeps it
   * @return in no order that can be relied on; without points that have no date or no number
   */
  List<RouterPoint> router(PlatformApp app, RouterCount count, Duration back);

  /** The variables of an app, without their values; one call. */
  List<VariableSeen> variables(PlatformApp app);

  /**
   * The databases that the app may use: its own, and all dedicated ones that our account sees,
   * since it isn't told which app uses them; two calls.
   */
  List<String> databases(PlatformApp app);

  /**
   * What happened to the app since a moment; two calls at the most. What isn't dated is left out,
   * and then older ones may be missing.
   */
  AppEvents events(PlatformApp app, Instant since);

  /** How the app is at the platform; one call. */
  AppStatus status(PlatformApp app);
}
