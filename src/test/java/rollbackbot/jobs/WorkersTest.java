package rollbackbot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import rollbackbot.suite.Heard;

/** A store that can't be written costs the scheduler neither its threads nor the log its disk. */
class WorkersTest {
  private Duration lived = Duration.ZERO;
  private final Workers.Failures failures = new Workers.Failures(() -> lived);

  @Test
  void aJobThatCantBeTakenEndsNoThread() {
    try (var workers = new Workers(1, failures)) {
      var first = new CompletableFuture<Thread>();
      var second = new CompletableFuture<Thread>();

      workers.execute(() -> {
        first.complete(Thread.currentThread());
        throw new IllegalStateException("disk full");
      });
      workers.execute(() -> second.complete(Thread.currentThread()));

      assertThat(second.join()).isSameAs(first.join());
    }
  }

  @Test
  void ofManyFailuresOneAMinuteIsTold() {
    try (var heard = Heard.of(Workers.Failures.class, Level.INFO)) {
      for (int second = 0; second < 180; second++) {
        lived = Duration.ofSeconds(second);
        failures.happened(new IllegalStateException("disk full"));
      }

      assertThat(heard.events()).hasSize(3);
      assertThat(heard.events().get(1).getFormattedMessage()).contains("59 more failures");
    }
  }
}
