package rollbackbot.rollback;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rollbackbot.once.OutsideTrouble;

/** Reads all that a plan is made of, with as few calls as it takes. */
public final class HistoryReader {
  private static final int DEPLOYMENTS = 30;
  private static final int INCIDENTS = 10;
  private static final int MOST_OUTPUTS = 4;

  /** What comes behind the first part of a branch's name that is the same for all tags. */
  private static final Pattern BEHIND_FIRST_PART = Pattern.compile("[/{].*");

  private final Platform platform;
  private final SourceRepository repositories;
  private final Incidents incidents;
  private final OutputVersionCache cache;
  private final InstantSource clock;

  public HistoryReader(
      Platform platform,
      SourceRepository repositories,
      Incidents incidents,
      OutputVersionCache cache,
      InstantSource clock) {
    this.platform = platform;
    this.repositories = repositories;
    this.incidents = incidents;
    this.cache = cache;
    this.clock = clock;
  }

  /** Every way in which reading can end, but for trouble outside. */
  public sealed interface Reading {
    record Done(History history) implements Reading {}

    record Impossible(Failure.Reason reason) implements Reading {}
  }

  public Reading read(App app) {
    var now = clock.instant();
    var link = platform.repositoryLink(app.platformApp());
    if (link.isEmpty()) {
      return new Reading.Impossible(new Failure.Reason.NoLink());
    }
    var mismatch = mismatch(app, link.get());
    if (mismatch.isPresent()) {
      return new Reading.Impossible(mismatch.get());
    }
    var repository = app.repository().or(link.get()::repository);
    if (repository.isEmpty()) {
      return new Reading.Impossible(new Failure.Reason.NoLink());
    }
    var deployments = platform.deployments(app.platformApp(), DEPLOYMENTS);
    var refs = repositories.refs(repository.get(), branchPrefix(app));
    var entries = identify(app, link.get(), deployments, refs.tags());
    return new Reading.Done(
        new History(
            now,
            link.get(),
            repository.get(),
            entries,
            refs.tags(),
            refs.branches(),
            incidents.marks(app.name()),
            incidents.unmarked(app.name())));
  }

  /** The deployments that the bot asked for, in this incident and in those before it. */
  Set<DeploymentId> ownDeployments(Incident incident) {
    var own = new HashSet<>(incident.ownDeployments());
    incidents
        .newest(incident.app(), INCIDENTS)
        .forEach(other -> own.addAll(other.ownDeployments()));
    return Set.copyOf(own);
  }

  /** What runs; one call. */
  Optional<Deployment> newestSuccess(App app) {
    return Succession.newestSuccess(platform, app);
  }

  /** The repository of an app, without its history: for looking up one version. */
  public Optional<Repository> repository(App app) {
    return app.repository()
        .or(() -> platform.repositoryLink(app.platformApp()).flatMap(RepositoryLink::repository));
  }

  /** All tags of an app's repository. */
  public List<Tag> tags(App app) {
    return repository(app)
        .map(repository -> repositories.refs(repository, branchPrefix(app)).tags())
        .orElse(List.of());
  }

  /** A configured repository must be the linked one: same owner and name, same host if told. */
  static Optional<Failure.Reason> mismatch(App app, RepositoryLink link) {
    return app.repository()
        .filter(repository -> !isLinked(RepositoryAddress.of(repository), link))
        .map(repository ->
            new Failure.Reason.OtherRepositoryLinked(
                repository.url(),
                link.root().map(root -> root + "/").orElse("") + link.owner() + "/" + link.name()));
  }

  private static boolean isLinked(RepositoryAddress configured, RepositoryLink link) {
    var linked = RepositoryAddress.of(link.root().orElse(""), link.owner(), link.name());
    if (link.root().isPresent()) {
      return configured.equals(linked);
    }
    // A host that nothing tells may keep its repositories below a path.
    return link.repository().isPresent()
        ? configured.hasPathOf(linked)
        : configured.endsLike(linked);
  }

  /** The first part of the branch's name: a branch of that name would be in the way, too. */
  private static String branchPrefix(App app) {
    return BEHIND_FIRST_PART.matcher(app.branchFormat()).replaceFirst("");
  }

  private List<HistoryEntry> identify(
      App app, RepositoryLink link, List<Deployment> deployments, List<Tag> tags) {
    var identification =
        new VersionIdentification(tags, app.tagFormat(), PackageNames.of(app, link.name()));
    Map<DeploymentId, List<OutputVersion>> outputs = new HashMap<>();
    int reads = 0;
    boolean provable = false;
    for (var deployment : successes(deployments)) {
      boolean tagged = identification.of(deployment, List.of()) instanceof IdentifiedVersion.ByTag;
      boolean interesting = outputs.isEmpty() || !tagged || !provable;
      provable |= tagged && !outputs.isEmpty();
      var known = cache.find(deployment.id());
      if (known.isPresent()) {
        outputs.put(deployment.id(), known.get());
      } else if (interesting && reads < MOST_OUTPUTS) {
        reads++;
        readOutput(app, link, deployment, tagged)
            .ifPresent(versions -> outputs.put(deployment.id(), versions));
      }
    }
    var entries = new ArrayList<HistoryEntry>();
    for (var deployment : deployments) {
      var said = outputs.getOrDefault(deployment.id(), List.of());
      entries.add(new HistoryEntry(deployment, identification.of(deployment, said)));
    }
    return List.copyOf(entries);
  }

  private static List<Deployment> successes(List<Deployment> deployments) {
    return deployments.stream().filter(deployment -> deployment.status().isSuccess()).toList();
  }

  /** Where a tag tells the version, the output only confirms it, and may be missing. */
  private Optional<List<OutputVersion>> readOutput(
      App app, RepositoryLink link, Deployment deployment, boolean tagged) {
    try {
      var versions =
          platform.outputVersions(
              app.platformApp(), deployment.id(), VersionLinesFor.app(app, link.name()));
      cache.remember(deployment.id(), versions);
      return Optional.of(versions);
    } catch (OutsideTrouble e) {
      if (!tagged) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
