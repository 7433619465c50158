package rollbackbot.incident;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.database.Database;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.stored.Stored;
import rollbackbot.version.Version;

/** The events of a rollback that are told in the thread. */
public sealed interface Milestone {
  /** With what it is told in one message. */
  default Optional<Entry.Strand> strand() {
    return Optional.of(Entry.Strand.PROGRESS);
  }

  @Stored("waiting")
  record Waiting(Deployment other) implements Milestone {}

  /** Somebody had turned auto-deploy on since the pause; it is about to be paused again. */
  @Stored("paused-again")
  record PausedAgain() implements Milestone {}

  @Stored("branch-ready")
  record BranchReady(BranchName branch, CommitId commit, boolean wasThere, AutoDeploy autoDeploy)
      implements Milestone {}

  /** The platform can get the archive of this commit. */
  @Stored("archive-ready")
  record ArchiveReady(CommitId commit, ArchiveRoad.Access access, AutoDeploy autoDeploy)
      implements Milestone {}

  /** A deployment that is the rollback's from now on. */
  sealed interface OfDeployment extends Milestone {
    DeploymentId deployment();
  }

  @Stored("deployment-started")
  record DeploymentStarted(DeploymentId deployment, boolean found) implements OfDeployment {}

  /**
   * Somebody asked for it in the bot's place.
   *
   * @param by who, by user name at the platform
   */
  @Stored("asked-by-hand")
  record AskedByHand(DeploymentId deployment, Optional<String> by) implements OfDeployment {}

  /** The platform reports success. */
  @Stored("live")
  record Live(Version version) implements Milestone {}

  /** No end in sight: giving up is offered. */
  @Stored("takes-long")
  record TakesLong(DeploymentId deployment, int prompt) implements Milestone {
    @Override
    public Optional<Entry.Strand> strand() {
      return Optional.empty();
    }
  }

  /** The bot wasn't there: what was due in between was looked at by nobody. */
  @Stored("bot-was-away")
  record BotWasAway(Instant from, Instant to) implements Milestone {}

  /** Which features can be switched off couldn't be read. */
  @Stored("flags-unreadable")
  record FlagsUnreadable(String why) implements Milestone {
    @Override
    public Optional<Entry.Strand> strand() {
      return Optional.of(Entry.Strand.QUESTIONS);
    }
  }

  /**
   * The platform took a database back to a moment.
   *
   * @param until when it was asked to: what was written between the two is lost; absent in what was
   *     stored before it was kept
   */
  @Stored("database-restored")
  record DatabaseRestored(Database database, Instant moment, Optional<Instant> until)
      implements Milestone {}
}
