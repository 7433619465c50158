package rollbackbot.history;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.plan.Failure;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Platform;
import rollbackbot.release.Release;
import rollbackbot.release.Road;
import rollbackbot.release.history.History;
import rollbackbot.release.history.IdentifiedHistory;
import rollbackbot.release.history.OutputVersionCache;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryAddress;
import rollbackbot.source.RepositoryLink;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.Tag;

/** Reads all that a plan is made of, with as few calls as it takes. */
public final class HistoryReader {
  private static final int MOST_DEPLOYMENTS = 500;
  private static final int INCIDENTS = 10;

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

  /**
   * Reads as far back as it takes for a plan, or to a limit.
   *
   * @param about what the incident is about, where that is known
   */
  public Reading read(App app, PlanRequest request, Optional<Release> about) {
    return read(app, history -> Planner.suffices(app, history, request, about));
  }

  /** Reads as far back as it takes to tell what the previous version is, or to a limit. */
  public Reading downToPrevious(App app) {
    return read(
        app,
        history ->
            Planner.plan(app, history, new PlanRequest.Previous(), false, Optional.empty())
                instanceof Planner.Result.Ready);
  }

  /** Reads as far back as it takes for so many successful deployments, or to a limit. */
  public Reading successes(App app, int wanted) {
    return read(app, history -> history.successes().size() >= wanted);
  }

  /** Reads as far back as it takes to find what somebody typed, or to a limit. */
  public Reading find(App app, TypedVersion typed) {
    return read(
        app,
        history ->
            typed.isCommit()
                ? !typed.among(Planner.ran(app, history)).isEmpty()
                : Planner.suffices(app, history, new PlanRequest.Previous(), Optional.empty()));
  }

  private Reading read(App app, Predicate<History> enough) {
    var now = clock.instant();
    var link = platform.repositoryLink(app.platformApp());
    var mismatch = link.flatMap(linked -> mismatch(app, linked));
    if (mismatch.isPresent()) {
      return new Reading.Impossible(mismatch.get());
    }
    var repository = app.repository().or(() -> link.flatMap(RepositoryLink::repository));
    boolean isWithoutRoad = link.isEmpty() && app.roadWith(link) == Road.BRANCH;
    if (repository.isEmpty() || isWithoutRoad) {
      return new Reading.Impossible(new Failure.Reason.NoLink());
    }
    var refs = repositories.refs(repository.get(), branchPrefix(app));
    var pinned = PinnedCommits.of(incidents.newest(app.name(), INCIDENTS));
    var identified =
        new IdentifiedHistory(platform, cache, app, link, repository.get(), refs, pinned);
    var marks = incidents.marks(app.name());
    var unmarked = incidents.unmarked(app.name());
    Function<Optional<Integer>, History> soFar =
        among ->
            new History(
                now,
                link,
                repository.get(),
                identified.entries(),
                among,
                identified.unread(),
                refs.tags(),
                refs.branches(),
                marks,
                unmarked,
                Set.of());
    var recent =
        platform.recent(
            app.platformApp(),
            MOST_DEPLOYMENTS,
            deployments -> {
              identified.read(deployments);
              return identified.isAtLimit() || enough.test(soFar.apply(Optional.empty()));
            });
    return new Reading.Done(
        soFar.apply(recent.all() ? Optional.empty() : Optional.of(recent.newestFirst().size())));
  }

  /** The newest deployments down to the newest success, as a plan reads them. */
  public static List<Deployment> downToCurrent(Platform platform, App app) {
    return platform
        .recent(
            app.platformApp(),
            MOST_DEPLOYMENTS,
            deployments -> deployments.stream().anyMatch(it -> it.status().isSuccess()))
        .newestFirst();
  }

  /** The deployments that the bot asked for, in this incident and in those before it. */
  public Set<DeploymentId> ownDeployments(Incident incident) {
    var own = new HashSet<>(incident.ownDeployments());
    incidents
        .newest(incident.app(), INCIDENTS)
        .forEach(other -> own.addAll(other.ownDeployments()));
    return Set.copyOf(own);
  }

  /** What runs; one call. */
  public Optional<Deployment> newestSuccess(App app) {
    return newestSuccess(platform, app);
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
  public static Optional<Failure.Reason> mismatch(App app, RepositoryLink link) {
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

  private static final int DEPLOYMENTS = 20;

  public static Optional<Deployment> newestSuccess(Platform platform, App app) {
    return platform.deployments(app.platformApp(), DEPLOYMENTS).stream()
        .filter(it -> it.status().isSuccess())
        .findFirst();
  }
}
