package rollbackbot.release;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.source.CommitId;
import rollbackbot.source.PinnedCommit;
import rollbackbot.source.Tag;
import rollbackbot.version.CommitProof;
import rollbackbot.version.Printed;
import rollbackbot.version.Version;
import rollbackbot.version.VersionSource;

/**
 * The release to go back to, pinned to its commit.
 *
 * @param version what people call it; absent where nothing names it
 * @param tag the tag at its commit; absent where none stands there
 * @param bareCommit its commit, where no tag stands at it
 * @param deployedAt when it last went into service; absent if that isn't known
 * @param source where the name of its last deployment is from; absent if there is none
 * @param rolledAwayFrom whether somebody once rolled away from it
 * @param proof how the commit of its last deployment is known
 * @param outputSays the version that its build printed, where it isn't called by that
 */
public record Target(
    Optional<Version> version,
    Optional<Tag> tag,
    Optional<CommitId> bareCommit,
    Optional<Instant> deployedAt,
    Optional<String> deployedBy,
    Optional<VersionSource> source,
    boolean rolledAwayFrom,
    Optional<CommitProof> proof,
    Optional<Printed> outputSays) {

  public Target {
    bareCommit = tag.isPresent() ? Optional.empty() : bareCommit;
  }

  /** The commit that is deployed, whatever it is called. */
  public CommitId commit() {
    return tag.map(Tag::commit).or(() -> bareCommit).orElseThrow();
  }

  public PinnedCommit pinned() {
    return new PinnedCommit(commit(), tag);
  }

  /** The version; else the short commit. */
  public String label() {
    return version.map(Version::text).orElseGet(() -> commit().abbreviated());
  }

  /** What a branch for it is named by: the tag's name, else the commit's first twelve digits. */
  public String nameForBranch() {
    return tag.map(it -> it.name().value()).orElseGet(() -> commit().forBranch());
  }
}
