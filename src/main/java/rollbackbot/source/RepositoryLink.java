package rollbackbot.source;

import java.util.Optional;

/**
 * The link between an app and the repository that the platform deploys it from.
 *
 * @param root the Git host, {@code host[:port]}, and the path below which it keeps its
 *     repositories, if any, such as {@code git.example/gitlab}; absent where the link doesn't tell
 * @param repository the address built from owner, name and the host, told or implied by the link's
 *     type; empty where no host is known
 * @param selfHosted what a host of one's own runs, where the link's type tells it
 * @param branch the branch that auto-deploy follows
 */
public record RepositoryLink(
    String owner,
    String name,
    Optional<String> root,
    Optional<Repository> repository,
    Optional<CodeHost> selfHosted,
    Optional<String> branch,
    boolean autoDeployEnabled) {

  /** On a host that everybody knows, or of which nothing is told. */
  public RepositoryLink(
      String owner,
      String name,
      Optional<String> root,
      Optional<Repository> repository,
      Optional<String> branch,
      boolean autoDeployEnabled) {
    this(owner, name, root, repository, Optional.empty(), branch, autoDeployEnabled);
  }
}
