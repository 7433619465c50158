package rollbackbot.rollback;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the plan of a rollback from what was read, and from nothing else: the previous release is
 * the newest success before the current one, with another commit, whose version nobody rolled away
 * from, and whose tag exists.
 */
public final class Planner {
  private static final int MOST_ALTERNATIVES = 25;
  private static final int MOST_BRANCH_NAMES = 50;
  private static final int SAMPLES = 5;

  private final App app;
  private final History history;
  private final Standing standing;
  private final Set<String> marks;

  private Planner(App app, History history) {
    this.app = app;
    this.history = history;
    this.standing = Standing.of(history.entries());
    this.marks = new HashSet<>(history.marks());
    this.marks.addAll(RolledAway.labels(successes()));
    this.marks.removeAll(history.unmarked());
  }

  /** Every way in which planning can end. */
  public sealed interface Result {
    record Ready(Plan plan) implements Result {}

    record Impossible(Failure.Reason reason, Optional<String> production) implements Result {}
  }

  public static Result plan(
      App app, History history, PlanRequest request, boolean restoresDatabase) {
    return new Planner(app, history).plan(request, restoresDatabase);
  }

  /** The releases that may be chosen by hand, newest first. */
  public static List<Target> alternatives(App app, History history) {
    return new Planner(app, history).alternatives();
  }

  private Result plan(PlanRequest request, boolean restoresDatabase) {
    if (standing.current().isEmpty()) {
      return new Result.Impossible(new Failure.Reason.NothingDeployed(), Optional.empty());
    }
    var from = Releases.of(standing.current().get());
    return switch (request) {
      case PlanRequest.Previous _ -> planPrevious(from, request, restoresDatabase);
      case PlanRequest.Exact(var version) -> planExact(from, version, request, restoresDatabase);
    };
  }

  private Result planPrevious(Release from, PlanRequest request, boolean restoresDatabase) {
    var passedOver = new ArrayList<PassedOver>();
    for (var entry : standing.earlierSuccesses()) {
      var release = Releases.of(entry);
      var reason = reasonToPassOver(entry, release, from);
      if (reason.isEmpty()) {
        var target = target(entry).orElseThrow();
        return finish(from, target, passedOver, request, restoresDatabase);
      }
      passedOver.add(new PassedOver(release.label(), reason.get()));
    }
    return new Result.Impossible(
        new Failure.Reason.NoEarlierRelease(passedOver.stream().distinct().toList()),
        Optional.of(from.label()));
  }

  private Optional<PassedOver.Reason> reasonToPassOver(
      HistoryEntry entry, Release release, Release from) {
    if (release.version().isEmpty()) {
      return Optional.of(
          Releases.sameCommit(release, from)
              ? PassedOver.Reason.SAME_COMMIT
              : PassedOver.Reason.NO_VERSION);
    }
    var target = target(entry);
    if (Releases.sameCommit(release, from)
        || target.filter(it -> Releases.runs(from, it)).isPresent()) {
      return Optional.of(PassedOver.Reason.SAME_COMMIT);
    }
    if (target.isEmpty()) {
      return Optional.of(PassedOver.Reason.NO_TAG);
    }
    return marks.contains(release.label())
        ? Optional.of(PassedOver.Reason.ROLLED_AWAY_FROM)
        : Optional.empty();
  }

  private Result planExact(
      Release from, Version wanted, PlanRequest request, boolean restoresDatabase) {
    var found = exactTag(app.tagFormat(), history.tags(), wanted);
    if (found.isEmpty()) {
      return new Result.Impossible(
          new Failure.Reason.NoSuchVersion(
              wanted, Nearest.to(wanted.text(), versionTexts(app.tagFormat(), history.tags()))),
          Optional.of(from.label()));
    }
    var target = alternativeOrTag(found.get());
    if (Releases.runs(from, target)) {
      return new Result.Impossible(
          new Failure.Reason.RunsAlready(from.label()), Optional.of(from.label()));
    }
    return finish(from, target, List.of(), request, restoresDatabase);
  }

  /** The tag of a version: its number, or the tag's whole name. */
  static Optional<Tag> exactTag(TagFormat format, List<Tag> tags, Version wanted) {
    return tags.stream()
        .filter(tag ->
            format
                .version(tag.name())
                .filter(
                    version -> version.equals(wanted) || tag.name().value().equals(wanted.text()))
                .isPresent())
        .findFirst();
  }

