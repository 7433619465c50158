package rollbackbot.feature;

import java.util.List;
import java.util.Optional;
import rollbackbot.incident.Entry;
import rollbackbot.stored.Stored;

/** What the thread tells of features switched off. */
public sealed interface FeatureEntry extends Entry {
  /** It tells what came of switching a feature. */
  sealed interface OfFeature extends FeatureEntry {

    /** The change that was made; empty where none was. */
    Optional<FlagChange> made();
  }

  /**
   * The features that can be switched off.
   *
   * @param settled what became of the choice
   */
  @Stored("flags-offered")
  record FlagsOffered(List<Flag> flags, int prompt, FlagChoice settled)
      implements FeatureEntry, Entry.Prompted {
    @Override
    public Audience audience() {
      return Audience.THREAD;
    }

    @Override
    public Optional<String> takenBy() {
      return switch (settled) {
        case FlagChoice.Chosen(var change) -> Optional.of(change.by());
        case FlagChoice.NoneOfThese(var by) -> Optional.of(by);
        case FlagChoice.Open _, FlagChoice.NoChoice _ -> Optional.empty();
      };
    }

    @Override
    public FlagsOffered askedNoMore() {
      return settled instanceof FlagChoice.Open
          ? new FlagsOffered(flags, prompt, new FlagChoice.NoChoice())
          : this;
    }
  }

  /** A feature was switched, off or back on, and the containers were restarted. */
  @Stored("feature-switched")
  record FeatureSwitched(FlagChange change, Health health) implements OfFeature {
    @Override
    public Audience audience() {
      return Audience.AWAITED;
    }

    @Override
    public Optional<FlagChange> made() {
      return Optional.of(change);
    }
  }

  /**
   * Switching a feature stopped half-way.
   *
   * @param decidedBy who had the bot go on from there; empty as long as nobody did
   */
  @Stored("switching-stopped")
  record SwitchingStopped(
      FlagChange change,
      boolean changed,
      boolean puttingBack,
      SwitchingTrouble why,
      Optional<String> decidedBy)
      implements OfFeature {
    public SwitchingStopped(
        FlagChange change, boolean changed, boolean puttingBack, SwitchingTrouble why) {
      this(change, changed, puttingBack, why, Optional.empty());
    }

    SwitchingStopped decided(String by) {
      return new SwitchingStopped(change, changed, puttingBack, why, Optional.of(by));
    }

    @Override
    public Audience audience() {
      return Audience.AWAITED;
    }

    @Override
    public Optional<FlagChange> made() {
      return changed ? Optional.of(change) : Optional.empty();
    }
  }

  /** What became of the choice of a feature. */
  sealed interface FlagChoice {
    @Stored("open")
    record Open() implements FlagChoice {}

    @Stored("chosen")
    record Chosen(FlagChange change) implements FlagChoice {}

    /** None of them: it can't be switched off. */
    @Stored("none-of-these")
    record NoneOfThese(String by) implements FlagChoice {}

    /** There was nothing to choose, or it was asked anew. */
    @Stored("no-choice")
    record NoChoice() implements FlagChoice {}
  }
}
