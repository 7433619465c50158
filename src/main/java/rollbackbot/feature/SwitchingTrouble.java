package rollbackbot.feature;

import rollbackbot.stored.Stored;

/** Why switching a feature stopped. */
public sealed interface SwitchingTrouble {

  /** The bot may have changed it already, and it is as it was: somebody put it back since. */
  @Stored("put-back-meanwhile")
  record PutBackMeanwhile() implements SwitchingTrouble {}

  /** Somebody changed the variable after it was shown. */
  @Stored("changed-meanwhile")
  record ChangedMeanwhile() implements SwitchingTrouble {}

  /** The platform said no, could not be reached for too long, or failed; in its own words. */
  @Stored("said")
  record Said(String words) implements SwitchingTrouble {}

  /** The change was asked for, and whether it happened can't be told, in the platform's words. */
  @Stored("change-unsure")
  record ChangeUnsure(String words) implements SwitchingTrouble {}

  /** A person didn't want it to go on. */
  @Stored("stopped-by")
  record StoppedBy(String person, Reached reached) implements SwitchingTrouble {}

  /** How far it had come. */
  enum Reached {
    NOTHING,
    PERHAPS_CHANGED,
    CHANGED,
    RESTARTED
  }

  /** The restart was asked for, and whether it happens can't be told. */
  @Stored("never-answered")
  record NeverAnswered() implements SwitchingTrouble {}

  /** The restart has no end in sight. */
  @Stored("no-end")
  record NoEnd() implements SwitchingTrouble {}
}
