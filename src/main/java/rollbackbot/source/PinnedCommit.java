package rollbackbot.source;

import java.util.Optional;

/**
 * A commit that a branch is created at.
 *
 * @param tag the tag that stands at it, where one does
 */
public record PinnedCommit(CommitId commit, Optional<Tag> tag) {

  public static PinnedCommit of(Tag tag) {
    return new PinnedCommit(tag.commit(), Optional.of(tag));
  }
}
