package rollbackbot.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.archive.ArchiveRoad.Because;
import rollbackbot.release.App;
import rollbackbot.release.BranchNames;
import rollbackbot.release.PassedOver;
import rollbackbot.release.Release;
import rollbackbot.release.Road;
import rollbackbot.release.Target;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;
import rollbackbot.release.history.Marks;
import rollbackbot.release.history.Standing;
import rollbackbot.source.CommitId;
import rollbackbot.source.CompareLink;
import rollbackbot.source.RepositoryLink;
import rollbackbot.source.TagName;
import rollbackbot.version.Version;

/**
 * Makes the plan of a rollback from what was read, and from nothing else: the previous release is
 * the newest success before the current one, with another commit, that nobody rolled away from and
 * that the repository still has. A tag names it, where there is one.
 */
public final class Planner {
  private static final int ENOUGH_ALTERNATIVES = 10;
  private static final int SAMPLES = 5;

  private final App app;
  private final History history;
  private final Optional<Release> about;
  private final Standing standing;
  private final Marks marks;
  private final Targets targets;

  private Planner(App app, History history, Optional<Release> about) {
    this.app = app;
    this.history = history;
    this.about = about;
    this.standing = Standing.of(history.entries());
    this.marks = Marks.of(history);
    this.targets = new Targets(app, history, standing, marks);
  }

  /** Every way in which planning can end. */
  public sealed interface Result {
    record Ready(Plan plan) implements Result {}

    /**
     * There is none.
     *
     * @param byHand the plan that there would be if somebody created its branch
     */
    record Impossible(Failure.Reason reason, Optional<String> production, Optional<Plan> byHand)
        implements Result {

      public Impossible(Failure.Reason reason, Optional<String> production) {
        this(reason, production, Optional.empty());
      }
    }
  }

  /**
   * Makes the plan, or tells why there can be none.
   *
   * @param about what the incident is about: it is never proposed
   */
  public static Result plan(
      App app,
      History history,
      PlanRequest request,
      boolean restoresDatabase,
      Optional<Release> about) {
    return new Planner(app, history, about).plan(request, restoresDatabase);
  }

  /** The releases that may be chosen by hand, newest first. */
  public static List<Target> alternatives(App app, History history) {
    return new Planner(app, history, Optional.empty()).targets.alternatives();
  }

  /** All that ran, newest first. */
  public static List<Target> ran(App app, History history) {
    return List.copyOf(new Planner(app, history, Optional.empty()).targets.deployed().values());
  }

  /** Whether older deployments would add nothing that a plan needs. */
  public static boolean suffices(
      App app, History history, PlanRequest request, Optional<Release> about) {
    var planner = new Planner(app, history, about);
    var found =
        request instanceof PlanRequest.AtCommit(var commit)
            ? planner.targets.deployed().containsKey(commit)
            : planner.plan(new PlanRequest.Previous(), false) instanceof Result.Ready;
    return found && planner.targets.alternatives().size() >= ENOUGH_ALTERNATIVES;
  }

  private Result plan(PlanRequest request, boolean restoresDatabase) {
    if (standing.current().isEmpty()) {
      return new Result.Impossible(
          new Failure.Reason.NothingDeployed(history.among()), Optional.empty());
    }
    var from = standing.current().get().release();
    return switch (request) {
      case PlanRequest.Previous _ -> planPrevious(from, request, restoresDatabase);
      case PlanRequest.Exact(var version) -> planExact(from, version, request, restoresDatabase);
      case PlanRequest.AtCommit(var commit) ->
          finish(from, targets.at(commit), upTo(commit, from), request, restoresDatabase);
    };
  }

  private Result planPrevious(Release from, PlanRequest request, boolean restoresDatabase) {
    var passedOver = new ArrayList<PassedOver>();
    for (var entry : standing.earlierSuccesses()) {
      var release = entry.release();
      var passed = passedOver(release, from);
      if (passed.isEmpty()) {
        var target = targets.of(release).orElseThrow();
        return finish(from, target, passedOver, request, restoresDatabase);
      }
      passedOver.add(passed.get());
    }
    return new Result.Impossible(
        new Failure.Reason.NoEarlierRelease(
            passedOver.stream().distinct().toList(), history.among()),
        Optional.of(from.label()));
  }

  /** What isn't proposed of what ran between the current release and a wanted one. */
  private List<PassedOver> upTo(CommitId wanted, Release from) {
    return standing.earlierSuccesses().stream()
        .map(HistoryEntry::release)
        .takeWhile(release -> !release.isAt(wanted))
        .flatMap(release -> passedOver(release, from).stream())
        .toList();
  }

  private Optional<PassedOver> passedOver(Release release, Release from) {
    return reasonToPassOver(release, from)
        .map(reason -> new PassedOver(release.label(), reason, neededTag(release, reason)));
  }

