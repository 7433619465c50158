package rollbackbot.incident;

import java.util.Optional;
import rollbackbot.stored.Stored;

/** What the thread tells of any incident. */
public sealed interface IncidentEntry extends Entry {
  /** Something that people should notice. */
  @Stored("reached")
  record Reached(Milestone milestone) implements IncidentEntry {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    @Override
    public Optional<Strand> strand() {
      return milestone.strand();
    }
  }

  /** The incident is over without a rollback. */
  @Stored("ended")
  record Ended(State state, AutoDeploy autoDeploy) implements IncidentEntry, Entry.End {

    public CalledOff how() {
      if (state instanceof CalledOff end) {
        return end;
      }
      throw new IllegalStateException("not an end without a rollback: " + state);
    }

    @Override
    public Audience audience() {
      return autoDeploy == AutoDeploy.UNTOUCHED ? Audience.AWAITED : Audience.CHANNEL;
    }

    @Override
    public Optional<Strand> strand() {
      return Optional.of(Strand.OUTCOME);
    }
  }

  /** Somebody is waited for. */
  @Stored("reminded")
  record Reminded(boolean operatorsToo) implements IncidentEntry {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }
  }
}
