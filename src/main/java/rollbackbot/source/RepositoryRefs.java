package rollbackbot.source;

import java.util.List;
import java.util.Map;

/** Tags and branches of a repository, as advertised at one moment. */
public record RepositoryRefs(List<Tag> tags, Map<BranchName, CommitId> branches) {}
