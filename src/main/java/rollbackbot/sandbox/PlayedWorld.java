package rollbackbot.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.git.HostedRepository;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.apps.SimulatedTraffic.Level;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.slack.FakeSlack;
import rollbackbot.source.CommitId;

/**
 * A workspace, a platform and a Git host. The app of the scenarios is {@code my-app}: release 4.1.0
 * runs, 4.0.0 and 3.9.0 ran before it, and each push to {@code main} is deployed. Beside it is
 * {@code billing-api}, deployed from {@code production}, and {@code status-page}, to which no
 * repository is linked.
 */
public final class PlayedWorld implements AutoCloseable {
  public static final String APP = "my-app";
  public static final String PLATFORM_APP = "my-app-prod";
  public static final String OWNER = "acme";
  public static final String CURRENT = "4.1.0";
  public static final String PREVIOUS = "4.0.0";
  public static final String BEFORE_THAT = "3.9.0";
  public static final String FEATURE = "FEATURE_NEW_CHECKOUT";

  /** Of the requests, while a broken version runs. */
  private static final double FAILING = 0.08;

  private static final String TICKET_TOKEN = "ticket-token-of-the-sandbox";
  private static final PlayedApp SHOP = new PlayedApp(APP, PLATFORM_APP, Optional.of("main"));
  private static final PlayedApp BILLING =
      new PlayedApp("billing-api", "billing-api-prod", Optional.of("production"));

  /** No repository is linked to it: its team deploys archives. */
  public static final PlayedApp UNLINKED =
      new PlayedApp("status-page", "status-page-prod", Optional.empty());

  private static final Logger log = LoggerFactory.getLogger(PlayedWorld.class);

  private final FakeGitHost git;
  private final HostedRepository repository;
  private final FakeScalingo scalingo;
  private final FakeSlack slack;
  private volatile String approval = "none";
  private volatile String flagsOfStatusPage = "";

  private PlayedWorld(
      FakeGitHost git, HostedRepository repository, FakeScalingo scalingo, FakeSlack slack) {
    this.git = git;
    this.repository = repository;
    this.scalingo = scalingo;
    this.slack = slack;
  }

  /**
   * Builds the world.
   *
   * @param folder for the Git repositories
   */
  public static PlayedWorld open(Path folder, Clock clock, FakeSlack slack) {
    var git = new FakeGitHost(folder.resolve("git"), 0).start();
    git.repository(OWNER, APP).release(BEFORE_THAT).annotatedRelease(PREVIOUS).release(CURRENT);
    git.repository(OWNER, BILLING.name())
        .release("2.6.1")
        .release("2.7.0")
        .branch(BILLING.branch().orElseThrow(), "v2.7.0")
        .commit("Draft of electronic invoices", Map.of("einvoice.js", "// not yet\n"));
    git.repository(OWNER, UNLINKED.name()).release("1.3.0").release("1.4.0");
    var world = build(git, clock, slack);
    world.fill(clock);
    return world;
  }

  /** The world that an earlier run left in the folder. */
  static PlayedWorld reopen(Path folder, Clock clock, FakeSlack slack, SavedWorld saved) {
    var git = gitHost(folder.resolve("git"), saved.gitPort());
    var world = build(git, clock, slack);
    world.equip(clock);
    world.scalingo.restore(saved.platform());
    world.slack.messages().restore(saved.messages());
    return world;
  }

  /**
   * On the port of the earlier run, since the bot's stored plans name it; on another if it is
   * taken.
   */
  private static FakeGitHost gitHost(Path folder, int port) {
    try {
      return new FakeGitHost(folder, port).start();
    } catch (IllegalStateException taken) {
      log.info("the Git host moves from port {}, which is taken", port);
      return new FakeGitHost(folder, 0).start();
    }
  }

  private static PlayedWorld build(FakeGitHost git, Clock clock, FakeSlack slack) {
    var scalingo =
        new FakeScalingo(
            clock,
            0,
            (owner, name, branch) ->
                Optional.ofNullable(git.repository(owner, name).branches().get(branch)));
    return new PlayedWorld(git, git.repository(OWNER, APP), scalingo, slack);
  }

  /** The same in the example workspace. */
  public static PlayedWorld open(Path folder, Clock clock) {
    return open(folder, clock, FakeSlack.example());
  }

  /** The page that no database and no feature flag is behind has a new release that fails. */
  void breakStatusPage(Clock clock) {
    var page = repository(UNLINKED).release("1.5.0");
    ranFor(UNLINKED, "1.5.0", Duration.ofMinutes(12), "dave", clock);
    scalingo.breaks(UNLINKED.platformName(), page.commitOf("v1.5.0"));
    slack.say("U0CAROL", "C0INCIDENTS", "The status page shows errors since 1.5.0");
  }

  /** From its next start on, the bot knows which variables of the page would be switches. */
  void nameFlagsOfStatusPage() {
    flagsOfStatusPage = "feature-flags: [\"FEATURE_*\"]";
  }

  private void requests(PlayedApp app, double perMinute, Clock clock) {
    var since = clock.instant().minus(Duration.ofDays(2));
    scalingo.happens(
        app.platformName(),
        resources -> {
          resources.traffic().from(since, new Level(perMinute, 0));
          resources.traffic().failsWhileBroken(FAILING);
        });
  }

  /** How many requests there are, of which more fail while a broken version runs. */
  void playTraffic(Clock clock) {
    requests(SHOP, 240, clock);
    requests(UNLINKED, 300, clock);
  }

  /** The running release has a fault: while its feature is on, the health check answers badly. */
  public void breakCheckout() {
    scalingo.breaksWhile(PLATFORM_APP, commitOf(CURRENT), FEATURE);
    slack.say("U0BOB", "C0GENERAL", CURRENT + " is live");
    slack.say(
        "U0CAROL", "C0INCIDENTS", "Since the release nobody can pay: checkout shows an error");
  }

