package rollbackbot.rollback;

import java.time.Instant;
import java.util.Optional;

/**
 * What a deployment put into service, as people are shown it.
 *
 * @param deployment the deployment that did
 * @param version absent when it couldn't be identified
 * @param commit the whole commit where known, else whatever ref the platform gives
 * @param source how the version was found
 * @param outputSays the version that the output tells, when it disagrees with the tag
 */
public record Release(
    DeploymentId deployment,
    Optional<Version> version,
    Optional<String> commit,
    Instant deployedAt,
    Optional<String> deployedBy,
    VersionSource source,
    Optional<Version> outputSays) {

  private static final int SHORT_COMMIT = 7;

  /** The version; else the short commit; else a question mark. */
  public String label() {
    return version.map(Version::text).or(() -> commit.map(Release::abbreviated)).orElse("?");
  }

  /** A commit as people recognise it; any other ref as it is. */
  static String abbreviated(String ref) {
    return CommitId.looksLikeCommit(ref) ? ref.substring(0, SHORT_COMMIT) : ref;
  }
}
