package rollbackbot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rollbackbot.question.QuestionEntry.Asked;
import rollbackbot.release.DeploymentId;

/** Which entries of a thread are one message. */
class PostTest {
  private static final Entry QUESTION = new Asked("can-disable", 1, Optional.empty(), false);
  private static final Entry PAUSED_AGAIN = new IncidentEntry.Reached(new Milestone.PausedAgain());
  private static final Entry TAKES_LONG =
      new IncidentEntry.Reached(new Milestone.TakesLong(new DeploymentId("d-1"), 3));
  private static final Entry REMINDED = new IncidentEntry.Reminded(false);
  private static final Entry TIMELINE = new RecordEntry.Timeline();
  private static final Entry CALLED = new RecordEntry.CalledAfter(1, Optional.empty());
  private static final Entry NOT_CALLED = new RecordEntry.CalledAfter(4, Optional.of("500"));

  private static List<ThreadEntry> thread(Entry... contents) {
    var thread = new ArrayList<ThreadEntry>();
    for (var content : contents) {
      thread.add(new ThreadEntry(thread.size() + 1, Instant.EPOCH, content));
    }
    return thread;
  }

  private static List<Integer> firsts(Set<Integer> apart, Entry... contents) {
    return Post.of(thread(contents), apart).stream().map(Post::number).toList();
  }

  private static List<Integer> firsts(Entry... contents) {
    return firsts(Set.of(), contents);
  }

  @Test
  void questionsStackUpInOneMessage() {
    assertThat(firsts(QUESTION, QUESTION, QUESTION)).containsExactly(1);
  }

  @Test
  void aReminderStandsBesideWhatItRemindsOf() {
    assertThat(firsts(QUESTION, REMINDED, QUESTION, REMINDED)).containsExactly(1, 2, 4);
  }

  @Test
  void whatComesAfterSomethingElseIsAskedBelowIt() {
    assertThat(firsts(QUESTION, PAUSED_AGAIN, QUESTION)).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsToBeNoticedHasAMessageOfItsOwn() {
    assertThat(firsts(PAUSED_AGAIN, TAKES_LONG, PAUSED_AGAIN)).containsExactly(1, 2, 3);
    assertThat(firsts(TIMELINE, CALLED, NOT_CALLED)).containsExactly(1, 3);
  }

  @Test
  void whatHasAMessageAlreadyKeepsIt() {
    assertThat(firsts(Set.of(0, 1, 2, -2), QUESTION, QUESTION, QUESTION)).containsExactly(1, 2);
  }

  @Test
  void whatIsAddedMovesNothingThatIsThere() {
    var all =
        new Entry[] {
          QUESTION,
          QUESTION,
          REMINDED,
          QUESTION,
          PAUSED_AGAIN,
          PAUSED_AGAIN,
          TAKES_LONG,
          TIMELINE,
          CALLED,
          NOT_CALLED
        };
    var whole = firsts(all);

    for (int length = 1; length <= all.length; length++) {
      var part = firsts(Arrays.copyOf(all, length));
      assertThat(whole.subList(0, part.size())).isEqualTo(part);
    }
  }
}
