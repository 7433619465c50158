package rollbackbot.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rollbackbot.archive.ArchiveRoad;

/** The way of a confirmed plan into production: what is done, in this order. */
public enum Way {
  /** Does the plan still hold? */
  CHECK,
  AUTO_DEPLOY,
  BRANCH,
  /** Backups and restores, where the plan restores a database. */
  DATABASE,
  /** Where the platform gets an archive: right before it is asked, since an upload doesn't last. */
  ARCHIVE,
  DEPLOYMENT,
  VERIFICATION;

  /** What a plan needs of it. */
  public static List<Way> of(Plan plan) {
    return Arrays.stream(values()).filter(step -> step.isPartOf(plan)).toList();
  }

  /** What follows this step of a confirmed plan; empty after the last one. */
  public Optional<Way> next(Confirmed confirmed) {
    return of(confirmed.plan()).stream()
        .filter(step -> step.compareTo(this) > 0)
        .filter(step -> step != DATABASE || confirmed.databaseStillToRestore())
        .findFirst();
  }

  private boolean isPartOf(Plan plan) {
    return switch (this) {
      case CHECK, DEPLOYMENT, VERIFICATION -> true;
      case AUTO_DEPLOY -> plan.archive().filter(ArchiveRoad::isWithoutLink).isEmpty();
      case BRANCH -> plan.archive().isEmpty();
      case DATABASE -> plan.restoresDatabase();
      case ARCHIVE -> plan.archive().isPresent();
    };
  }
}
