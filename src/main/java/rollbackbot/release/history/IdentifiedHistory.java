package rollbackbot.release.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Platform;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryAddress;
import rollbackbot.source.RepositoryLink;
import rollbackbot.source.RepositoryRefs;
import rollbackbot.version.OutputVersion;
import rollbackbot.version.TagNames;

/**
 * The deployments of one reading with what they deployed, page by page. Outputs are read where only
 * they can tell a commit; for names and as a check, no more than a few.
 */
public final class IdentifiedHistory {
  private static final int MOST_OUTPUTS_FOR_NAMES = 4;

  /** Of what a tag names: what runs, and what ran before. */
  private static final int MOST_CHECKS = 2;

  /** What a plan and its board ask for besides: the link, databases, events. */
  private static final int OTHER_CALLS = 6;

  private final Platform platform;
  private final OutputVersionCache cache;
  private final App app;
  private final String repositoryName;
  private final TagNames tags;
  private final VersionIdentification identification;
  private final int mostCalls;
  private final Map<DeploymentId, List<OutputVersion>> outputs = new HashMap<>();
  private final Set<DeploymentId> unread = new HashSet<>();
  private List<HistoryEntry> entries = List.of();
  private int calls;
  private int forNames;
  private int checks;

  /**
   * The deployments of an app, none of which is read yet.
   *
   * @param pinned the commits that we asked for
   */
  public IdentifiedHistory(
      Platform platform,
      OutputVersionCache cache,
      App app,
      Optional<RepositoryLink> link,
      Repository repository,
      RepositoryRefs refs,
      Map<DeploymentId, CommitId> pinned) {
    this.platform = platform;
    this.cache = cache;
    this.app = app;
    this.repositoryName =
        link.map(RepositoryLink::name).orElseGet(RepositoryAddress.of(repository)::name);
    this.tags = new TagNames(refs.tags(), app.tagFormat());
    this.identification =
        new VersionIdentification(
            tags,
            PackageNames.of(app, repositoryName),
            link.flatMap(RepositoryLink::branch),
            refs.branches(),
            pinned);
    this.mostCalls = Math.max(2, platform.mostCallsOfAReading() - OTHER_CALLS);
  }

  public List<HistoryEntry> entries() {
    return entries;
  }

  /** Those of which only the output could tell the commit, and wasn't read. */
  public Set<DeploymentId> unread() {
    return Set.copyOf(unread);
  }

  /** Whether nothing more may be asked for. */
  public boolean isAtLimit() {
    return calls >= mostCalls;
  }

  /** Identifies all that was read so far; one more page was. */
  public void read(List<Deployment> newestFirst) {
    calls++;
    unread.clear();
    var known = identification.commits(newestFirst);
    for (var deployment : newestFirst) {
      if (deployment.status().isSuccess() && !outputs.containsKey(deployment.id())) {
        read(deployment, Optional.ofNullable(known.get(deployment.id())));
      }
    }
    entries = identification.identify(newestFirst, outputs);
  }

  private void read(Deployment deployment, Optional<CommitId> commit) {
    boolean tagged = commit.flatMap(tags::at).isPresent();
    var remembered = cache.find(deployment.id());
    if (remembered.isPresent()) {
      outputs.put(deployment.id(), remembered.get());
      checks += tagged ? 1 : 0;
    } else if (commit.isEmpty()) {
      readNeeded(deployment);
    } else if (!(tagged && checks >= MOST_CHECKS)
        && forNames < MOST_OUTPUTS_FOR_NAMES
        && !isAtLimit()) {
      forNames++;
      readCourtesy(deployment, tagged);
    }
  }

  private void readNeeded(Deployment deployment) {
    if (isAtLimit()) {
      unread.add(deployment.id());
    } else {
      outputs.put(deployment.id(), versions(deployment));
    }
  }

  /** The commit is what counts: its output only names or confirms it, and may be missing. */
  private void readCourtesy(Deployment deployment, boolean tagged) {
    try {
      outputs.put(deployment.id(), versions(deployment));
      checks += tagged ? 1 : 0;
    } catch (OutsideTrouble e) {
      // Asked for again at the next plan: the name is missing until then.
      outputs.put(deployment.id(), List.of());
    }
  }

  private List<OutputVersion> versions(Deployment deployment) {
    calls++;
    var versions =
        platform.outputVersions(
            app.platformApp(), deployment.id(), VersionLinesFor.app(app, repositoryName));
    cache.remember(deployment.id(), versions);
    return versions;
  }
}
