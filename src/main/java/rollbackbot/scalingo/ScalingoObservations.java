package rollbackbot.scalingo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import rollbackbot.evidence.Observations;
import rollbackbot.evidence.RouterCount;
import rollbackbot.evidence.RouterPoint;
import rollbackbot.release.AppEvents;
import rollbackbot.release.PlatformApp;

/** What Scalingo tells of an app, without hurry, in the core's words. */
public final class ScalingoObservations implements Observations {
  private static final int MOST_PAGES_OF_EVENTS = 3;

  private final RouterStats router;
  private final Events events;

  ScalingoObservations(RouterStats router, Events events) {
    this.router = router;
    this.events = events;
  }

  @Override
  public List<RouterPoint> router(PlatformApp app, RouterCount count, Duration back) {
    return router.of(app, count, back);
  }

  @Override
  public AppEvents events(PlatformApp app, Instant since) {
    return events.datedSince(app, since, MOST_PAGES_OF_EVENTS);
  }
}
