package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Errands of all kinds, one after the other, with faults, deaths, clocks that jump and a second
 * process, drawn by chance. Without {@code -Dsoak.seed} they are the same each time, so that a
 * build fails for what was changed; {@code -Dsoak.seed=random} draws others and prints which.
 * {@code -Dsoak.seconds} says for how much of a processor's time. Time is virtual: half a minute is
 * days of rollbacks.
 */
@Tag("soak")
class SoakTest {
  private static final int MOST_MISHAPS = 4;
  private static final Duration TIME =
      Duration.ofSeconds(setting("soak.seconds").map(Long::valueOf).orElse(30L));
  private static final long SEED = seed(setting("soak.seed").orElse("1"));

  private static long seed(String text) {
    return text.equals("random") ? new Random().nextLong() : Long.parseLong(text);
  }

  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isBlank());
  }

  @Test
  @Timeout(3600)
  void eachIsDoneOnceOrLeftToAPerson() {
    var mishaps = new RandomMishaps(SEED);
    var end = used().plus(TIME);

    while (used().compareTo(end) < 0) {
      mishaps.playUpTo(MOST_MISHAPS);
    }

    System.out.print("soak, -Dsoak.seed=" + SEED + "\n" + mishaps);
    assertThat(mishaps.wrong()).isEmpty();
    assertThat(mishaps.done()).isGreaterThan(mishaps.runs() * 9 / 10);
  }

  private static Duration used() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }
}
