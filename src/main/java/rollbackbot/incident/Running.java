package rollbackbot.incident;

import java.util.Optional;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Way;

/** Confirmed, and on its way. */
public interface Running extends State {
  Confirmed confirmed();

  /** What of the way into production is being done. */
  Way step();

  @Override
  default Optional<Plan> wanted() {
    return Optional.of(confirmed().plan());
  }

  /** Whether this confirmation's release is in service. */
  default boolean isInService() {
    return false;
  }
}
