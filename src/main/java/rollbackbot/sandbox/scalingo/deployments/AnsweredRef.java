package rollbackbot.sandbox.scalingo.deployments;

import java.util.Optional;
import rollbackbot.source.CommitId;

/** What the platform says for a deployment's {@code git_ref}: the docs promise no commit. */
public sealed interface AnsweredRef {

  /** The whole commit id, as usual. */
  record WholeCommit() implements AnsweredRef {}

  /** The first digits of the commit id. */
  record ShortCommit() implements AnsweredRef {}

  /** The name of the branch that was asked for. */
  record NameOfBranch() implements AnsweredRef {}

  /** Nothing at all. */
  record Nothing() implements AnsweredRef {}

  /** Another commit than the branch's: the wrong code was deployed. */
  record OtherCommit(CommitId commit) implements AnsweredRef {}

  /** The text in the answer. */
  default Optional<String> text(CommitId commit, String branch) {
    return switch (this) {
      case WholeCommit() -> Optional.of(commit.value());
      case ShortCommit() -> Optional.of(commit.abbreviated());
      case NameOfBranch() -> Optional.of(branch);
      case Nothing() -> Optional.empty();
      case OtherCommit(var other) -> Optional.of(other.value());
    };
  }
}
