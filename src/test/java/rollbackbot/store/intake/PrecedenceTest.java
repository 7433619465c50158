package rollbackbot.store.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Who is waited for, and all the others. */
class PrecedenceTest {
  private final Precedence precedence = new Precedence();
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @Test
  void nobodyIsHeldBackWhereNobodyGoesFirst() throws Exception {
    precedence.first(() -> done.add("first"));

    precedence.letPass();

    assertThat(done).containsExactly("first");
  }

  /** However many go first: the bot's own work isn't starved by them. */
  @Test
  void isHeldBackForAMomentOnly() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          people.submit(() ->
              precedence.first(() -> {
                begun.countDown();
                return waited(mayEnd);
              }));
      begun.await();

      precedence.letPass();
      done.add("second");
      mayEnd.countDown();

      assertThat(first.get()).isTrue();
    }
    assertThat(done).containsExactly("second");
  }

  @Test
  void goesOnAsSoonAsTheLastOneIsDoneWhateverBecameOfIt() throws Exception {
    try {
      precedence.first(() -> {
        throw new IllegalStateException("can't be stored");
      });
    } catch (IllegalStateException e) {
      done.add(e.getMessage());
    }

    precedence.letPass();

    assertThat(done).containsExactly("can't be stored");
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
