package rollbackbot.rollback;

import java.util.Locale;
import java.util.Optional;

/** Turns deployments into releases that people can be shown. */
final class Releases {
  private Releases() {}

  /**
   * Whether the platform told the same commit for both, whole or shortened. A branch's name proves
   * nothing: it stands for another commit each time.
   */
  static boolean sameCommit(Release one, Release other) {
    var left = commit(one);
    var right = commit(other);
    return left.isPresent()
        && right.isPresent()
        && (left.get().startsWith(right.get()) || right.get().startsWith(left.get()));
  }

  private static Optional<String> commit(Release release) {
    return release
        .commit()
        .filter(CommitId::looksLikeCommit)
        .map(ref -> ref.toLowerCase(Locale.ROOT));
  }

  /** Whether going to the target would change nothing; by the version where no commit is told. */
  static boolean runs(Release release, Target target) {
    var commit = commit(release);
    return commit.isPresent()
        ? target.tag().commit().isNamedBy(commit.get())
        : release.version().filter(target.version()::equals).isPresent();
  }

  static Release of(HistoryEntry entry) {
    var deployment = entry.deployment();
    return switch (entry.version()) {
      case IdentifiedVersion.ByTag(var tag, var version, var outputSays) ->
          release(
              deployment,
              Optional.of(version),
              Optional.of(tag.commit().value()),
              VersionSource.TAG,
              outputSays);
      case IdentifiedVersion.ByOutput(var version, _) ->
          release(
              deployment,
              Optional.of(version),
              deployment.gitRef(),
              VersionSource.OUTPUT,
              Optional.empty());
      case IdentifiedVersion.Unknown _ ->
          release(
              deployment,
              Optional.empty(),
              deployment.gitRef(),
              VersionSource.NONE,
              Optional.empty());
    };
  }

  private static Release release(
      Deployment deployment,
      Optional<Version> version,
      Optional<String> commit,
      VersionSource source,
      Optional<Version> outputSays) {
    return new Release(
        deployment.id(),
        version,
        commit,
        deployment.createdAt(),
        deployment.pusher(),
        source,
        outputSays);
  }
}
