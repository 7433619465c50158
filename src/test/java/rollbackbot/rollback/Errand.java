package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/**
 * Something that people want done. It is led from the command to its end, by people who click what
 * they are offered, through whatever goes wrong.
 */
interface Errand {
  Duration MOMENT = Duration.ofSeconds(5);
  int MOST_MOMENTS = 200;

  /** How it ended. */
  enum End {
    DONE,
    /** The bot could not tell, or not go on, and a person had to act once more. */
    PERSON_ASKED
  }

  /** The world before; the first call that is counted is the errand's first. */
  Play begin();

  End lead(Play play);

  /** The calls that must act once. */
  List<String> once();

  /** The calls that must not act twice. */
  default List<String> atMostOnce() {
    return once();
  }

  /** What must be true once it is done, whatever went wrong on the way. */
  void assertDone(Play play);

  /** A process that dies is followed by the next one, which may die as well. */
  static void surviving(Play play, Runnable act) {
    Runnable next = act;
    while (true) {
      try {
        next.run();
        return;
      } catch (Disturbances.ProcessDied e) {
        next = play::restarts;
      }
    }
  }

  static AssertionError noEnd(Play play) {
    return new AssertionError("no end: " + play.state());
  }

  /** One of these words, once: the trail says the same in the words that fit what was seen. */
  static void assertOnceInAll(Play play, String... actions) {
    assertThat(play.actions()).filteredOn(List.of(actions)::contains).hasSize(1);
  }
}
