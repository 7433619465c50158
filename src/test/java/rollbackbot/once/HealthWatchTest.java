package rollbackbot.once;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.once.HealthWatch.Finding;

/** Healthy is what living processes saw again and again for long enough. */
class HealthWatchTest {
  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
  private static final URI ADDRESS = URI.create("https://my-app.example/health");
  private static final HealthTiming TIMING =
      new HealthTiming(
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofMinutes(5));

  private Instant now = START;
  private boolean good = true;
  private Optional<Instant> healthySince = Optional.empty();
  private HealthWatch watch = process();

  @Test
  void thirtySecondsOfGoodAnswersAreHealthy() {
    look(Duration.ZERO);
    for (int look = 1; look < 10; look++) {
      assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.Undecided.class);
    }

    assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.Healthy.class);
  }

  @Test
  void aTimeThatNobodyWatchedCountsNothing() {
    look(Duration.ZERO);

    assertThat(look(Duration.ofSeconds(35))).isInstanceOf(Finding.Undecided.class);
  }

  /** Else people read that it passed for longer than it takes, and is still watched. */
  @Test
  void aTimeThatNobodyWatchedIsABreak() {
    look(Duration.ZERO);
    look(Duration.ofSeconds(3));

    look(Duration.ofSeconds(35));

    assertThat(healthySince).contains(now);
  }

  /** As on a machine that is put to sleep. */
  @Test
  void aLongTimeThatNobodyWatchedMakesNothingUnhealthy() {
    look(Duration.ZERO);

    assertThat(look(Duration.ofHours(1))).isInstanceOf(Finding.Undecided.class);
    for (int look = 1; look < 10; look++) {
      assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.Undecided.class);
    }
    assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.Healthy.class);
  }

  @Test
  void theFirstBadAnswerAfterALongTimeIsNotTheLastWord() {
    look(Duration.ZERO);
    good = false;

    assertThat(look(Duration.ofHours(1))).isInstanceOf(Finding.Undecided.class);
  }

  @Test
  void aNewProcessBeginsAnew() {
    look(Duration.ZERO);
    for (int look = 1; look < 9; look++) {
      look(Duration.ofSeconds(3));
    }
    now = now.plusSeconds(35);
    watch = process();

    for (int look = 0; look < 10; look++) {
      assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.Undecided.class);
    }
    assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.Healthy.class);
  }

  @Test
  void aBadAnswerBeginsAnew() {
    look(Duration.ZERO);
    for (int look = 1; look < 9; look++) {
      look(Duration.ofSeconds(3));
    }
    good = false;
    look(Duration.ofSeconds(3));
    good = true;

    for (int look = 0; look < 10; look++) {
      assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.Undecided.class);
    }
    assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.Healthy.class);
  }

  @Test
  void twoReplicasThatTakeTurnsComeToAnEnd() {
    now = now.plusSeconds(60);
    var other = process();
    watch = process();
    now = now.plusSeconds(60);

    var looks = 0;
    while (!(look(Duration.ofSeconds(3)) instanceof Finding.Healthy)) {
      var next = other;
      other = watch;
      watch = next;
      looks++;
    }

    assertThat(looks).isBetween(10, 12);
  }

  @Test
  void whatIsNeverHealthyEnds() {
    good = false;
    look(Duration.ZERO);
    for (int look = 0; look < 100; look++) {
      assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.Undecided.class);
    }

    assertThat(look(Duration.ofSeconds(3))).isInstanceOf(Finding.NotHealthy.class);
  }

  /** Each look forgets when the answers became good, since it couldn't be stored. */
  @Test
  void goodAnswersThatCouldNotBeStoredAreNotCalledUnhealthy() {
    for (int look = 0; look < 110; look++) {
      look(Duration.ofSeconds(3));
      healthySince = Optional.empty();
    }

    Finding finding = look(Duration.ofSeconds(3));
    for (int look = 0; look < 10; look++) {
      assertThat(finding).isInstanceOf(Finding.Undecided.class);
      finding = look(Duration.ofSeconds(3));
    }
    assertThat(finding).isInstanceOf(Finding.Healthy.class);
  }

  @Test
  void goodAnswersThatNeverLastLongEnoughEnd() {
    look(Duration.ZERO);
    Finding finding = look(Duration.ofSeconds(35));
    for (int look = 0; finding instanceof Finding.Undecided && look < 100; look++) {
      finding = look(Duration.ofSeconds(35));
    }

    assertThat(finding).isInstanceOf(Finding.NotHealthy.class);
  }

  private HealthWatch process() {
    var born = now;
    return new HealthWatch(
        _ -> new HealthProbe.Health(good, good ? "200" : "503"),
        TIMING,
        () -> Duration.between(born, now),
        () -> now);
  }

  private Finding look(Duration later) {
    now = now.plus(later);
    var finding = watch.look("one", ADDRESS, START, healthySince);
    healthySince = finding instanceof Finding.Undecided(var since, _, _) ? since : Optional.empty();
    return finding;
  }
}
