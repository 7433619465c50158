package rollbackbot.sandbox.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rollbackbot.rollback.CommitId;
import rollbackbot.rollback.Deployment;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.Stage;
import rollbackbot.sandbox.Trouble;
import rollbackbot.sandbox.page.PageState.App;
import rollbackbot.sandbox.page.PageState.Ref;
import rollbackbot.sandbox.page.PageState.Release;
import rollbackbot.sandbox.page.PageState.Remote;

/** What a dashboard of the platform and a Git host would show. */
final class WorldView {
  private static final int MOST_DEPLOYMENTS = 10;

  private final Stage.Set set;
  private final Map<String, CommitId> tags;

  WorldView(Stage.Set set) {
    this.set = set;
    this.tags = set.world().repository().tags();
  }

  PageState.World now() {
    return new PageState.World(
        set.bot().condition().name().toLowerCase(Locale.ROOT),
        set.bot().processId(),
        app(),
        remote(),
        Arrays.stream(Trouble.values()).filter(set.switchboard()::isOn).map(Trouble::id).toList(),
        set.switchboard().next().id());
  }

  private App app() {
    var scalingo = set.world().scalingo();
    var name = PlayedWorld.PLATFORM_APP;
    var deployments =
        scalingo.deploymentsOf(name).stream().limit(MOST_DEPLOYMENTS).map(this::release).toList();
    return new App(
        name,
        scalingo.healthOf(name),
        scalingo.autoDeploy(name),
        deployments.stream()
            .filter(release -> release.status().equals("success"))
            .map(Release::id)
            .findFirst(),
        deployments);
  }

  private Release release(Deployment deployment) {
    var commit =
        set.world().scalingo().commitOf(PlayedWorld.PLATFORM_APP, deployment.id()).orElseThrow();
    return new Release(
        deployment.id().value(),
        tagOf(commit).map(tag -> tag.substring(1)).orElse(commit.abbreviated()),
        commit.abbreviated(),
        deployment.status().word(),
        deployment.pusher().orElse(""),
        deployment.createdAt());
  }

  private Optional<String> tagOf(CommitId commit) {
    return tags.entrySet().stream()
        .filter(tag -> tag.getValue().equals(commit))
        .map(Map.Entry::getKey)
        .max(Comparator.naturalOrder());
  }

  private Remote remote() {
    return new Remote(
        PlayedWorld.OWNER + "/" + PlayedWorld.APP,
        refs(set.world().repository().branches()),
        refs(tags).reversed());
  }

  private static List<Ref> refs(Map<String, CommitId> refs) {
    return refs.entrySet().stream()
        .map(ref -> new Ref(ref.getKey(), ref.getValue().abbreviated()))
        .toList();
  }
}
