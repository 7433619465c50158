package rollbackbot.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rollbackbot.release.AppStatus;
import rollbackbot.stored.Stored;
import rollbackbot.version.Version;

/** What may make a rollback go wrong, with its evidence; or what wasn't found out about it. */
public sealed interface Risk {

  /** Somebody's deployment isn't final yet. */
  @Stored("running-deployment")
  record RunningDeployment() implements Risk {}

  /** The app doesn't simply run: the platform has another word for it. */
  @Stored("app-status")
  record NotRunning(AppStatus status) implements Risk {}

  /** All the app's containers are scaled away: nothing of it runs, whatever is deployed. */
  @Stored("no-containers")
  record NoContainers() implements Risk {}

  /** Variables were changed since the target was deployed: its code may not know them. */
  @Stored("variables-changed")
  record VariablesChanged(List<String> names) implements Risk {}

  /** Files that the team calls risky differ between the two releases. */
  @Stored("risky-files")
  record RiskyFiles(List<String> paths) implements Risk {}

  /** The target isn't in the history of what runs: neither is built on the other. */
  @Stored("another-line")
  record AnotherLine() implements Risk {}

  /** The target's own code runs after its deployment. */
  @Stored("postdeploy-hook")
  record PostdeployHook() implements Risk {}

  /** A rebuild of code that old may differ from the image of that time. */
  @Stored("old-target")
  record OldTarget(Duration age) implements Risk {}

  /** The platform builds on another system than it did for the target. */
  @Stored("stack-changed")
  record StackChanged(String then, String now) implements Risk {}

  /** The newest attempt of others failed: production is one release behind what they think. */
  @Stored("newest-failed")
  record NewestFailed() implements Risk {}

  /** The platform ended the rollback's last try without success. */
  @Stored("try-failed")
  record TryFailed() implements Risk {}

  /** What the plan before was made of has changed: production, the tag, or the branch. */
  @Stored("basis-changed")
  record BasisChanged() implements Risk {}

  /** The build of what runs tells another version than its tag does. */
  @Stored("output-disagrees")
  record OutputDisagrees(Version says) implements Risk {}

  /** That the target ran is known by the number in an output only, not by its commit. */
  @Stored("number-alone")
  record NumberAlone() implements Risk {}

  /** The target isn't among the deployments that are known. */
  @Stored("never-ran")
  record NeverRan() implements Risk {}

  /** Somebody rolled away from the target before. */
  @Stored("marked-target")
  record MarkedTarget() implements Risk {}

  /** Other releases ran between the target and what runs: what they brought goes too. */
  @Stored("jumps-over")
  record JumpsOver(List<String> releases) implements Risk {}

  /**
   * What was written to the database since is lost.
   *
   * @param lost how much, where it is known what is restored
   */
  @Stored("restores-database")
  record RestoresDatabase(Optional<Duration> lost) implements Risk {}

  /** Something of this couldn't be told. */
  @Stored("could-not-tell")
  record CouldNotTell(Question what, String why) implements Risk {}

  /** This wasn't looked at, since nothing is configured to look for. */
  @Stored("not-configured")
  record NotConfigured(Question what) implements Risk {}

  /** What can be asked about a rollback. */
  enum Question {
    VARIABLES,
    FILES,
    /** Whether one of the two commits is in the history of the other. */
    LINEAGE,
    POSTDEPLOY,
    STACK,
    /** Whether the app runs, is stopped, restarts… */
    STATUS
  }
}
