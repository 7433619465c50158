package rollbackbot.sandbox.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rollbackbot.release.Deployment;
import rollbackbot.sandbox.PlayedApp;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.sandbox.page.PageState.Ref;
import rollbackbot.sandbox.page.PageState.Remote;
import rollbackbot.sandbox.page.PageState.ShownBackup;
import rollbackbot.sandbox.page.PageState.ShownDatabase;
import rollbackbot.sandbox.page.PageState.ShownMinute;
import rollbackbot.sandbox.page.PageState.ShownRelease;
import rollbackbot.sandbox.page.PageState.ShownVariable;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.apps.SimulatedVariable;
import rollbackbot.source.CommitId;

/** What a dashboard of the platform and a Git host would show of one app. */
final class AppView {
  private static final int MOST_DEPLOYMENTS = 10;
  private static final int MOST_BACKUPS = 4;
  private static final int MINUTES = 30;
  private static final Pattern SECRET_NAME = Pattern.compile("KEY|SECRET|TOKEN|PASSWORD");
  private static final Pattern ADDRESS_WITH_PASSWORD = Pattern.compile("://[^/]*@");

  private final PlayedWorld world;
  private final PlayedApp app;
  private final FakeScalingo scalingo;
  private final String name;
  private final Map<String, CommitId> tags;

  AppView(PlayedWorld world, PlayedApp app) {
    this.world = world;
    this.app = app;
    this.scalingo = world.scalingo();
    this.name = app.platformName();
    this.tags = world.repository(app).tags();
  }

  PageState.ShownApp now() {
    var deployments =
        scalingo.deploymentsOf(name).stream().limit(MOST_DEPLOYMENTS).map(this::release).toList();
    return new PageState.ShownApp(
        name,
        scalingo.statusOf(name),
        scalingo.healthOf(name),
        traffic(),
        scalingo.autoDeploy(name),
        app.branch(),
        deployments.stream()
            .filter(release -> release.status().equals("success"))
            .map(ShownRelease::id)
            .findFirst(),
        deployments,
        scalingo.variablesOf(name).stream().map(AppView::variable).toList(),
        scalingo.databasesOf(name).stream().map(this::database).toList(),
        remote());
  }

  /** Of the last half an hour. */
  private List<ShownMinute> traffic() {
    var all = scalingo.trafficOf(name, false);
    var failed = scalingo.trafficOf(name, true);
    int first = Math.max(0, all.size() - MINUTES);
    return IntStream.range(first, all.size())
        .mapToObj(minute ->
            new ShownMinute(
                all.get(minute).at(), all.get(minute).perMinute(), failed.get(minute).perMinute()))
        .toList();
  }

  private ShownRelease release(Deployment deployment) {
    var commit = scalingo.commitOf(name, deployment.id()).orElseThrow();
    return new ShownRelease(
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

  private static ShownVariable variable(SimulatedVariable variable) {
    boolean isSecret =
        SECRET_NAME.matcher(variable.name()).find()
            || ADDRESS_WITH_PASSWORD.matcher(variable.value()).find();
    return new ShownVariable(variable.name(), variable.value(), isSecret);
  }

  private ShownDatabase database(rollbackbot.database.Database database) {
    var backups =
        scalingo.backupsOf(name, database.id()).stream()
            .limit(MOST_BACKUPS)
            .map(backup ->
                new ShownBackup(
                    backup.status().name().toLowerCase(Locale.ROOT),
                    backup.createdAt(),
                    backup.size()))
            .toList();
    return new ShownDatabase(
        database.engine(),
        database.plan(),
        database.usable(),
        backups,
        scalingo.restoresOf(name, database.id()));
  }

  private Remote remote() {
    return new Remote(
        PlayedWorld.OWNER + "/" + app.name(),
        refs(world.repository(app).branches()),
        refs(tags).reversed());
  }

  private static List<Ref> refs(Map<String, CommitId> refs) {
    return refs.entrySet().stream()
        .map(ref -> new Ref(ref.getKey(), ref.getValue().abbreviated()))
        .toList();
  }
}
