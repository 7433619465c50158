package rollbackbot.release;

import java.util.Map;
import java.util.Optional;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;

/** Finds a name for the release branch that is ours to use. */
public final class BranchNames {
  private static final int MOST = 50;

  private BranchNames() {}

  /** The wanted name, or the next of {@code name-2}, {@code name-3}, … that is ours to use. */
  public static Optional<BranchName> free(
      BranchName wanted, CommitId commit, Map<BranchName, CommitId> branches) {
    for (int number = 1; number <= MOST; number++) {
      var name = number == 1 ? wanted : new BranchName(wanted + "-" + number);
      var at = Optional.ofNullable(branches.get(name));
      boolean free = at.isEmpty() && inTheWay(name, branches).isEmpty();
      if (free || at.filter(commit::equals).isPresent()) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** A branch that Git can't keep beside the wanted one. */
  public static Optional<BranchName> inTheWay(
      BranchName wanted, Map<BranchName, CommitId> branches) {
    return branches.keySet().stream().filter(wanted::excludes).findFirst();
  }
}
