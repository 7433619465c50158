package rollbackbot.restore;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.database.OperationId;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.incident.Running;
import rollbackbot.incident.Traits;
import rollbackbot.incident.Traits.Stage;
import rollbackbot.incident.Traits.StopsFor;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.once.Asked;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Way;
import rollbackbot.stored.Stored;

/** The databases are being made ready for the deployment. */
public sealed interface RestoreState extends Running {

  /** What has been done to each database; empty where the bot knows none of them. */
  RestoreProgress progress();

  @Override
  default Way step() {
    return Way.DATABASE;
  }

  /** About to look which backups there are, before a fresh one of the next database. */
  @Stored("preparing-backup")
  record PreparingBackup(Confirmed confirmed, RestoreProgress progress) implements RestoreState {
    @Override
    public boolean isBeforeDeployment() {
      return true;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * A fresh backup may have been asked for: stored before the request is sent.
   *
   * @param newestKnown the newest backup before the request
   */
  @Stored("requesting-backup")
  record RequestingBackup(
      Confirmed confirmed, RestoreProgress progress, Optional<String> newestKnown, Asked asked)
      implements RestoreState {
    RequestingBackup with(Asked newAsked) {
      return new RequestingBackup(confirmed, progress, newestKnown, newAsked);
    }

    @Override
    public boolean isBeforeDeployment() {
      return true;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /** The platform makes a backup. */
  @Stored("awaiting-backup")
  record AwaitingBackup(Confirmed confirmed, RestoreProgress progress, String backup, Instant since)
      implements RestoreState {
    @Override
    public boolean isBeforeDeployment() {
      return true;
    }

    @Override
    public Traits traits() {
      return new Traits(
          Stage.RESTORING_DATABASE, Turn.PLATFORM, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /** Waiting for a person to restore the databases, or to have them restored. */
  @Stored("restoring")
  record RestoringDatabase(Confirmed confirmed, RestoreProgress progress) implements RestoreState {
    @Override
    public boolean mayExpire() {
      return false;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.PERSON, StopsFor.NOTHING);
    }
  }

  /**
   * Somebody typed the app's name; a second person is to approve.
   *
   * @param database its place among those of the plan
   */
  @Stored("approving-restore")
  record ApprovingRestore(Confirmed confirmed, RestoreProgress progress, int database)
      implements RestoreState {
    @Override
    public boolean awaitsApproval() {
      return true;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.PERSON, StopsFor.NOTHING);
    }

    /** What was typed the app's name for. */
    Restored.Wanted request() {
      if (progress.databases().get(database).restored() instanceof Restored.Wanted wanted) {
        return wanted;
      }
      throw new IllegalStateException("nobody wants it restored: " + progress);
    }
  }

  /**
   * About to look whether the database can still be taken back.
   *
   * @param database its place among those of the plan
   */
  @Stored("preparing-restore")
  record PreparingRestore(Confirmed confirmed, RestoreProgress progress, int database)
      implements RestoreState {
    @Override
    public boolean isBeforeDeployment() {
      return true;
    }

    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * A restore may have been asked for: stored before the request is sent, which is sent once.
   *
   * @param database its place among those of the plan
   */
  @Stored("requesting-restore")
  record RequestingRestore(Confirmed confirmed, RestoreProgress progress, int database, Asked asked)
      implements RestoreState {
    @Override
    public Traits traits() {
      return new Traits(Stage.RESTORING_DATABASE, Turn.BOT, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }

  /**
   * The platform restores a database.
   *
   * @param found whether the answer was lost, and the operation found at the database
   */
  @Stored("awaiting-restore")
  record AwaitingRestore(
      Confirmed confirmed,
      RestoreProgress progress,
      int database,
      OperationId operation,
      boolean found,
      Instant since)
      implements RestoreState {
    @Override
    public Traits traits() {
      return new Traits(
          Stage.RESTORING_DATABASE, Turn.PLATFORM, StopsFor.A_REFUSAL_OR_LONG_TROUBLE);
    }
  }
}
