package rollbackbot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  private final List<Integer> ends = new ArrayList<>();
  private final LastWords words = new LastWords(ends::add);

  @Test
  void anErrorEndsTheProcess() throws Exception {
    var worker =
        new Thread(() -> {
          throw new StackOverflowError("played");
        });
    worker.setUncaughtExceptionHandler(words);

    worker.start();
    worker.join();

    assertThat(ends).containsExactly(ExitCodes.FAILED);
  }

  @Test
  void aFaultThatNobodyCaughtDoesnt() {
    words.uncaughtException(Thread.currentThread(), new IllegalStateException("played"));

    assertThat(ends).isEmpty();
  }
}
