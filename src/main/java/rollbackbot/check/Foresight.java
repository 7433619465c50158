package rollbackbot.check;

import rollbackbot.plan.Planner;
import rollbackbot.release.App;

/** What the plan of a rollback would be right now. */
public interface Foresight {

  /** The plan for the previous version, as an incident would make it. */
  Planner.Result previous(App app);
}
