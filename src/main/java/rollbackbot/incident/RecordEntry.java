package rollbackbot.incident;

import java.util.Optional;
import rollbackbot.stored.Stored;

/** What is left for those who come later. */
public sealed interface RecordEntry extends Entry {
  /**
   * The team's own system was told of the rollback.
   *
   * @param trouble why it could not be told at last
   */
  @Stored("called-after")
  record CalledAfter(int tries, Optional<String> trouble) implements RecordEntry {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    /** Trouble is to be noticed, and an edited message notifies nobody. */
    @Override
    public Optional<Strand> strand() {
      return trouble.isEmpty() ? Optional.of(Strand.OUTCOME) : Optional.empty();
    }
  }

  /** What happened, in order, and how long it took. */
  @Stored("timeline")
  record Timeline() implements RecordEntry {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    @Override
    public Optional<Strand> strand() {
      return Optional.of(Strand.OUTCOME);
    }
  }

  /** The draft of a post-mortem, as a file. */
  @Stored("post-mortem")
  record PostMortem() implements RecordEntry {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }
  }
}
