package rollbackbot.rollback;

import java.util.Optional;

/** Turns deployments into releases that people can be shown. */
final class Releases {
  private Releases() {}

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
