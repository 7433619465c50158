package rollbackbot.database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollbackbot.release.Approval;
import rollbackbot.release.Word;
import rollbackbot.stored.Stored;

/** How far the databases of a plan are, in their order. */
public record RestoreProgress(List<Step> databases) {
  /** Where the bot knows no database. */
  public static final RestoreProgress NONE = new RestoreProgress(List.of());

  /** One database: first a fresh backup, then its restore. */
  public record Step(DatabaseToRestore what, FreshBackup backup, Restored restored) {

    /** Whether the platform can take it back, now that there is a fresh backup. */
    public boolean canBeRestored() {
      return what.moment().isPresent()
          && backup instanceof FreshBackup.Usable
          && restored instanceof Restored.NotAsked;
    }

    /** Whether a fresh backup may be tried once more: it was, in vain, and nothing since. */
    public boolean canBeBackedUpAgain() {
      return backup instanceof FreshBackup.Missing && restored instanceof Restored.NotAsked;
    }

    public Step with(FreshBackup fresh) {
      return new Step(what, fresh, restored);
    }

    public Step with(Restored outcome) {
      return new Step(what, backup, outcome);
    }
  }

  /** The backup that is made before anything is restored. */
  public sealed interface FreshBackup {
    @Stored("pending")
    record Pending() implements FreshBackup {}

    @Stored("usable")
    record Usable(Instant at, Optional<Long> size) implements FreshBackup {}

    /** There is none. */
    @Stored("missing")
    record Missing(String why) implements FreshBackup {}
  }

  /** What came of the restore by the platform. */
  public sealed interface Restored {

    /**
     * It was not asked for.
     *
     * @param trouble why an attempt led to nothing
     */
    @Stored("not-asked")
    record NotAsked(Optional<String> trouble) implements Restored {}

    /**
     * A person typed the app's name for it.
     *
     * @param approval that of a second person; empty where none is asked for, or not given yet
     */
    @Stored("wanted")
    record Wanted(String by, Instant at, Optional<Approval> approval) implements Restored {

      /** On whose word it is done. */
      public Word word() {
        return Word.of(by, approval);
      }
    }

    /** The platform says that it is done. */
    @Stored("done")
    record Done() implements Restored {}

    /** Nobody can tell whether it was done: the answer was lost. */
    @Stored("unsure")
    record Unsure() implements Restored {}

    /** The platform says that it failed. */
    @Stored("failed")
    record Failed(String words) implements Restored {}
  }

  /** The first database whose fresh backup is still to be made. */
  public OptionalInt nextBackup() {
    return IntStream.range(0, databases.size())
        .filter(index -> databases.get(index).backup() instanceof FreshBackup.Pending)
        .findFirst();
  }

  /** Whether the platform restored every one. */
  public boolean isDone() {
    return !databases.isEmpty()
        && databases.stream().allMatch(step -> step.restored() instanceof Restored.Done);
  }

  public RestoreProgress with(int index, UnaryOperator<Step> change) {
    var changed = new ArrayList<>(databases);
    changed.set(index, change.apply(changed.get(index)));
    return new RestoreProgress(List.copyOf(changed));
  }

  /** Who had the first database restored by the platform. */
  public Optional<String> wantedBy() {
    return databases.stream()
        .map(Step::restored)
        .flatMap(restored ->
            restored instanceof Restored.Wanted(var by, _, _) ? Stream.of(by) : Stream.empty())
        .findFirst();
  }
}
