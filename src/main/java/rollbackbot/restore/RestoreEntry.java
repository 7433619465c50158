package rollbackbot.restore;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.database.RestoreProgress;
import rollbackbot.incident.Entry;
import rollbackbot.stored.Stored;

/** What the thread tells of the databases. */
public sealed interface RestoreEntry extends Entry {
  /**
   * The databases are to be restored before the deployment.
   *
   * @param settledBy who said how it went
   * @param instead what somebody wanted rather than to answer; empty where nobody did
   */
  @Stored("restore-asked")
  record RestoreAsked(
      int prompt,
      Optional<String> settledBy,
      Optional<Instant> settledAt,
      boolean restored,
      RestoreProgress progress,
      Optional<Instead> instead)
      implements RestoreEntry, Entry.Prompted {
    public RestoreAsked(
        int prompt,
        Optional<String> settledBy,
        Optional<Instant> settledAt,
        boolean restored,
        RestoreProgress progress) {
      this(prompt, settledBy, settledAt, restored, progress, Optional.empty());
    }

    /** Asked, and not answered. */
    static RestoreAsked open(int prompt, RestoreProgress progress) {
      return new RestoreAsked(prompt, Optional.empty(), Optional.empty(), false, progress);
    }

    @Override
    public Optional<String> databaseRestoredBy() {
      return restored ? settledBy : Optional.empty();
    }

    public RestoreAsked with(RestoreProgress next) {
      return new RestoreAsked(prompt, settledBy, settledAt, restored, next, instead);
    }

    RestoreAsked with(Instead wanted) {
      return new RestoreAsked(
          prompt, settledBy, settledAt, restored, progress, Optional.of(wanted));
    }

    /** Somebody says how it went. */
    public RestoreAsked settled(String by, Instant at, boolean wentWell) {
      return new RestoreAsked(
          prompt, Optional.of(by), Optional.of(at), wentWell, progress, instead);
    }

    boolean isOpen() {
      return settledBy.isEmpty() && instead.isEmpty();
    }

    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    @Override
    public Optional<String> takenBy() {
      return settledBy.or(() -> instead.map(Instead::by)).or(progress::wantedBy);
    }

    @Override
    public RestoreAsked askedNoMore() {
      return this;
    }
  }

  /** What somebody wants rather than a restore. */
  record Instead(String by, Instant at, Wish wish) {}

  /** What may be wanted. */
  enum Wish {
    /** Nothing is to be restored: the rollback stops. */
    STOP,
    /** A fresh backup is to be tried once more. */
    BACK_UP_AGAIN
  }
}
