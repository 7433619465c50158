package rollbackbot.restore;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.database.RestoreProgress;
import rollbackbot.incident.Entry;
import rollbackbot.stored.Stored;

/** What the thread tells of the databases. */
public sealed interface RestoreEntry extends Entry {
  /** The databases are to be restored before the deployment. */
  @Stored("restore-asked")
  record RestoreAsked(
      int prompt,
      Optional<String> settledBy,
      Optional<Instant> settledAt,
      boolean restored,
      RestoreProgress progress)
      implements RestoreEntry, Entry.Prompted {

    @Override
    public Optional<String> databaseRestoredBy() {
      return restored ? settledBy : Optional.empty();
    }

    public RestoreAsked with(RestoreProgress next) {
      return new RestoreAsked(prompt, settledBy, settledAt, restored, next);
    }

    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    @Override
    public Optional<String> takenBy() {
      return settledBy.or(progress::wantedBy);
    }

    @Override
    public RestoreAsked askedNoMore() {
      return this;
    }
  }
}
