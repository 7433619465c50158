package rollbackbot.incident;

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
