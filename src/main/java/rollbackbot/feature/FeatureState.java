package rollbackbot.feature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.database.OperationId;
import rollbackbot.incident.State;
import rollbackbot.incident.Traits;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.StopsFor;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.once.Asked;
import rollbackbot.stored.Stored;

/** A feature is looked for, or switched. */
public sealed interface FeatureState extends State {

  /** The variables that may switch a feature are being read. */
  @Stored("reading-flags")
  record ReadingFlags() implements FeatureState {
    @Override
    public Traits traits() {
      return new Traits(Stage.DECIDING, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /** Waiting for the choice of the feature that is to be switched off. */
  @Stored("choosing-flag")
  record ChoosingFlag(List<Flag> flags) implements FeatureState {
    @Override
    public Traits traits() {
      return new Traits(Stage.DECIDING, Turn.PERSON, StopsFor.NOTHING);
    }
  }

  /** A variable is being changed, as a person confirmed. */
  sealed interface Switching extends FeatureState {
    FlagChange change();

    /** The state to return to once it is put back; empty while it is being switched off. */
    Optional<State> returnsTo();
  }

  /**
   * The variable is to be changed, or may have been.
   *
   * @param newestKnown when the variable was last changed before the request, by the platform's
   *     clock; empty where nothing tells, and in what was stored before that was asked
   * @param asked stored before the change is asked for; empty before
   */
  @Stored("setting-flag")
  record SettingFlag(
      FlagChange change,
      Optional<State> returnsTo,
      Optional<Instant> newestKnown,
      Optional<Asked> asked)
      implements Switching {
    SettingFlag(FlagChange change, Optional<State> returnsTo) {
      this(change, returnsTo, Optional.empty(), Optional.empty());
    }

    SettingFlag with(Asked newAsked) {
      return new SettingFlag(change, returnsTo, newestKnown, Optional.of(newAsked));
    }

    SettingFlag asking(Optional<Instant> newestChange, Asked first) {
      return new SettingFlag(change, returnsTo, newestChange, Optional.of(first));
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * A restart that led to nothing is to be tried once more: about to look whether the variable
   * still is as it was changed.
   */
  @Stored("restarting-again")
  record RestartingAgain(FlagChange change, Optional<State> returnsTo) implements Switching {
    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * The restart may have been asked for: stored before the request is sent.
   *
   * @param newestKnown the newest restart before the request
   */
  @Stored("requesting-restart")
  record RequestingRestart(
      FlagChange change, Optional<State> returnsTo, Optional<Instant> newestKnown, Asked asked)
      implements Switching {
    RequestingRestart with(Asked newAsked) {
      return new RequestingRestart(change, returnsTo, newestKnown, newAsked);
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * The platform restarts the containers.
   *
   * @param operation empty where the answer with its id was lost
   */
  @Stored("restarting")
  record Restarting(
      FlagChange change, Optional<State> returnsTo, Optional<OperationId> operation, Instant since)
      implements Switching {
    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.PLATFORM, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /** The containers are restarted; the app's health is being watched. */
  @Stored("checking-feature")
  record CheckingFeature(
      FlagChange change, Optional<State> returnsTo, Instant since, Optional<Instant> healthySince)
      implements Switching {
    @Override
    public Traits traits() {
      return new Traits(Stage.WITHOUT_ROLLBACK, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }
}
