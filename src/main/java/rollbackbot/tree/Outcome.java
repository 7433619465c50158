package rollbackbot.tree;

import java.util.Arrays;
import java.util.Optional;

/** What a path through the tree can end in. */
public enum Outcome {
  ALL_GOOD("all-good"),
  DISABLE_FEATURE("disable-feature"),
  ALERT_OWNER("alert-owner"),
  REDEPLOY("redeploy"),
  /** The database first, then the redeployment; one plan and one confirmation for both. */
  RESTORE_DATABASE("restore-database");

  private final String id;

  Outcome(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<Outcome> of(String id) {
    return Arrays.stream(values()).filter(outcome -> outcome.id.equals(id)).findFirst();
  }
}
