package rollbackbot.store.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rollbackbot.suite.Patience;

/** Inputs that come while one is being written. */
class TogetherTest {
  private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final ExecutorService people = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    people.shutdownNow();
  }

  /** The first transaction lasts until it may end; one that holds "bad" fails whole. */
  private List<Integer> write(List<String> inputs) {
    if (begun.getCount() > 0) {
      begun.countDown();
      await(mayEnd);
    }
    if (inputs.contains("bad")) {
      throw new IllegalStateException("can't be stored");
    }
    written.add(inputs);
    return inputs.stream().map(String::length).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Future<Integer> arrives(Together<String, Integer> together, String input)
      throws Exception {
    var thread = new ArrayList<Thread>();
    var known = new CountDownLatch(1);
    Callable<Integer> arrival =
        () -> {
          thread.add(Thread.currentThread());
          known.countDown();
          return together.write(input);
        };
    var future = people.submit(arrival);
    known.await();
    while (!waits(thread.getFirst()) && !future.isDone()) {
      Thread.onSpinWait();
    }
    return future;
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  @Test
  void areWrittenInOneTransactionAndToldWhatBecameOfTheirs() throws Exception {
    var together = new Together<>(this::write, Patience.LONG);
    var first = arrives(together, "1");
    begun.await();
    var second = arrives(together, "22");
    var third = arrives(together, "333");

    mayEnd.countDown();

    assertThat(List.of(first.get(), second.get(), third.get())).containsExactly(1, 2, 3);
    assertThat(written).containsExactly(List.of("1"), List.of("22", "333"));
  }

  @Test
  void areNotTakenForWrittenBeforeTheyAre() throws Exception {
    var together = new Together<>(this::write, Patience.LONG);
    var first = arrives(together, "1");
    begun.await();
    var second = arrives(together, "22");

    assertThat(first.isDone() || second.isDone()).isFalse();
    mayEnd.countDown();

    assertThat(second.get()).isEqualTo(2);
  }

  @Test
  void areWrittenAloneWhereOneOfThemCanNotBe() throws Exception {
    var together = new Together<>(this::write, Patience.LONG);
    arrives(together, "1");
    begun.await();
    var bad = arrives(together, "bad");
    var good = arrives(together, "good");

    mayEnd.countDown();

    assertThat(good.get()).isEqualTo(4);
    assertThatThrownBy(bad::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("can't be stored");
    assertThat(written).containsExactly(List.of("1"), List.of("good"));
  }

  /** Slack has told the person to try again: what was given up must not happen later. */
  @Test
  void areNeverWrittenOnceTheyWereGivenUp() throws Exception {
    var together = new Together<>(this::write, Duration.ofMillis(1));
    var first = people.submit(() -> together.write("1"));
    begun.await();

    assertThatThrownBy(() -> together.write("late")).isInstanceOf(Together.TooBusy.class);
    mayEnd.countDown();

    assertThat(first.get()).isEqualTo(1);
    assertThat(together.write("4444")).isEqualTo(4);
    assertThat(written).containsExactly(List.of("1"), List.of("4444"));
  }
}
