package rollbackbot.incident;

import java.util.Optional;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.StopsFor;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.stored.Stored;

/** Over, without a rollback under way. */
public sealed interface CalledOff extends State {
  /** Who ended it; empty where nobody answered. */
  Optional<String> by();

  /** The plan was not wanted. */
  @Stored("cancelled")
  record Cancelled(Optional<String> by) implements CalledOff {
    @Override
    public Traits traits() {
      return new Traits(Stage.CANCELLED, Turn.OVER, StopsFor.NOTHING);
    }
  }

  /** Over, without a rollback under way. */
  @Stored("closed")
  record Closed(Closing why, Optional<String> by) implements CalledOff {
    @Override
    public Traits traits() {
      return new Traits(Stage.CLOSED, Turn.OVER, StopsFor.NOTHING);
    }
  }

  /** Why an incident was closed. */
  enum Closing {
    ALL_GOOD,
    /** Somebody deployed something else meanwhile, and who closed it says that it is well now. */
    FIXED,
    DISABLE_FEATURE,
    ALERT_OWNER,
    GIVEN_UP,
    EXPIRED
  }
}
