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

  /** Whether no deployment can have been asked for: people may stop it there. */
  default boolean isBeforeDeployment() {
    return switch (step()) {
      case CHECK, AUTO_DEPLOY, BRANCH, ARCHIVE -> true;
      case DATABASE, DEPLOYMENT, VERIFICATION -> false;
    };
  }

  /** Whether what it put into service is known not to be well: people may leave it. */
  default boolean isUnwell() {
    return false;
  }

  @Override
  default Optional<Plan> wanted() {
    return Optional.of(confirmed().plan());
  }

  /** Whether this confirmation's release is in service. */
  default boolean isInService() {
    return false;
  }
}
