package rollbackbot.scalingo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollbackbot.evidence.Observations;
import rollbackbot.release.AppEvent;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.apps.SimulatedTraffic;

class ObservationsOnFakeScalingoTest extends ObservationsContract {
  private final MovingClock clock = new MovingClock();
  private final FakeScalingo fake = new FakeScalingo(clock, 0, (_, _, _) -> Optional.empty());

  @BeforeEach
  void someTraffic() {
    fake.addApp(APP.name());
    fake.happens(
        APP.name(),
        app ->
            app.traffic()
                .from(
                    clock.instant().minus(Duration.ofDays(9)), new SimulatedTraffic.Level(6, 0.5)));
  }

  @AfterEach
  void close() {
    fake.close();
  }

  @Override
  Observations observations() {
    return Clients.account(fake.url(), fake.apiToken(), clock).observations();
  }

  @Test
  void aCrashIsAmongTheEvents() {
    fake.happens(APP.name(), app -> app.crash(clock.instant()));

    var events = observations().events(APP, clock.instant().minus(Duration.ofHours(1)));

    assertThat(events.reachesBack()).isTrue();
    assertThat(events.crashes())
        .containsExactly(new AppEvent.Crashed(clock.instant(), "deploy", false));
  }
}
