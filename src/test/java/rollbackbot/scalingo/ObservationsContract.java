package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.scalingo.StubbedScalingo.trouble;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import rollbackbot.evidence.Observations;
import rollbackbot.evidence.RouterCount;
import rollbackbot.evidence.RouterPoint;
import rollbackbot.once.OutsideTrouble.Refused;
import rollbackbot.release.AppStatus;
import rollbackbot.release.PlatformApp;

/** What the real client makes of an app's metrics, simulated or in the documented form. */
abstract class ObservationsContract {
  static final PlatformApp APP = Clients.APP;
  static final PlatformApp UNKNOWN = new PlatformApp("no-such-app", "osc-fr1");
  static final Duration TWO_DAYS = Duration.ofHours(48);

  abstract Observations observations();

  private List<RouterPoint> points(RouterCount count) {
    return observations().router(APP, count, TWO_DAYS);
  }

  @Test
  void requestsComeInStepsOfFourteenMinutesForTwoDays() {
    var points = points(RouterCount.REQUESTS);

    assertThat(points)
        .hasSizeGreaterThan(3)
        .isSortedAccordingTo(Comparator.comparing(RouterPoint::at));
    assertThat(Duration.between(points.get(0).at(), points.get(1).at()))
        .isEqualTo(Duration.ofMinutes(14));
    assertThat(points).allSatisfy(point -> assertThat(point.perMinute()).isBetween(5.0, 8.0));
  }

  @Test
  void failuresAreCountedApart() {
    assertThat(points(RouterCount.SERVER_ERRORS))
        .hasSizeGreaterThan(3)
        .allSatisfy(point -> assertThat(point.perMinute()).isEqualTo(0.5));
  }

  @Test
  void howTheAppIsComesInThePlatformsWord() {
    assertThat(observations().status(APP)).matches(AppStatus::isCalm);
  }

  @Test
  void anUnknownAppIsRefused() {
    var observations = observations();

    assertThat(
            trouble(
                Refused.class, () -> observations.router(UNKNOWN, RouterCount.REQUESTS, TWO_DAYS)))
        .hasMessage("reading the requests of no-such-app: 404, app not found");
  }
}