  /** From its next start on, the bot asks a second person for what one has confirmed. */
  public void asksASecondPerson() {
    approval = "second-person";
  }

  /** Somebody fixes something in a hurry: a new release, deployed by hand. */
  public void hotfix(String person) {
    int patch = 1;
    while (repository.tags().containsKey(hotfixTag(patch))) {
      patch++;
    }
    var version = hotfixTag(patch).substring(1);
    repository.release(version);
    scalingo.packageAt(commitOf(version), APP + "@" + version);
    scalingo.deployedBy(person, PLATFORM_APP, commitOf(version));
  }

  /** Somebody pushes the fix to the branch that the app follows. */
  public void pushFix() {
    repository.commit(
        "Checkout works again", Map.of("fix.js", "// " + repository.branches().get("main") + "\n"));
    scalingo.pushTo(OWNER, APP, "main");
  }

  private static String hotfixTag(int patch) {
    return "v" + CURRENT.substring(0, CURRENT.lastIndexOf('.') + 1) + patch;
  }

  private void fill(Clock clock) {
    equip(clock);
    ranFor(SHOP, BEFORE_THAT, Duration.ofDays(9), "bob", clock);
    ranFor(SHOP, PREVIOUS, Duration.ofDays(3), "alice", clock);
    ranFor(SHOP, CURRENT, Duration.ofMinutes(25), "bob", clock);
    ranFor(BILLING, "2.6.1", Duration.ofDays(40), "carol", clock);
    ranFor(BILLING, "2.7.0", Duration.ofDays(12), "carol", clock);
    ranFor(UNLINKED, "1.3.0", Duration.ofDays(60), "dave", clock);
    ranFor(UNLINKED, "1.4.0", Duration.ofDays(2), "dave", clock);
  }

  private void equip(Clock clock) {
    apps().forEach(this::link);
    var resources = new ExampleResources(scalingo, clock.instant());
    resources.shop(SHOP.platformName());
    resources.billing(BILLING.platformName());
  }

  private void link(PlayedApp app) {
    var name = app.platformName();
    scalingo.addApp(name);
    var host = "http://" + URI.create(git.address(OWNER, app.name()).url()).getAuthority();
    app.branch()
        .map(branch -> SimulatedLink.selfHosted(host, OWNER, app.name(), branch, true))
        .ifPresent(link -> scalingo.link(name, link));
  }

  private void ranFor(PlayedApp app, String version, Duration since, String pusher, Clock clock) {
    var commit = repository(app).commitOf("v" + version);
    scalingo.packageAt(commit, app.name() + "@" + version);
    var at = clock.instant().minus(since);
    scalingo.addPast(app.platformName(), commit, at, pusher, DeploymentScript.SUCCESS);
  }

  /** The apps; that of the scenarios is the first. */
  public List<PlayedApp> apps() {
    return List.of(SHOP, BILLING, UNLINKED);
  }

  public HostedRepository repository(PlayedApp app) {
    return git.repository(OWNER, app.name());
  }

  public CommitId commitOf(String version) {
    return repository.commitOf("v" + version);
  }

  /**
   * The environment in which the real bot lives in this world; it listens on a port that is free.
   *
   * @param data the bot's data folder
   */
  public Map<String, String> environment(Path data) {
    return Map.ofEntries(
        Map.entry("SLACK_BOT_TOKEN", slack.botToken()),
        slack.isSocketMode()
            ? Map.entry("SLACK_APP_TOKEN", slack.appToken())
            : Map.entry("SLACK_SIGNING_SECRET", slack.signingSecret()),
        Map.entry("SLACK_API_URL", slack.apiUrl()),
        Map.entry("SCALINGO_API_TOKEN", scalingo.apiToken().reveal()),
        Map.entry("SCALINGO_AUTH_URL", scalingo.url().toString()),
        Map.entry("SCALINGO_CALLS_PER_MINUTE", "600"),
        Map.entry("GIT_HOST", "127.0.0.1:" + git.port()),
        Map.entry("GIT_API_URL", git.apiUrl().toString()),
        Map.entry("TICKET_TOKEN", TICKET_TOKEN),
        Map.entry("ROLLBACK_DATA_DIR", data.toString()),
        Map.entry("PORT", "0"),
        Map.entry("ROLLBACK_CONFIG", configurationFile()));
  }

  private String configurationFile() {
    return """
    operators: [S0OPSTEAM]
    approval: %s
    approval-bypass: true
    apps:
      %s:
        scalingo-app: %s
        product-owner: U0CAROL
        health-check: %s
        feature-flags: ["FEATURE_*"]
        tickets: github
      %s:
        scalingo-app: %s
        health-check: %s
        feature-flags: ["FEATURE_*"]
        tickets: github
      %s:
        scalingo-app: %s
        repository: %s
        health-check: %s
        %s
    """
        .formatted(
            approval,
            SHOP.name(),
            SHOP.platformName(),
            scalingo.healthCheck(SHOP.platformName()),
            BILLING.name(),
            BILLING.platformName(),
            scalingo.healthCheck(BILLING.platformName()),
            UNLINKED.name(),
            UNLINKED.platformName(),
            git.address(OWNER, UNLINKED.name()),
            scalingo.healthCheck(UNLINKED.platformName()),
            flagsOfStatusPage);
  }

  public FakeGitHost git() {
    return git;
  }

  public HostedRepository repository() {
    return repository;
  }

  public FakeScalingo scalingo() {
    return scalingo;
  }

  public FakeSlack slack() {
    return slack;
  }

  @Override
  public void close() {
    slack.close();
    scalingo.close();
    git.close();
  }
}
