package rollbackbot.incident;

import rollbackbot.once.OutsideTrouble;

/**
 * What each state must say of itself.
 *
 * @param turn whom the incident waits for
 * @param stopsFor which trouble with a service outside ends the waiting for it
 */
public record Traits(Stage stage, Turn turn, StopsFor stopsFor) {

  /** The part of its life in which an incident is. */
  public enum Stage {
    /** What is to be done is being found out. */
    DECIDING("deciding"),
    /** A feature is switched or a ticket opened instead of a rollback. */
    WITHOUT_ROLLBACK("deciding"),
    PLANNED("planned"),
    /** Confirmed by one, while a second is asked for. */
    AWAITING_APPROVAL("awaiting_approval"),
    ROLLING_BACK("rolling_back"),
    RESTORING_DATABASE("restoring_database"),
    VERIFYING("verifying"),
    FAILED("failed"),
    SUCCEEDED("succeeded"),
    CANCELLED("cancelled"),
    CLOSED("closed");

    private final String publicName;

    Stage(String publicName) {
      this.publicName = publicName;
    }

    /** As the board's metadata tells it; for good. */
    public String publicName() {
      return publicName;
    }

    /** Whether an answer may still be taken back: nothing was done because of it. */
    public boolean mayAnswersChange() {
      return this == DECIDING || this == PLANNED;
    }

    /** Whether the incident may be closed as it is: nothing was done yet. */
    public boolean mayBeClosed() {
      return mayAnswersChange() || this == AWAITING_APPROVAL;
    }

    /** Whether no rollback has begun yet. */
    public boolean isBeforeRollback() {
      return compareTo(ROLLING_BACK) < 0;
    }

    /** Whether a message tells how it ended; a failed rollback may be tried again. */
    public boolean isEnd() {
      return compareTo(FAILED) >= 0;
    }
  }

  /** Whom the incident waits for. */
  public enum Turn {
    PERSON,
    BOT,
    /** The platform is asked again and again how far it is. */
    PLATFORM,
    /** Nobody: another incident of the app may be opened. */
    OVER
  }

  /** Which trouble with a service outside ends the waiting for it. */
  public enum StopsFor {
    /** It is waited out, however long it lasts. */
    NOTHING,
    A_REFUSAL,
    A_REFUSAL_OR_LONG_TROUBLE;

    public boolean includes(OutsideTrouble trouble, boolean isLong) {
      boolean refused = trouble instanceof OutsideTrouble.Refused;
      return switch (this) {
        case NOTHING -> false;
        case A_REFUSAL -> refused;
        case A_REFUSAL_OR_LONG_TROUBLE -> refused || isLong;
      };
    }
  }
}
