package rollbackbot.sandbox.scalingo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import rollbackbot.database.Backup;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.sandbox.http.LoopbackServer;
import rollbackbot.sandbox.scalingo.api.AccessTokens;
import rollbackbot.sandbox.scalingo.api.Payloads;
import rollbackbot.sandbox.scalingo.api.PlatformApi;
import rollbackbot.sandbox.scalingo.api.RecordedCall;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.api.ScalingoFaults;
import rollbackbot.sandbox.scalingo.api.ScalingoHandler;
import rollbackbot.sandbox.scalingo.apps.AppResources;
import rollbackbot.sandbox.scalingo.apps.BranchResolver;
import rollbackbot.sandbox.scalingo.apps.PlatformState;
import rollbackbot.sandbox.scalingo.apps.SimulatedLink;
import rollbackbot.sandbox.scalingo.apps.SimulatedPlatform;
import rollbackbot.sandbox.scalingo.apps.SimulatedTraffic;
import rollbackbot.sandbox.scalingo.apps.SimulatedVariable;
import rollbackbot.sandbox.scalingo.databases.SimulatedBackup;
import rollbackbot.sandbox.scalingo.databases.SimulatedDatabase;
import rollbackbot.sandbox.scalingo.databases.SimulatedRestore;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.scalingo.deployments.SimulatedDeployment;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.sandbox.scalingo.operations.ScalingoIds;
import rollbackbot.secret.Secret;
import rollbackbot.source.CommitId;

/**
 * Scalingo, played on one port of this machine, all that the bot asks of it; and the apps' health
 * checks at {@code /health/APP}.
 */
public final class FakeScalingo implements AutoCloseable {
  private static final Secret API_TOKEN = new Secret("tk-us-simulated");

  private final SimulatedPlatform platform;
  private final AccessTokens tokens;
  private final Payloads payloads;
  private final ScalingoFaults faults = new ScalingoFaults();
  private final ScalingoHandler handler;
  private final LoopbackServer server;

  /**
   * Starts it.
   *
   * @param port 0 for any free one
   */
  public FakeScalingo(InstantSource clock, int port, BranchResolver branches) {
    this.platform = new SimulatedPlatform(clock, branches);
    this.tokens = new AccessTokens(clock, API_TOKEN);
    this.server = LoopbackServer.require("scalingo", port);
    this.payloads = new Payloads(server.url().toString());
    var api = new PlatformApi(platform, tokens, payloads);
    this.handler = new ScalingoHandler(api, faults, clock);
    server.serve(handler);
  }

  /** The address of everything: authentication, apps API and health checks. */
  public URI url() {
    return server.url();
  }

  /** The only API token that is exchanged. */
  public Secret apiToken() {
    return API_TOKEN;
  }

  /** What an app's health check is asked at. */
  public URI healthCheck(String app) {
    return server.url().resolve("/health/" + app);
  }

  /** Makes another simulated platform a region of this one. */
  public void region(String name, FakeScalingo other) {
    payloads.region(name, other.url().toString());
    other.tokens.trust(tokens);
  }

  public void addApp(String name) {
    platform.addApp(name);
  }

  public void link(String app, SimulatedLink link) {
    platform.link(app, Optional.of(link));
  }

  public void unlink(String app) {
    platform.link(app, Optional.empty());
  }

  /** Adds a deployment that is long over. */
  public DeploymentId addPast(
      String app, CommitId commit, Instant at, String pusher, DeploymentScript script) {
    return platform.addPast(app, commit, at, pusher, script);
  }

  /** What the build of a commit prints, such as {@code my-app@4.0.0}; else it prints none. */
  public void packageAt(CommitId commit, String nameAndVersion) {
    platform.packageAt(commit, nameAndVersion);
  }

  /** How long the deployments started from now on take. */
  public void pace(DeploymentPace pace) {
    platform.pace(pace);
  }

  /** How the next deployment of an app goes; several scripts queue up. */
  public void nextDeployment(String app, DeploymentScript script) {
    platform.willMeet(app, script);
  }

  /** Takes back what {@link #nextDeployment} lined up. */
  public void forgetScripts(String app) {
    platform.forgetScripts(app);
  }

  /** How the next deployment will go, where that was said. */
  public Optional<DeploymentScript> nextScript(String app) {
    return platform.plannedScript(app);
  }

  /** The state of the platform, as it is saved for another run. */
  public PlatformState state() {
    return platform.state();
  }

  /** Goes on from a state kept by an earlier run; its apps must be there already. */
  public void restore(PlatformState kept) {
    platform.restore(kept);
  }

  /** Adds a variable without an event, as if it had been set long ago. */
  public void addVariable(String app, String name, String value) {
    platform.in(app, resources -> resources.variables().set(name, value));
  }

  /** Somebody sets a variable, which restarts nothing. */
  public void setVariable(String by, String app, String name, String value) {
    platform.in(app, resources -> resources.change(Map.of(name, value), by, platform.now()));
  }

  public List<SimulatedVariable> variablesOf(String app) {
    return platform.in(app, resources -> resources.variables().all());
  }

  /** Something happens to what an app has beside its deployments: its traffic, a crash. */
  public void happens(String app, Consumer<AppResources> what) {
    platform.change(app, what);
  }

