package rollbackbot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import rollbackbot.incident.IncidentId;

class LanesTest {
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final IncidentId HANGING = new IncidentId("hanging");
  private static final IncidentId OTHER = new IncidentId("other");

  private final AtomicReference<Duration> lived = new AtomicReference<>(Duration.ZERO);
  private final Lanes lanes = new Lanes(new Lanes.Places(1, 1, 2, 1), AGAIN, lived::get);

  private Optional<Duration> take(Duration time) {
    lived.accumulateAndGet(time, Duration::plus);
    return Optional.empty();
  }

  private Optional<Duration> works(IncidentId id) {
    return lanes.in(id, Optional::empty);
  }

  /** What another meets while one has hung for so long. */
  private Optional<Duration> meanwhile(Duration hanging, IncidentId other) {
    var met = new AtomicReference<Optional<Duration>>();
    lanes.in(
        HANGING,
        () -> {
          take(hanging);
          met.set(works(other));
          return Optional.empty();
        });
    return met.get();
  }

  @Test
  void whoFindsNoPlaceLooksAgain() {
    assertThat(meanwhile(Duration.ZERO, OTHER)).contains(AGAIN);
    assertThat(works(OTHER)).isEmpty();
  }

  @Test
  void whatTookLongHasPlacesOfItsOwn() {
    lanes.in(HANGING, () -> take(LONG));

    assertThat(meanwhile(Duration.ZERO, OTHER)).isEmpty();
  }

  @Test
  void whatTakesLongRightNowLeavesItsPlaceToOthers() {
    assertThat(meanwhile(LONG, OTHER)).isEmpty();
  }

  @Test
  void onlySoManyAreSlowAtOnce() {
    var another = new IncidentId("another");
    lanes.in(HANGING, () -> take(LONG));
    lanes.in(another, () -> take(LONG));

    assertThat(meanwhile(Duration.ZERO, another)).contains(AGAIN);
  }

  @Test
  void itIsAmongTheOthersAgainOnceItWentOnQuickly() {
    lanes.in(HANGING, () -> take(LONG));
    works(HANGING);
    assertThat(meanwhile(Duration.ZERO, OTHER)).contains(AGAIN);
  }

  @Test
  void whatWentOnQuicklyFindsAPlaceHoweverManyHang() {
    works(OTHER);
    var inner = new AtomicReference<Optional<Duration>>();

    lanes.in(
        HANGING,
        () -> {
          take(LONG);
          return lanes.in(
              new IncidentId("another"),
              () -> {
                take(LONG);
                assertThat(works(new IncidentId("a third"))).contains(AGAIN);
                inner.set(works(OTHER));
                return Optional.empty();
              });
        });

    assertThat(inner.get()).isEmpty();
  }

  @Test
  void aPlaceIsFreeAgainAfterAFault() {
    try {
      lanes.in(
          HANGING,
          () -> {
            throw new IllegalStateException("a fault");
          });
    } catch (IllegalStateException fault) {
      assertThat(fault).hasMessage("a fault");
    }

    assertThat(works(OTHER)).isEmpty();
  }
}
