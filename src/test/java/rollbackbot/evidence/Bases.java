package rollbackbot.evidence;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.evidence.look.Basis;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.release.AppBuilder;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Operators;
import rollbackbot.release.Release;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryLink;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;
import rollbackbot.version.CommitProof;
import rollbackbot.version.Version;
import rollbackbot.version.VersionSource;

/** What is looked at: 4.1.0 runs, after 4.0.0. */
final class Bases {
  private static final Repository REPOSITORY = new Repository("https://github.com/acme/my-app.git");

  private Bases() {}

  static Basis of(World world) {
    var took = Duration.between(world.began, world.live);
    var newest = success("2", "4.1.0", 'b', world.began, took);
    var earlier = success("1", "4.0.0", 'a', world.earlier, Duration.ofSeconds(80));
    return of(app(), List.of(newest, earlier), World.NOW).weighed(_ -> List.of());
  }

  static Basis of(App app, List<HistoryEntry> newestFirst, Instant now) {
    var history =
        new History(
            now,
            Optional.of(
                new RepositoryLink(
                    "acme",
                    "my-app",
                    Optional.of("github.com"),
                    Optional.of(REPOSITORY),
                    Optional.of("main"),
                    true)),
            REPOSITORY,
            newestFirst,
            Optional.empty(),
            Set.of(),
            List.of(),
            Map.of(),
            Set.of(),
            Set.of(),
            Set.of());
    var planned = Planner.plan(app, history, new PlanRequest.Previous(), false, Optional.empty());
    return new Basis(
        app,
        InService.of(newestFirst),
        planned instanceof Planner.Result.Ready(var plan)
            ? Optional.of(new Basis.WayBack(plan, Optional.of("scalingo-22")))
            : Optional.empty(),
        now);
  }

  static HistoryEntry success(String id, String version, char commit, Instant at, Duration took) {
    var whole = new CommitId(String.valueOf(commit).repeat(40));
    var deployment =
        new Deployment(
            new DeploymentId(id),
            at,
            new DeploymentStatus("success"),
            Optional.of(whole.value()),
            Optional.of("carol"),
            Optional.of(took),
            Optional.of("scalingo-22"));
    return new HistoryEntry(
        deployment,
        new Release(
            deployment.id(),
            Optional.of(new Version(version)),
            Optional.of(whole.value()),
            at,
            Optional.of("carol"),
            VersionSource.TAG,
            Optional.empty(),
            Optional.of(new Tag(new TagName("v" + version), whole, Optional.empty())),
            Optional.of(CommitProof.values()[0])));
  }

  static App app() {
    return AppBuilder.named("my-app")
        .from(REPOSITORY)
        .operatedBy(new Operators.Listed(List.of("U0ALICE")))
        .healthCheck(Optional.of(URI.create("https://my-app.example/health")))
        .featureFlags(List.of("FEATURE_*"))
        .build();
  }
}
