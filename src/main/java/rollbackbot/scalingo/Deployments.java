package rollbackbot.scalingo;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rollbackbot.archive.ArchiveSource;
import rollbackbot.once.Operation;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Platform;
import rollbackbot.release.PlatformApp;
import rollbackbot.scalingo.http.Answer;
import rollbackbot.scalingo.http.AuthorizedCalls;
import rollbackbot.scalingo.http.Call;
import rollbackbot.scalingo.http.Meta;
import rollbackbot.source.BranchName;

/** The deployments of an app: what there is, and asking for another. */
final class Deployments {
  private static final int PAGE_SIZE = 50;

  private final AuthorizedCalls calls;
  private final Regions regions;
  private final DeploymentReader reader;

  Deployments(AuthorizedCalls calls, Regions regions, DeploymentReader reader) {
    this.calls = calls;
    this.regions = regions;
    this.reader = reader;
  }

  /** Newest first; a deployment that moved to the next page meanwhile counts once. */
  Platform.Recent recent(PlatformApp app, int limit, Predicate<List<Deployment>> enough) {
    var found = new LinkedHashMap<DeploymentId, Deployment>();
    int pageSize = Math.min(limit, PAGE_SIZE);
    for (int number = 1; found.size() < limit; number++) {
      var page = page(app, number, pageSize);
      int before = found.size();
      page.deployments().forEach(deployment -> found.putIfAbsent(deployment.id(), deployment));
      boolean broughtNothing = found.size() == before;
      boolean all = page.isLast() || broughtNothing;
      var newest = found.values().stream().limit(limit).toList();
      if (enough.test(newest) || all) {
        return new Platform.Recent(newest, all && found.size() <= limit);
      }
    }
    return new Platform.Recent(found.values().stream().limit(limit).toList(), false);
  }

  private Page page(PlatformApp app, int number, int size) {
    var url =
        regions
            .apps(app.region(), app.name(), "deployments")
            .newBuilder()
            .addQueryParameter("page", Integer.toString(number))
            .addQueryParameter("per_page", Integer.toString(size))
            .build();
    var call = Call.urgentRead("deployments", Operation.READ_DEPLOYMENTS.of(app.name()), url);
    return calls.send(
        call,
        answer -> {
          var list = answer.json(ListAnswer.class);
          var rows = answer.present(list.deployments(), "deployments");
          return new Page(
              rows.stream().map(row -> reader.deployment(row, answer)).toList(), list.isLast());
        });
  }

  Deployment one(PlatformApp app, DeploymentId id) {
    var url = regions.apps(app.region(), app.name(), "deployments", id.value());
    var description = Operation.READ_DEPLOYMENT.of(id, app.name());
    return calls.send(Call.urgentRead("deployment", description, url), this::single);
  }

  /** Answers 200 by the docs; any success counts, as a deployment may have come of it. */
  Deployment deploy(PlatformApp app, BranchName branch) {
    var url = regions.apps(app.region(), app.name(), "scm_repo_link", "manual_deploy");
    var description = Operation.DEPLOY.of(branch, app.name());
    var body = Map.of("branch", branch.value());
    return calls.send(Call.write("deploy", description, "POST", url, body), this::single);
  }

  /**
   * Answers 200 by the docs, 201 by the official Go client; any success counts. The ref is repeated
   * in the history as it was given, and goes into the name of an image: it is the whole commit.
   */
  Deployment deploy(PlatformApp app, ArchiveSource source) {
    var url = regions.apps(app.region(), app.name(), "deployments");
    var description = Operation.DEPLOY_ARCHIVE.of(source.commit().abbreviated(), app.name());
    var body =
        Map.of(
            "deployment",
            Map.of("git_ref", source.commit().value(), "source_url", source.address().reveal()));
    // What the platform says of an address may repeat it.
    return calls.send(
        Call.write("deploy", description, "POST", url, body),
        answer -> single(answer.hiding(source.address())));
  }

  private Deployment single(Answer answer) throws IOException {
    var wire = answer.json(SingleAnswer.class).deployment();
    return reader.deployment(answer.present(wire, "a deployment"), answer);
  }

  private record Page(List<Deployment> deployments, boolean isLast) {}

  record SingleAnswer(DeploymentReader.@Nullable Wire deployment) {}

  record ListAnswer(@Nullable List<DeploymentReader.Wire> deployments, @Nullable Meta meta) {
    boolean isLast() {
      return Meta.isLast(Optional.ofNullable(meta));
    }
  }
}