  /** Somebody restarts all containers of an app. */
  public void restartedBy(String by, String app) {
    var takes = platform.time(BackgroundWork.RESTART);
    platform.in(app, resources -> resources.restart(List.of(), by, platform.now(), takes));
  }

  /** The app's own status, in the platform's word. */
  public String statusOf(String app) {
    return platform.status(app);
  }

  /** Adds a database that was there before. */
  public DatabaseId addDatabase(String app, String engine, String plan, Instant since) {
    var database = SimulatedDatabase.born(engine, plan, since);
    platform.change(app, resources -> resources.put(database));
    return database.id();
  }

  /** Adds a periodic backup that is long over, or failed. */
  public void addBackup(String app, DatabaseId id, Instant at, boolean isGood, long size) {
    var end = isGood ? "done" : "error";
    var backup =
        new SimulatedBackup(ScalingoIds.hex(), at, at.plusSeconds(120), end, "periodic", size);
    platform.change(
        app, resources -> resources.put(resources.database(id).orElseThrow().with(backup)));
  }

  public List<Database> databasesOf(String app) {
    var now = platform.now();
    return platform.in(app, AppResources::databases).stream()
        .map(found -> found.seen(now))
        .toList();
  }

  /** The backups of a database as they are now, newest first. */
  public List<Backup> backupsOf(String app, DatabaseId id) {
    var now = platform.now();
    return databaseOf(app, id).backups().stream().map(backup -> backup.seen(now)).toList();
  }

  /** The moments to which a database was asked to go back, in order. */
  public List<Instant> restoresOf(String app, DatabaseId id) {
    return databaseOf(app, id).restores().stream().map(SimulatedRestore::moment).toList();
  }

  private SimulatedDatabase databaseOf(String app, DatabaseId id) {
    return platform.in(app, resources -> resources.database(id).orElseThrow());
  }

  /** How long this work takes when it is begun from now on. */
  public void takes(BackgroundWork work, Duration time) {
    platform.takes(work, time);
  }

  /** From now on this work fails for an app, with these words; empty: it succeeds. */
  public void fails(String app, BackgroundWork work, Optional<String> words) {
    platform.change(app, resources -> resources.fails(work, words));
  }

  /** This work fails for an app the next time, with these words; several queue up. */
  public void nextFails(String app, BackgroundWork work, String words) {
    platform.change(app, resources -> resources.willFail(work, words));
  }

  /**
   * While this commit runs with a variable that is {@code true}, the health check answers 500.
   * Containers know a variable as it was at their last start.
   */
  public void breaksWhile(String app, CommitId commit, String variable) {
    platform.breaksWhile(app, commit, variable);
  }

  /** While this commit runs, the health check answers 500. */
  public void breaks(String app, CommitId commit) {
    platform.breaks(app, commit);
  }

  /** The requests of each minute, or those of them that failed, oldest first. */
  public List<SimulatedTraffic.Point> trafficOf(String app, boolean failedOnly) {
    return platform.traffic(app, 1, failedOnly);
  }

  /** What the health check answers now. */
  public int healthOf(String app) {
    return platform.health(app).orElseThrow();
  }

  /** The status that the app's health check answers. */
  public void health(String app, int status) {
    platform.health(app, status);
  }

  /** Somebody else deploys this commit. */
  public DeploymentId deployedBy(String pusher, String app, CommitId commit) {
    return platform.deployCommit(app, commit, pusher).id();
  }

  /** Ends the app's deployments that run, however long they would have taken. */
  public void endDeployments(String app) {
    platform.endDeployments(app);
  }

  /** Code was pushed: deploys the apps that follow the branch by auto-deploy. */
  public List<DeploymentId> pushTo(String owner, String repository, String branch) {
    return platform.pushed(owner, repository, branch).stream()
        .map(SimulatedDeployment::id)
        .toList();
  }

  /** From now on all short-lived tokens issued so far are refused. */
  public void expireTokens() {
    tokens.expireAll();
  }

  /**
   * A fault meets the next calls whose {@code METHOD /path} matches a regular expression as a
   * whole.
   */
  public void disturb(int calls, String methodAndPath, ScalingoFault fault) {
    faults.next(calls, methodAndPath, fault);
  }

  /** Takes back all faults that no call has met yet. */
  public void calm() {
    faults.clear();
  }

  /** All calls so far, in the order of their arrival. */
  public List<RecordedCall> calls() {
    return handler.calls();
  }

  /** The commit that a deployment puts into service, whatever its {@code git_ref} says. */
  public Optional<CommitId> commitOf(String app, DeploymentId id) {
    return platform.deployment(app, id).map(SimulatedDeployment::commit);
  }

  /** The deployments of an app as they are now, newest first. */
  public List<Deployment> deploymentsOf(String app) {
    var now = platform.now();
    return platform.newestFirst(app).stream().map(deployment -> deployment.seen(now)).toList();
  }

  public boolean autoDeploy(String app) {
    return platform.link(app).filter(SimulatedLink::autoDeploy).isPresent();
  }

  @Override
  public void close() {
    handler.closing();
    server.close();
  }
}
