package rollbackbot.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollbackbot.rollback.CommitId;
import rollbackbot.sandbox.git.FakeGitHost;
import rollbackbot.sandbox.git.HostedRepository;
import rollbackbot.sandbox.scalingo.FakeScalingo;
import rollbackbot.sandbox.scalingo.Fate;
import rollbackbot.sandbox.scalingo.SimulatedLink;
import rollbackbot.sandbox.slack.FakeSlack;

/**
 * A workspace, a platform and a Git host that know of one app, {@code my-app}: release 4.1.0 runs,
 * 4.0.0 and 3.9.0 ran before it, and each push to {@code main} is deployed.
 */
public final class PlayedWorld implements AutoCloseable {
  public static final String APP = "my-app";
  public static final String PLATFORM_APP = "my-app-prod";
  public static final String OWNER = "acme";
  public static final String CURRENT = "4.1.0";
  public static final String PREVIOUS = "4.0.0";
  public static final String BEFORE_THAT = "3.9.0";
  private static final String MAIN = "main";
  private static final String TICKET_TOKEN = "ticket-token-of-the-sandbox";
  private static final Logger log = LoggerFactory.getLogger(PlayedWorld.class);

  private final FakeGitHost git;
  private final HostedRepository repository;
  private final FakeScalingo scalingo;
  private final FakeSlack slack;

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
    var world = build(git, clock, slack);
    world.fill(clock);
    return world;
  }

  /** The world that an earlier run left in the folder. */
  static PlayedWorld reopen(Path folder, Clock clock, Keepsake kept) {
    var git = gitHost(folder.resolve("git"), kept.gitPort());
    var world = build(git, clock, FakeSlack.example());
    world.link();
    world.scalingo.restore(kept.platform());
    world.slack.messages().restore(kept.messages());
    return world;
  }

  /** At the port of the earlier run, which the bot's plans name; at any other if that is taken. */
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

  /** The running release has a fault: while it runs, the health check answers badly. */
  public void breakCheckout() {
    scalingo.breaks(PLATFORM_APP, commitOf(CURRENT));
    slack.say("U0BOB", "C0GENERAL", CURRENT + " is live");
    slack.say(
        "U0CAROL", "C0INCIDENTS", "Since the release nobody can pay: checkout shows an error");
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

  private static String hotfixTag(int patch) {
    return "v" + CURRENT.substring(0, CURRENT.lastIndexOf('.') + 1) + patch;
  }

  private void fill(Clock clock) {
    link();
    ranFor(BEFORE_THAT, Duration.ofDays(9), "bob", clock);
    ranFor(PREVIOUS, Duration.ofDays(3), "alice", clock);
    ranFor(CURRENT, Duration.ofMinutes(25), "bob", clock);
  }

  private void link() {
    scalingo.addApp(PLATFORM_APP);
    var host = URI.create(git.address(OWNER, APP).url());
    scalingo.link(
        PLATFORM_APP,
        SimulatedLink.selfHosted("http://" + host.getAuthority(), OWNER, APP, MAIN, true));
  }

  private void ranFor(String version, Duration since, String pusher, Clock clock) {
    var commit = commitOf(version);
    scalingo.packageAt(commit, APP + "@" + version);
    scalingo.addPast(PLATFORM_APP, commit, clock.instant().minus(since), pusher, Fate.SUCCESS);
  }

  public CommitId commitOf(String version) {
    return repository.commitOf("v" + version);
  }

  /**
   * The environment in which the real bot lives in this world.
   *
   * @param data the bot's data folder
   * @param port the bot's HTTP port; 0 for any
   */
  public Map<String, String> environment(Path data, int port) {
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
        Map.entry("PORT", String.valueOf(port)),
        Map.entry("ROLLBACK_CONFIG", configurationFile()));
  }

  private String configurationFile() {
    return """
    operators: [S0OPSTEAM]
    apps:
      %s:
        scalingo-app: %s
        product-owner: U0CAROL
        health-check: %s
        feature-flags: ["FEATURE_*"]
    """
        .formatted(APP, PLATFORM_APP, scalingo.healthCheck(PLATFORM_APP));
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
