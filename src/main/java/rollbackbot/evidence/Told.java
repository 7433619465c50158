package rollbackbot.evidence;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.stored.Stored;

/** What a look at a source came to: a fact, or that something can't be told. */
public sealed interface Told {

  Source source();

  /** When the source was read. */
  Instant readAt();

  /**
   * A claim with where it is known from.
   *
   * @param page where a person can see it
   */
  @Stored("fact")
  record Fact(Claim claim, Source source, Instant readAt, Optional<Page> page) implements Told {}

  /**
   * What can't be told.
   *
   * @param words what the source said, where it said something
   */
  @Stored("untold")
  record Untold(Subject what, Why why, Optional<Quoted> words, Source source, Instant readAt)
      implements Told {}

  /** What may be told; stored under these names. */
  enum Subject {
    CODE,
    MIGRATIONS,
    DEPENDENCIES,
    VARIABLES,
    STACK,
    ERRORS,
    CRASHES,
    HEALTH,
    DATABASES,
    DATABASE_VARIABLES,
    FLAGS,
    WAY_BACK
  }

  /** Why something can't be told; stored under these names. */
  enum Why {
    /** The source didn't answer in time. */
    LATE,
    /** The source answered with trouble. */
    TROUBLE,
    /** The source answers, but doesn't tell this. */
    NOT_TOLD_THERE,
    /** Only a part was told, and there may be something in the rest. */
    TOLD_IN_PART,
    TOO_LITTLE_TRAFFIC,
    /** Chance alone could make so few requests look so. */
    TOO_FEW_TO_TELL,
    /** Nobody configured what would have to be asked. */
    NOT_CONFIGURED,
    /** There is nothing to compare with. */
    NOTHING_EARLIER,
    /** It can't be said which commit runs. */
    COMMIT_UNKNOWN,
    /** Our own code failed to make sense of it. */
    FAULT
  }
}
