package rollbackbot.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollbackbot.source.CommitId;
import rollbackbot.source.SourceCode.Lineage;
import rollbackbot.stored.Stored;

/**
 * Something that is said of an app. It is shown as a {@link Told.Fact} alone: with its source, and
 * when that was read.
 */
public sealed interface Claim {

  /**
   * What runs, and since when.
   *
   * @param live when it took over; empty where the platform doesn't tell how long the deployment
   *     took
   */
  @Stored("runs")
  record Runs(Quoted version, Instant began, Optional<Instant> live, Optional<Quoted> by)
      implements Claim {}

  /**
   * The commits that what runs has on top of an earlier version.
   *
   * @param lineage how what runs lies to it
   * @param authors how many people wrote them, by the names in the commits
   * @param names some of these
   * @param notable the subjects of those that most likely matter
   */
  @Stored("commits")
  record Commits(
      Quoted earlier,
      Lineage lineage,
      Amount number,
      Amount authors,
      List<Quoted> names,
      List<Quoted> notable)
      implements Claim {}

  /**
   * Files that change the database's form.
   *
   * @param paths some of them
   */
  @Stored("migrations")
  record Migrations(Amount number, List<MigrationTool> tools, List<Quoted> paths)
      implements Claim {}

  /**
   * Files that say which libraries are built in.
   *
   * @param paths some of them
   */
  @Stored("dependencies")
  record Dependencies(Amount number, List<Quoted> paths) implements Claim {}

  /**
   * Commits whose words are of a security fix, which going back may take away.
   *
   * @param subjects some of them
   */
  @Stored("security-fixes")
  record SecurityFixes(Amount number, List<Quoted> subjects) implements Claim {}

  /** Variables that were created, changed or deleted since a moment. */
  @Stored("variables-changed")
  record VariablesChanged(Amount number, List<Quoted> names, Instant since) implements Claim {}

  /**
   * What the app is built on was changed since the earlier version was built.
   *
   * @param now what the next build gets
   */
  @Stored("stack-changed")
  record StackChanged(Quoted then, Quoted now) implements Claim {}

  /** The shares of requests that were answered with 5xx, before the release and since. */
  @Stored("errors")
  record Errors(TrafficWindow before, TrafficWindow after) implements Claim {}

  /** Containers that ended by themselves since the release went out. */
  @Stored("crashes")
  record Crashes(Amount number, Instant since) implements Claim {}

  @Stored("healthy")
  record Healthy(Quoted answer) implements Claim {}

  /**
   * The health check fails.
   *
   * @param since when it was first seen to, without a break; absent in what was stored before it
   *     was looked at again
   */
  @Stored("unhealthy")
  record Unhealthy(Quoted answer, Optional<Instant> since) implements Claim {}

  /** What was seen to be wrong is gone since a rollback. */
  @Stored("recovered")
  record Recovered(TrafficWindow then, TrafficWindow now) implements Claim {}

  /** It is less since a rollback, but more than it was before the release. */
  @Stored("lessened")
  record Lessened(TrafficWindow usual, TrafficWindow then, TrafficWindow now) implements Claim {}

  /** It goes on in spite of a rollback. */
  @Stored("still-failing")
  record StillFailing(TrafficWindow then, TrafficWindow now) implements Claim {}

  /** The add-ons and dedicated databases that the app may use. */
  @Stored("databases")
  record Databases(Amount number, List<Quoted> names) implements Claim {}

  /** Variables that may hold the address of a database. */
  @Stored("database-variables")
  record DatabaseVariables(Amount number, List<Quoted> names) implements Claim {}

  /** Variables that the team calls switches of features. */
  @Stored("flags")
  record Flags(Amount number, List<Quoted> names) implements Claim {}

  /** An answer of the tree that the facts suggest. */
  @Stored("suggested-answer")
  record SuggestedAnswer(Suggestion suggestion) implements Claim {}

  /**
   * Where a rollback would go.
   *
   * @param branch by which; absent where the platform would get an archive
   */
  @Stored("way-back")
  record WayBack(Quoted version, Quoted commit, Optional<Quoted> branch) implements Claim {}

  /**
   * What runs is sick and young, all that a rollback is weighed by was looked at, and none of it is
   * a risk.
   *
   * @param commit where a rollback would go
   * @param since when the deployment of what runs was asked for
   */
  @Stored("all-speaks-for-going-back")
  record AllSpeaksForGoingBack(Quoted version, CommitId commit, Instant since) implements Claim {}
}
