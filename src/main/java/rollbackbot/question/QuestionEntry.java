package rollbackbot.question;

import java.util.Optional;
import rollbackbot.incident.Entry;
import rollbackbot.incident.GivenAnswer;
import rollbackbot.once.Asked;
import rollbackbot.stored.Stored;

/** A question in the thread. */
public sealed interface QuestionEntry extends Entry {
  /**
   * A question, and the answer once there is one.
   *
   * @param prompt the number that its buttons carry
   * @param dropped whether an earlier answer was taken back, or the questions skipped, so that it
   *     isn't asked any more
   */
  @Stored("asked")
  record Asked(String question, int prompt, Optional<GivenAnswer> answer, boolean dropped)
      implements QuestionEntry, Entry.Prompted {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    @Override
    public Optional<String> takenBy() {
      return dropped ? Optional.empty() : answer.map(GivenAnswer::by);
    }

    @Override
    public Optional<Strand> strand() {
      return Optional.of(Strand.QUESTIONS);
    }

    /** What was taken back and asked again, and what was never answered. */
    @Override
    public boolean isOutdoneBy(Entry later) {
      return dropped
          && later instanceof Asked next
          && (answer.isEmpty() || next.question().equals(question));
    }

    @Override
    public Asked askedNoMore() {
      return new Asked(question, prompt, answer, dropped || answer.isEmpty());
    }
  }
}
