package rollbackbot.plan;

import java.util.Arrays;
import java.util.List;

/** The way of a confirmed plan into production: what is done, in this order. */
public enum Way {
  /** Does the plan still hold? */
  CHECK,
  AUTO_DEPLOY,
  BRANCH,
  /** Backups and restores, where the plan restores a database. */
  DATABASE,
  DEPLOYMENT,
  VERIFICATION;

  /** What a plan needs of it. */
  public static List<Way> of(Plan plan) {
    return Arrays.stream(values())
        .filter(step -> step != DATABASE || plan.restoresDatabase())
        .toList();
  }
}
