package rollbackbot.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a plan is made of, as read at one moment.
 *
 * @param entries the deployments, newest first
 * @param branches those that could collide with the release branch
 * @param marks versions that somebody rolled away from with the bot
 * @param unmarked versions that a person took the mark off
 */
public record History(
    Instant readAt,
    RepositoryLink link,
    Repository repository,
    List<HistoryEntry> entries,
    List<Tag> tags,
    Map<BranchName, CommitId> branches,
    Set<String> marks,
    Set<String> unmarked) {}
