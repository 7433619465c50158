package rollbackbot.incident;

import java.util.Optional;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.plan.Plan;

/**
 * Where an incident stands. Each state holds exactly what is known at that point, and answers for
 * itself; those of a room are sealed in it.
 */
public interface State {

  Traits traits();

  /** The plan that is offered or carried out, or that failed or succeeded. */
  default Optional<Plan> wanted() {
    return Optional.empty();
  }

  /** The public name of the state, as the board's metadata tells it. */
  default String publicName() {
    return traits().stage().publicName();
  }

  default Turn turn() {
    return traits().turn();
  }

  /** Whether no other incident of the app may be opened meanwhile. */
  default boolean locksTheApp() {
    return turn() != Turn.OVER;
  }

  /** Whether a deployment of the incident may go into service after it has ended here. */
  default boolean mayStillDeploy() {
    return false;
  }

  /** Whether it ends by itself when people let it wait for long. */
  default boolean mayExpire() {
    return true;
  }

  /** Whether what one person confirmed waits for a second one. */
  default boolean awaitsApproval() {
    return false;
  }

  /** Who has given it up, while that takes a moment; empty where nobody did. */
  default Optional<String> beingLeftBy() {
    return Optional.empty();
  }

  /** Who wanted another version than that of the plan before; empty where nobody did. */
  default Optional<String> otherVersionWantedBy() {
    return Optional.empty();
  }
}
