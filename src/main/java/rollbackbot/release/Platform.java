package rollbackbot.release;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rollbackbot.archive.ArchiveFile;
import rollbackbot.archive.ArchiveSource;
import rollbackbot.secret.Secret;
import rollbackbot.source.BranchName;
import rollbackbot.source.RepositoryLink;
import rollbackbot.version.OutputTail;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.VersionLines;

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
  default List<Deployment> deployments(PlatformApp app, int limit) {
    return recent(app, limit, _ -> false).newestFirst();
  }

  /**
   * The newest deployments, read page by page until they are enough.
   *
   * @param enough asked after each page, with all that was read so far, newest first
   */
  Recent recent(PlatformApp app, int limit, Predicate<List<Deployment>> enough);

  /**
   * Deployments as they were read.
   *
   * @param all whether there are no older ones
   */
  record Recent(List<Deployment> newestFirst, boolean all) {}

  /** How many calls one reading may make: a part of what a minute allows. */
  int mostCallsOfAReading();

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

  /**
   * Asks for a deployment of an archive, which needs no linked repository. Never safe to run twice.
   */
  Deployment deploy(PlatformApp app, ArchiveSource source);

  /**
   * Puts an archive where the platform can get it, for a while. Safe to run twice.
   *
   * @return the address: whoever has it has the code
   */
  Secret upload(PlatformApp app, ArchiveFile file);

  /** The user name of our account, which the platform tells as who asked for a deployment. */
  String account();

  /** The page of a deployment on the platform's dashboard. */
  URI dashboard(PlatformApp app, DeploymentId id);

  /** The page of an app on the platform's dashboard. */
  URI dashboard(PlatformApp app);
}