  private Optional<PassedOver.Reason> reasonToPassOver(Release release, Release from) {
    if (release.isSameAs(from)) {
      return Optional.of(PassedOver.Reason.SAME_COMMIT);
    }
    if (release.identity().isEmpty()) {
      return Optional.of(withoutCommit(release));
    }
    if (about.filter(release::isSameAs).isPresent()) {
      return Optional.of(PassedOver.Reason.INCIDENT);
    }
    if (marks.on(release)) {
      return Optional.of(PassedOver.Reason.ROLLED_AWAY_FROM);
    }
    return release.identity().filter(history.gone()::contains).isPresent()
        ? Optional.of(PassedOver.Reason.NOT_IN_REPOSITORY)
        : Optional.empty();
  }

  private PassedOver.Reason withoutCommit(Release release) {
    if (history.unread().contains(release.deployment())) {
      return PassedOver.Reason.NOT_READ;
    }
    if (release.commit().filter(CommitId::looksLikeCommit).isPresent()) {
      return PassedOver.Reason.SHORT_COMMIT;
    }
    if (release.version().isPresent()) {
      return PassedOver.Reason.NO_TAG;
    }
    return release.outputSays().isPresent()
        ? PassedOver.Reason.NUMBER_OF_SEVERAL
        : PassedOver.Reason.NO_VERSION;
  }

  private Optional<TagName> neededTag(Release release, PassedOver.Reason reason) {
    return reason == PassedOver.Reason.NO_TAG
        ? release.version().map(app.tagFormat()::tag)
        : Optional.empty();
  }

  private Result planExact(
      Release from, Version wanted, PlanRequest request, boolean restoresDatabase) {
    var found = targets.meant(wanted);
    if (found.isEmpty()) {
      return new Result.Impossible(
          new Failure.Reason.NoSuchVersion(
              wanted, targets.nearest(wanted.text()), Optional.of(app.tagFormat().tag(wanted))),
          Optional.of(from.label()));
    }
    return finish(from, found.get(), List.of(), request, restoresDatabase);
  }

  private Result finish(
      Release from,
      Target to,
      List<PassedOver> passedOver,
      PlanRequest request,
      boolean restoresDatabase) {
    if (from.isAt(to.commit())) {
      return new Result.Impossible(
          new Failure.Reason.RunsAlready(from.label()), Optional.of(from.label()));
    }
    if (history.gone().contains(to.commit())) {
      return new Result.Impossible(
          new Failure.Reason.CommitGone(to.commit()), Optional.of(from.label()));
    }
    var wanted = app.releaseBranch(to);
    var archive = archiveRoad();
    var branch =
        archive.isPresent()
            ? Optional.of(wanted)
            : BranchNames.free(wanted, to.commit(), history.branches());
    var plan =
        new Plan(
            request,
            from,
            to,
            history.repository(),
            branch.orElseGet(() -> app.branchWithoutFolder(to)),
            archive.isEmpty() && branch.filter(history.branches()::containsKey).isPresent(),
            branch.filter(free -> !free.equals(wanted)).map(_ -> wanted),
            history.link().filter(RepositoryLink::autoDeployEnabled).isPresent(),
            linkedBranch(),
            restoresDatabase,
            passedOver.stream().distinct().toList(),
            standing.running(),
            standing.failedSince(),
            from.commit()
                .filter(CommitId::looksLikeCommit)
                .flatMap(commit ->
                    CompareLink.between(
                        history.repository(),
                        history.link().flatMap(RepositoryLink::selfHosted),
                        to.commit().value(),
                        commit)),
            targets.alternatives().stream()
                .filter(other -> !other.commit().equals(to.commit()))
                .toList(),
            expected(),
            history.readAt(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(marksFrom(from, to)),
            Optional.of(app.approval()),
            archive,
            BuildTimes.of(durations()));
    return branch.isPresent()
        ? new Result.Ready(plan)
        : new Result.Impossible(
            Failure.Reason.NoBranchName.because(
                BranchNames.inTheWay(wanted, history.branches()), wanted, app, linkedBranch()),
            Optional.of(from.label()),
            Optional.of(plan));
  }

  private Optional<String> linkedBranch() {
    return history.link().flatMap(RepositoryLink::branch);
  }

  private Optional<ArchiveRoad> archiveRoad() {
    var because = history.link().isPresent() ? Because.CONFIGURED : Because.NOT_LINKED;
    return app.roadWith(history.link()) == Road.ARCHIVE
        ? Optional.of(new ArchiveRoad(because, Optional.empty()))
        : Optional.empty();
  }

  /**
   * Leaving what the incident is about marks it; an undo, or going to what is marked, marks
   * nothing.
   */
  private boolean marksFrom(Release from, Target to) {
    boolean isTheTrouble = about.map(from::isSameAs).orElse(true);
    boolean goesUp =
        from.identity().filter(commit -> marks.ranFirst(commit, to.commit())).isPresent();
    return isTheTrouble && !to.rolledAwayFrom() && !goesUp;
  }

  /** The median of this app's newest successful deployments. */
  private Optional<Duration> expected() {
    var sorted = durations().stream().sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
  }

  private List<Duration> durations() {
    return history.entries().stream()
        .map(HistoryEntry::deployment)
        .filter(deployment -> deployment.status().isSuccess())
        .flatMap(deployment -> deployment.duration().stream())
        .limit(SAMPLES)
        .toList();
  }
}
