package rollbackbot.release.history;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Release;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryLink;
import rollbackbot.source.Tag;

/**
 * All that a plan is made of, as read at one moment.
 *
 * @param link empty where no repository is linked
 * @param entries the deployments, newest first
 * @param among how many of the newest deployments were read, where there are older ones
 * @param unread those of which only the output could tell the commit, and wasn't read: a limit
 * @param branches those that could collide with the release branch
 * @param marks keys of what somebody rolled away from with the bot
 * @param unmarked keys of what a person took the mark off
 * @param gone commits that the repository no longer has, as far as was asked
 */
public record History(
    Instant readAt,
    Optional<RepositoryLink> link,
    Repository repository,
    List<HistoryEntry> entries,
    Optional<Integer> among,
    Set<DeploymentId> unread,
    List<Tag> tags,
    Map<BranchName, CommitId> branches,
    Set<String> marks,
    Set<String> unmarked,
    Set<CommitId> gone) {

  /** What was deployed with success, newest first. */
  public List<Release> successes() {
    return entries.stream()
        .filter(entry -> entry.deployment().status().isSuccess())
        .map(HistoryEntry::release)
        .toList();
  }

  /** The same, once the repository was found not to have a commit. */
  public History without(CommitId commit) {
    var more = new HashSet<>(gone);
    more.add(commit);
    return new History(
        readAt, link, repository, entries, among, unread, tags, branches, marks, unmarked, more);
  }
}
