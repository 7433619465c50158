package rollbackbot.release;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollbackbot.source.BranchName;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryLink;
import rollbackbot.version.TagFormat;

/**
 * An app as its team configured it.
 *
 * @param repository the repository that must be the linked one; empty: whatever is linked
 * @param branchFormat the release branch's name, with {@code {tag}} in it
 * @param versionPattern a pattern whose first group is the version in a deployment's output
 * @param productOwner a user or a user group
 * @param channel where incidents of this app live; empty: where the command was typed
 * @param featureFlags patterns of the names of variables that may be switched off
 * @param tickets where its tickets are opened
 * @param riskyPaths patterns of the files whose change makes going back risky
 * @param afterRollback what is called after each rollback
 * @param approval whose consent its deployments and restores need beside the confirmation
 * @param road how its code gets to the platform; empty: as a branch where a repository is linked,
 *     else as an archive
 */
public record App(
    AppName name,
    PlatformApp platformApp,
    Optional<Repository> repository,
    TagFormat tagFormat,
    String branchFormat,
    Optional<Pattern> versionPattern,
    Operators operators,
    Optional<String> productOwner,
    Optional<String> channel,
    Optional<URI> healthCheck,
    List<String> featureFlags,
    TicketSystem tickets,
    List<String> riskyPaths,
    Optional<URI> afterRollback,
    ApprovalRule approval,
    Optional<Road> road) {

  /** The same app, of which the code gets to the platform this way, whatever else was said. */
  public App on(Road other) {
    return new App(
        name,
        platformApp,
        repository,
        tagFormat,
        branchFormat,
        versionPattern,
        operators,
        productOwner,
        channel,
        healthCheck,
        featureFlags,
        tickets,
        riskyPaths,
        afterRollback,
        approval,
        Optional.of(other));
  }

  /** How the code gets to the platform, with what is linked there. */
  public Road roadWith(Optional<RepositoryLink> link) {
    return road.orElse(link.isPresent() ? Road.BRANCH : Road.ARCHIVE);
  }

  /**
   * A format whose branches lie in no folder, so that no branch of a folder's name is in their way.
   */
  public String formatWithoutFolder() {
    var flat = branchFormat.replace('/', '-');
    return flat.equals(branchFormat) ? "rollback-{tag}" : flat;
  }

  /** A branch for a target that is in no folder, and so in no other branch's way. */
  public BranchName branchWithoutFolder(Target target) {
    var name = target.nameForBranch().replace('/', '-');
    return new BranchName(formatWithoutFolder().replace("{tag}", name));
  }

  /** The name of the release branch for a target, before looking whether it is free. */
  public BranchName releaseBranch(Target target) {
    return new BranchName(branchFormat.replace("{tag}", target.nameForBranch()));
  }
}