  static List<String> versionTexts(TagFormat format, List<Tag> tags) {
    return tags.stream()
        .flatMap(tag -> format.version(tag.name()).stream())
        .map(Version::text)
        .toList();
  }

  private Target alternativeOrTag(Tag tag) {
    var version = app.tagFormat().version(tag.name()).orElseThrow();
    return deployedTargets().values().stream()
        .filter(target -> target.tag().equals(tag))
        .findFirst()
        .orElseGet(() ->
            new Target(
                version,
                tag,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                marks.contains(version.text())));
  }

  private Result finish(
      Release from,
      Target to,
      List<PassedOver> passedOver,
      PlanRequest request,
      boolean restoresDatabase) {
    var wanted = app.releaseBranch(to.tag().name());
    var branch = freeBranch(wanted, to.tag().commit());
    if (branch.isEmpty()) {
      return new Result.Impossible(
          Failure.Reason.NoBranchName.because(
              inTheWay(wanted), wanted, app, history.link().branch()),
          Optional.of(from.label()));
    }
    return new Result.Ready(
        new Plan(
            request,
            from,
            to,
            history.repository(),
            branch.get(),
            history.branches().containsKey(branch.get()),
            branch.get().equals(wanted) ? Optional.empty() : Optional.of(wanted),
            history.link().autoDeployEnabled(),
            history.link().branch(),
            restoresDatabase,
            passedOver.stream().distinct().toList(),
            standing.running(),
            standing.failedSince(),
            compare(from, to),
            alternatives().stream().filter(other -> !other.tag().equals(to.tag())).toList(),
            expected(),
            history.readAt(),
            Optional.empty(),
            Optional.empty()));
  }

  /** The wanted name, or the next of {@code name-2}, {@code name-3}, … that is ours to use. */
  private Optional<BranchName> freeBranch(BranchName wanted, CommitId commit) {
    for (int number = 1; number <= MOST_BRANCH_NAMES; number++) {
      var name = number == 1 ? wanted : new BranchName(wanted + "-" + number);
      var at = Optional.ofNullable(history.branches().get(name));
      boolean free = at.isEmpty() && inTheWay(name).isEmpty();
      if (free || at.filter(commit::equals).isPresent()) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private Optional<BranchName> inTheWay(BranchName wanted) {
    return history.branches().keySet().stream().filter(wanted::excludes).findFirst();
  }

  private List<Release> successes() {
    return history.entries().stream()
        .filter(entry -> entry.deployment().status().isSuccess())
        .map(Releases::of)
        .toList();
  }

  private List<Target> alternatives() {
    var current = standing.current().map(Releases::of);
    return deployedTargets().values().stream()
        .filter(target -> current.filter(from -> Releases.runs(from, target)).isEmpty())
        .limit(MOST_ALTERNATIVES)
        .toList();
  }

  private Map<TagName, Target> deployedTargets() {
    var targets = new LinkedHashMap<TagName, Target>();
    standing.current().flatMap(this::target).ifPresent(it -> targets.put(it.tag().name(), it));
    for (var entry : standing.earlierSuccesses()) {
      target(entry).ifPresent(it -> targets.putIfAbsent(it.tag().name(), it));
    }
    return targets;
  }

  private Optional<Target> target(HistoryEntry entry) {
    var release = Releases.of(entry);
    return switch (entry.version()) {
      case IdentifiedVersion.ByTag(var tag, var version, _) ->
          Optional.of(target(release, version, tag));
      case IdentifiedVersion.ByOutput(var version, var tag) ->
          tag.map(it -> target(release, version, it));
      case IdentifiedVersion.Unknown _ -> Optional.empty();
    };
  }

  private Target target(Release release, Version version, Tag tag) {
    return new Target(
        version,
        tag,
        Optional.of(release.deployedAt()),
        release.deployedBy(),
        Optional.of(release.source()),
        marks.contains(release.label()));
  }

  private Optional<URI> compare(Release from, Target to) {
    return from.commit()
        .filter(CommitId::looksLikeCommit)
        .flatMap(
            commit -> CompareLink.between(history.repository(), to.tag().commit().value(), commit));
  }

  /** The median of this app's newest successful deployments. */
  private Optional<Duration> expected() {
    var durations =
        history.entries().stream()
            .map(HistoryEntry::deployment)
            .filter(deployment -> deployment.status().isSuccess())
            .flatMap(deployment -> deployment.duration().stream())
            .limit(SAMPLES)
            .sorted()
            .toList();
    return durations.isEmpty()
        ? Optional.empty()
        : Optional.of(durations.get(durations.size() / 2));
  }
}
