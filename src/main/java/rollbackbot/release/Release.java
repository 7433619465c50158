package rollbackbot.release;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.source.CommitId;
import rollbackbot.source.Tag;
import rollbackbot.version.CommitProof;
import rollbackbot.version.Printed;
import rollbackbot.version.Version;
import rollbackbot.version.VersionSource;

/**
 * What a deployment put into service, as people are shown it. The commit is what it is; all else
 * are names.
 *
 * @param deployment the deployment that did
 * @param version what people call it, without the tag's decoration; absent where nothing names it
 * @param commit the whole commit where the platform told it, else whatever ref the platform gives
 * @param source where its name is from
 * @param outputSays the version that its output prints, where it isn't called by that
 * @param tag the tag at its commit; where only a number is known, the tag of that number
 * @param proof how its commit is known; absent where none is, and in what was stored before commits
 *     were told apart from numbers
 */
public record Release(
    DeploymentId deployment,
    Optional<Version> version,
    Optional<String> commit,
    Instant deployedAt,
    Optional<String> deployedBy,
    VersionSource source,
    Optional<Printed> outputSays,
    Optional<Tag> tag,
    Optional<CommitProof> proof) {

  private static final int SHORT_COMMIT = 7;

  /** What a deployment deployed, as far as the platform alone tells. */
  public static Release unidentified(Deployment deployment) {
    return new Release(
        deployment.id(),
        Optional.empty(),
        deployment.gitRef(),
        deployment.createdAt(),
        deployment.pusher(),
        VersionSource.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The version; else the short commit; else a question mark. */
  public String label() {
    return version.map(Version::text).or(() -> commit.map(Release::abbreviated)).orElse("?");
  }

  /** The commit that it stands for: told by the platform, or by a tag. */
  public Optional<CommitId> identity() {
    return commit.filter(CommitId::isWhole).map(CommitId::new).or(() -> tag.map(Tag::commit));
  }

  /**
   * Whether both are the same code: the same commit, whole or shortened. Where neither tells one,
   * by what they are called. A branch's name proves nothing: it stands for another commit each
   * time.
   */
  public boolean isSameAs(Release other) {
    if (identity().isPresent() && other.identity().isPresent()) {
      return identity().equals(other.identity());
    }
    var mine = told();
    var theirs = other.told();
    if (mine.isPresent() && theirs.isPresent()) {
      return mine.get().startsWith(theirs.get()) || theirs.get().startsWith(mine.get());
    }
    return mine.isEmpty()
        && theirs.isEmpty()
        && version.isPresent()
        && version.equals(other.version);
  }

  /** Whether this is that commit, as far as is known. */
  public boolean isAt(CommitId wanted) {
    return identity()
        .map(wanted::equals)
        .orElseGet(() -> told().filter(wanted::isNamedBy).isPresent());
  }

  private Optional<String> told() {
    return identity()
        .map(CommitId::value)
        .or(() -> commit.map(CommitId::lower).filter(CommitId::looksLikeCommit));
  }

  /** A commit as people recognise it; any other ref as it is. */
  public static String abbreviated(String ref) {
    return CommitId.looksLikeCommit(ref) ? ref.substring(0, SHORT_COMMIT) : ref;
  }
}
