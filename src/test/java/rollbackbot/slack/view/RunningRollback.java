package rollbackbot.slack.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import rollbackbot.database.OperationId;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Incident;
import rollbackbot.incident.State;
import rollbackbot.once.Asked;
import rollbackbot.once.Trouble;
import rollbackbot.release.App;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.restore.RestoreState;
import rollbackbot.text.Language;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;

/** A rollback that runs, for tests of what is sent of it. */
public final class RunningRollback {
  private static final Examples EXAMPLES = Examples.in(Language.ENGLISH);
  public static final Instant NOW = Examples.NOW;
  public static final DecisionTree TREE = Examples.TREE;
  public static final App APP = EXAMPLES.app();
  public static final Links LINKS = EXAMPLES.links();

  private RunningRollback() {}

  /** By a name each: those whose boards tell the time that goes by, and one whose board doesn't. */
  public static Map<String, Incident> incidents() {
    var confirmed = EXAMPLES.confirmed();
    var withDatabase = EXAMPLES.confirmed(EXAMPLES.planWithDatabase());
    var requesting =
        new DeployState.Requesting(
            confirmed, new DeploymentId("d-41"), Asked.first(NOW.minusSeconds(9)));
    return Map.of(
        "deploying",
        incident(deploying(Duration.ofSeconds(80))),
        "deploying for hours",
        incident(deploying(Duration.ofMinutes(90))),
        "waiting for somebody else's",
        incident(new DeployState.WaitingForOther(confirmed, EXAMPLES.deployment("building"))),
        "restoring by the platform",
        incident(
            new RestoreState.AwaitingRestore(
                withDatabase,
                EXAMPLES.backedUp(),
                0,
                new OperationId("op-1"),
                false,
                NOW.minusSeconds(34))),
        "restoring by hand",
        incident(new RestoreState.RestoringDatabase(withDatabase, EXAMPLES.backedUp())),
        "in trouble",
        incident(requesting)
            .withTrouble(
                new Trouble(NOW.minusSeconds(40), 3, "reading the deployments of my-app: 503")),
        "verifying",
        incident(
            new DeployState.Verifying(
                confirmed,
                new DeploymentId("d-42"),
                true,
                NOW.minusSeconds(30),
                Optional.empty(),
                "503",
                Optional.of(NOW))));
  }

  private static DeployState deploying(Duration since) {
    return new DeployState.Deploying(
        EXAMPLES.confirmed(),
        new DeploymentId("d-42"),
        NOW.minus(since),
        new DeploymentStatus("building"),
        5,
        false);
  }

  private static Incident incident(State state) {
    return EXAMPLES.incident(state, AutoDeploy.PAUSED);
  }
}
