package rollbackbot.whole;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rollbackbot.release.Deployment;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.sandbox.slack.workspace.PlayedWorkspace;
import rollbackbot.source.CommitId;

/** Several apps, each with two releases and a channel of its own. */
final class World implements AutoCloseable {
  private static final String OWNER = "acme";
  private static final Clock CLOCK = Clock.systemUTC();

  private final List<String> apps;
  private final FakeSlack slack;
  private final FakeGitHost git;
  private final FakeScalingo scalingo;

  World(Path folder, String... names) {
    this(folder, Limits.NONE, List.of(names));
  }

  /** What the services outside allow. */
  enum Limits {
    /** What they really do. */
    REAL,
    NONE
  }

  World(Path folder, Limits limits, List<String> names) {
    apps = names;
    var workspace = PlayedWorkspace.example();
    apps.forEach(app -> workspace.openChannel(channel(app), app, "U0BOT", "U0ALICE", "U0BOB"));
    var played = FakeSlack.of(workspace).patience(Rehearsal.PATIENCE);
    slack = (limits == Limits.REAL ? played : played.withoutRateLimits()).start();
    git = new FakeGitHost(folder.resolve("git"), 0).start();
    scalingo =
        new FakeScalingo(
            CLOCK,
            0,
            (owner, name, branch) ->
                Optional.ofNullable(git.repository(owner, name).branches().get(branch)));
    scalingo.pace(DeploymentPace.IMMEDIATE);
    apps.forEach(this::fill);
  }

  private void fill(String app) {
    git.repository(OWNER, app).release("1.0.0").release("2.0.0");
    scalingo.addApp(app);
    var host = "http://" + URI.create(git.address(OWNER, app).url()).getAuthority();
    scalingo.link(app, SimulatedLink.selfHosted(host, OWNER, app, "main", true));
    ranFor(app, "1.0.0", Duration.ofDays(3));
    ranFor(app, "2.0.0", Duration.ofHours(1));
  }

  private void ranFor(String app, String version, Duration since) {
    var commit = git.repository(OWNER, app).commitOf("v" + version);
    scalingo.packageAt(commit, app + "@" + version);
    scalingo.addPast(app, commit, CLOCK.instant().minus(since), "bob", DeploymentScript.SUCCESS);
  }

  static String channel(String app) {
    return "C0" + app.toUpperCase(java.util.Locale.ROOT).replace("-", "");
  }

  /** What a replica needs to live here. */
  Map<String, String> environment(String databaseUrl) {
    return Map.of(
        "SLACK_BOT_TOKEN",
        slack.botToken(),
        "SLACK_SIGNING_SECRET",
        slack.signingSecret(),
        "SLACK_API_URL",
        slack.apiUrl(),
        "SCALINGO_API_TOKEN",
        scalingo.apiToken().reveal(),
        "SCALINGO_AUTH_URL",
        scalingo.url().toString(),
        "SCALINGO_CALLS_PER_MINUTE",
        "600",
        "DATABASE_URL",
        databaseUrl,
        "CONTAINER",
        "web-1",
        "PORT",
        "0",
        "ROLLBACK_CONFIG",
        "operators: [S0OPSTEAM]\napps:\n" + apps());
  }

  private String apps() {
    return apps.stream().map(app -> "  " + app + ":\n").collect(Collectors.joining());
  }

  FakeSlack slack() {
    return slack;
  }

  FakeScalingo scalingo() {
    return scalingo;
  }

  Effect.Place place(String app) {
    return new Effect.Place(scalingo, app, git, git.address(OWNER, app));
  }

  /** How often anybody has asked anything about an app outside. */
  long calls(String app) {
    return scalingo.calls().stream().filter(it -> it.path().contains("/" + app + "/")).count()
        + git.received().stream()
            .filter(it -> it.repository().equals(OWNER + "/" + app + ".git"))
            .count();
  }

  CommitId target(String app) {
    return git.repository(OWNER, app).commitOf("v1.0.0");
  }

  /** Of the version that ran before anything was rolled back. */
  CommitId commitThatRan(String app) {
    return git.repository(OWNER, app).commitOf("v2.0.0");
  }

  Map<String, CommitId> branches(String app) {
    return git.repository(OWNER, app).branches();
  }

  /** The deployments that weren't there from the start. */
  List<Deployment> newDeployments(String app) {
    var all = scalingo.deploymentsOf(app);
    return all.subList(0, all.size() - 2);
  }

  @Override
  public void close() {
    slack.close();
    scalingo.close();
    git.close();
  }
}
