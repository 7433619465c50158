package rollbackbot.sandbox.scalingo.apps;

import java.util.Optional;

/**
 * A repository as an app is linked to it.
 *
 * @param url the Git host's root address; absent, as the platform's own docs show it
 */
public record SimulatedLink(
    String owner,
    String repository,
    String scmType,
    Optional<String> url,
    String branch,
    boolean autoDeploy) {

  /** A link to GitHub. */
  public static SimulatedLink gitHub(
      String owner, String repository, String branch, boolean autoDeploy) {
    return new SimulatedLink(owner, repository, "github", Optional.empty(), branch, autoDeploy);
  }

  /** A link to a Git host at another address, such as one on this machine. */
  public static SimulatedLink selfHosted(
      String url, String owner, String repository, String branch, boolean autoDeploy) {
    return new SimulatedLink(
        owner, repository, "gitlab-self-hosted", Optional.of(url), branch, autoDeploy);
  }

  public SimulatedLink withAutoDeploy(boolean enabled) {
    return new SimulatedLink(owner, repository, scmType, url, branch, enabled);
  }
}
