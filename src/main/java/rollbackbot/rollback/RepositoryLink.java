package rollbackbot.rollback;

import java.util.Optional;

/**
 * The link between an app and the repository that the platform deploys it from.
 *
 * @param host the Git host, {@code host[:port]}; absent where the link doesn't tell
 * @param repository the address built from owner, name and the host, told or implied by the link's
 *     type; empty where no host is known
 * @param branch the branch that auto-deploy follows
 */
public record RepositoryLink(
    String owner,
    String name,
    Optional<String> host,
    Optional<Repository> repository,
    Optional<String> branch,
    boolean autoDeployEnabled) {}
