package rollbackbot.rollback;

import java.util.Optional;

/**
 * The link between an app and the repository that the platform deploys it from.
 *
 * @param root the Git host, {@code host[:port]}, and the path below which it keeps its
 *     repositories, if any, such as {@code git.example/gitlab}; absent where the link doesn't tell
 * @param repository the address built from owner, name and the host, told or implied by the link's
 *     type; empty where no host is known
 * @param branch the branch that auto-deploy follows
 */
public record RepositoryLink(
    String owner,
    String name,
    Optional<String> root,
    Optional<Repository> repository,
    Optional<String> branch,
    boolean autoDeployEnabled) {}
