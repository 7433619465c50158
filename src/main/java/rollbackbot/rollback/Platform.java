package rollbackbot.rollback;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The hosting platform. Trouble on the way is an {@link OutsideTrouble}; reading calls throw {@link
 * OutsideTrouble.Unavailable} where writing calls throw {@link OutsideTrouble.Unanswered}.
 */
public interface Platform {

  /** Whether the platform knows the app in that region, as far as our account may see. */
  boolean exists(PlatformApp app);

  /** The names of the apps that our account reaches in a region. */
  List<String> appNames(String region);

  /** The repository that the app is deployed from; empty when none is linked. */
  Optional<RepositoryLink> repositoryLink(PlatformApp app);

  /** The newest deployments, newest first. */
  List<Deployment> deployments(PlatformApp app, int limit);

  Deployment deployment(PlatformApp app, DeploymentId id);

  /**
   * The versions that a deployment's output tells, read as a stream up to the line that settles it.
   * Empty when there is no output.
   */
  List<OutputVersion> outputVersions(PlatformApp app, DeploymentId id, VersionLines lines);

  /** The last lines of a deployment's output, without colours; not yet cleaned of secrets. */
  OutputTail outputTail(PlatformApp app, DeploymentId id, int lines);

  /** Switches auto-deploy on or off, and nothing else of the link. Safe to run twice. */
  void setAutoDeploy(PlatformApp app, boolean enabled);

  /** Asks for a deployment of a branch of the linked repository. Never safe to run twice. */
  Deployment deploy(PlatformApp app, BranchName branch);

  /** The page of a deployment on the platform's dashboard. */
  URI dashboard(PlatformApp app, DeploymentId id);

  /** The page of an app on the platform's dashboard. */
  URI dashboard(PlatformApp app);
}
