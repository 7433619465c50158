package rollbackbot.once;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class AloudTest {
  private final List<Throwable> heard = new ArrayList<>();

  private FutureTask<String> run(Callable<String> work) throws Exception {
    var task = new FutureTask<>(Aloud.of(work));
    var thread = new Thread(task);
    thread.setUncaughtExceptionHandler((_, error) -> heard.add(error));
    thread.start();
    thread.join();
    return task;
  }

  @Test
  void anErrorIsHeardThoughATaskKeepsItToItself() throws Exception {
    run(() -> {
      throw new StackOverflowError("played");
    });

    assertThat(heard).singleElement().isInstanceOf(StackOverflowError.class);
  }

  @Test
  void aFaultIsLeftToWhoWaits() throws Exception {
    var task =
        run(() -> {
          throw new IllegalStateException("played");
        });

    assertThat(heard).isEmpty();
    assertThat(task.exceptionNow()).hasMessage("played");
  }

  @Test
  void whatSucceedsIsHandedOn() throws Exception {
    assertThat(run(() -> "done").resultNow()).isEqualTo("done");
    assertThat(heard).isEmpty();
  }
}
