package rollbackbot.sandbox.scalingo;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import rollbackbot.rollback.CommitId;
import rollbackbot.rollback.Deployment;
import rollbackbot.rollback.DeploymentId;
import rollbackbot.rollback.Secret;

/**
 * Scalingo, played on one port of this machine: authentication, regions, apps, repository links,
 * deployments and their output, and the apps' health checks at {@code /health/APP}.
 */
public final class FakeScalingo implements AutoCloseable {
  private static final Secret API_TOKEN = new Secret("tk-us-simulated");
  private static final String HOST = "127.0.0.1";

  private final World world;
  private final Doorkeeper doorkeeper;
  private final Payloads payloads;
  private final Switchboard switchboard = new Switchboard();
  private final Reception reception;
  private final Server server;
  private final URI url;

  /**
   * Starts it.
   *
   * @param port 0 for any free one
   */
  public FakeScalingo(InstantSource clock, int port, BranchResolver branches) {
    this.world = new World(clock, branches);
    this.doorkeeper = new Doorkeeper(clock, API_TOKEN);
    this.server = new Server(threads());
    var connector = new ServerConnector(server, 1, 1);
    connector.setHost(HOST);
    connector.setPort(port);
    server.addConnector(connector);
    try {
      connector.open();
      this.url = URI.create("http://" + HOST + ":" + connector.getLocalPort());
      this.payloads = new Payloads(url.toString());
      var api = new Api(world, doorkeeper, payloads);
      this.reception = new Reception(api, switchboard, clock);
      server.setHandler(reception);
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the simulated Scalingo can't start on port " + port, e);
    }
  }

  private static QueuedThreadPool threads() {
    var threads = new QueuedThreadPool();
    threads.setName("fake-scalingo");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("scalingo-"));
    return threads;
  }

  /** The address of everything: authentication, apps API and health checks. */
  public URI url() {
    return url;
  }

  /** The only API token that is exchanged. */
  public Secret apiToken() {
    return API_TOKEN;
  }

  /** What an app's health check is asked at. */
  public URI healthCheck(String app) {
    return url.resolve("/health/" + app);
  }

  /** Makes another simulated platform a region of this one. */
  public void region(String name, FakeScalingo other) {
    payloads.region(name, other.url().toString());
    other.doorkeeper.trust(doorkeeper);
  }

  public void addApp(String name) {
    world.addApp(name);
  }

  public void link(String app, SimulatedLink link) {
    world.link(app, Optional.of(link));
  }

  public void unlink(String app) {
    world.link(app, Optional.empty());
  }

  /** Adds a deployment that is long over. */
  public DeploymentId addPast(String app, CommitId commit, Instant at, String pusher, Fate fate) {
    return world.addPast(app, commit, at, pusher, fate);
  }

  /** What the build of a commit prints, such as {@code my-app@4.0.0}; else it prints none. */
  public void packageAt(CommitId commit, String nameAndVersion) {
    world.packageAt(commit, nameAndVersion);
  }

  /** How long the deployments started from now on take. */
  public void pace(Pace pace) {
    world.pace(pace);
  }

  /** How the next deployment of an app goes that has no fate yet; several queue up. */
  public void nextDeployment(String app, Fate fate) {
    world.willMeet(app, fate);
  }

  /** Takes back what {@link #nextDeployment} lined up. */
  public void forgetFates(String app) {
    world.forgetFates(app);
  }

  /** How the next deployment will go, where that was said. */
  public Optional<Fate> nextFate(String app) {
    return world.plannedFate(app);
  }

  /** What is worth keeping for another run. */
  public PlatformState state() {
    return world.state();
  }

  /** Goes on from a state kept by an earlier run; its apps must be there already. */
  public void restore(PlatformState kept) {
    world.restore(kept);
  }

  /** While this commit runs, the health check answers 500. */
  public void breaks(String app, CommitId commit) {
    world.breaks(app, commit);
  }

  /** What the health check answers now. */
  public int healthOf(String app) {
    return world.health(app).orElseThrow();
  }

  /** The status that the app's health check answers. */
  public void health(String app, int status) {
    world.health(app, status);
  }

  /** Somebody else deploys, in whatever way, this commit. */
  public DeploymentId deployedBy(String pusher, String app, CommitId commit) {
    return world.deployCommit(app, commit, pusher).id();
  }

  /** Code was pushed: deploys the apps that follow the branch by auto-deploy. */
  public List<DeploymentId> pushTo(String owner, String repository, String branch) {
    return world.pushed(owner, repository, branch).stream().map(SimulatedDeployment::id).toList();
  }

  /** From now on all short-lived tokens issued so far are refused. */
  public void expireTokens() {
    doorkeeper.expireAll();
  }

  /** Disturbs the next calls whose {@code METHOD /path} matches a regular expression as a whole. */
  public void disturb(int calls, String methodAndPath, Disturbance disturbance) {
    switchboard.next(calls, methodAndPath, disturbance);
  }

  /** Takes back all disturbances that have not happened yet. */
  public void calm() {
    switchboard.clear();
  }

  /** All calls so far, in the order of their arrival. */
  public List<RecordedCall> calls() {
    return reception.calls();
  }

  /** The code that a deployment puts into service, whatever it tells. */
  public Optional<CommitId> commitOf(String app, DeploymentId id) {
    return world.deployment(app, id).map(SimulatedDeployment::commit);
  }

  /** The deployments of an app as they are now, newest first. */
  public List<Deployment> deploymentsOf(String app) {
    var now = world.now();
    return world.newestFirst(app).stream().map(deployment -> deployment.seen(now)).toList();
  }

  public boolean autoDeploy(String app) {
    return world.link(app).filter(SimulatedLink::autoDeploy).isPresent();
  }

  @Override
  public void close() {
    reception.closing();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the simulated Scalingo can't stop", e);
    }
  }
}
