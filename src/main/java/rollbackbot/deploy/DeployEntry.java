package rollbackbot.deploy;

import java.util.List;
import java.util.Optional;
import rollbackbot.evidence.Told;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Plan;
import rollbackbot.release.DeploymentId;
import rollbackbot.stored.Stored;

/** What the thread tells of the deployment. */
public sealed interface DeployEntry extends Entry {
  /**
   * Production is back: proven, or accepted by a person.
   *
   * @param accepted who accepted what its health check said; empty where nobody had to
   */
  @Stored("proven")
  record Proven(
      Confirmed confirmed,
      DeploymentId deployment,
      boolean commitProved,
      boolean healthChecked,
      AutoDeploy autoDeploy,
      Optional<Acceptance> accepted)
      implements DeployEntry, Entry.End {
    public Proven(
        Confirmed confirmed,
        DeploymentId deployment,
        boolean commitProved,
        boolean healthChecked,
        AutoDeploy autoDeploy) {
      this(confirmed, deployment, commitProved, healthChecked, autoDeploy, Optional.empty());
    }

    @Override
    public Audience audience() {
      return Audience.CHANNEL;
    }

    @Override
    public Optional<Strand> strand() {
      return Optional.of(Strand.OUTCOME);
    }
  }

  /** What was seen to be wrong is still there after the rollback. */
  @Stored("not-cured")
  record NotCured(Told told) implements DeployEntry {
    @Override
    public Audience audience() {
      return Audience.AWAITED;
    }
  }

  /**
   * What is left to be done of a rollback, for people to do by hand while the bot can't.
   *
   * @param perhapsAsked whether a deployment may have been asked for already: people look first
   * @param newestKnown the newest deployment before they were told
   */
  @Stored("by-hand")
  record ByHand(
      Confirmed confirmed,
      List<HandWork> left,
      boolean perhapsAsked,
      DeploymentId newestKnown,
      HandProgress progress)
      implements DeployEntry {
    ByHand with(HandProgress next) {
      return new ByHand(confirmed, left, perhapsAsked, newestKnown, next);
    }

    /** Whether a deployment by hand is still looked for. */
    boolean isWatched() {
      return switch (progress) {
        case OPEN, BRANCH_SEEN -> true;
        case DEPLOYMENT_SEEN, OVER -> false;
      };
    }

    @Override
    public ByHand askedNoMore() {
      return isWatched() ? with(HandProgress.OVER) : this;
    }

    @Override
    public Audience audience() {
      return Audience.AWAITED;
    }
  }

  /**
   * The bot may not create the branch of a plan, which therefore isn't offered: people may create
   * it in the bot's place.
   */
  @Stored("push-by-hand")
  record PushByHand(Plan plan, HandProgress progress) implements DeployEntry {
    PushByHand with(HandProgress next) {
      return new PushByHand(plan, next);
    }

    @Override
    public PushByHand askedNoMore() {
      return progress == HandProgress.OPEN ? with(HandProgress.OVER) : this;
    }

    @Override
    public Audience audience() {
      return Audience.AWAITED;
    }
  }

  /** What can be done by hand, in this order. */
  enum HandWork {
    LINK,
    BRANCH,
    DEPLOYMENT
  }

  /** What came of it. */
  enum HandProgress {
    OPEN,
    /** Somebody created the branch: the bot goes on. */
    BRANCH_SEEN,
    /** Somebody asked for the deployment: the bot follows it. */
    DEPLOYMENT_SEEN,
    /** Nobody needs to do it any more. */
    OVER
  }
}
