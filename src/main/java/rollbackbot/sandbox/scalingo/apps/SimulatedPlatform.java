package rollbackbot.sandbox.scalingo.apps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import rollbackbot.database.DatabaseId;
import rollbackbot.release.DeploymentId;
import rollbackbot.sandbox.scalingo.deployments.AnsweredRef;
import rollbackbot.sandbox.scalingo.deployments.DeploymentPace;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.scalingo.deployments.SimulatedDeployment;
import rollbackbot.sandbox.scalingo.deployments.SimulatedOutput;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.source.CommitId;

/** The apps of the simulated platform and the rules that they follow. Safe for many threads. */
public final class SimulatedPlatform {
  /** The name under which the platform deploys by itself (recorded in the docs' examples). */
  private static final String AUTO_DEPLOYER = "scalingo-platform-scm";

  /** Git's own id for none. */
  private static final CommitId NO_COMMIT = new CommitId("0".repeat(40));

  private final InstantSource clock;
  private final BranchResolver branches;
  private final Map<String, SimulatedApp> apps = new TreeMap<>();
  private final Map<CommitId, String> packages = new HashMap<>();
  private final Map<BackgroundWork, Duration> times = new EnumMap<>(BackgroundWork.class);
  private DeploymentPace pace = DeploymentPace.BRISK;

  public SimulatedPlatform(InstantSource clock, BranchResolver branches) {
    this.clock = clock;
    this.branches = branches;
  }

  /** The platform's dates have milliseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  public synchronized void pace(DeploymentPace changed) {
    pace = changed;
  }

  public synchronized void takes(BackgroundWork work, Duration time) {
    times.put(work, time);
  }

  public synchronized Duration time(BackgroundWork work) {
    return times.getOrDefault(work, work.usual());
  }

  /** Looks at what an app has, or changes it, while nobody else does. */
  public synchronized <T> T in(String app, Function<AppResources, T> work) {
    return work.apply(app(app).resources());
  }

  /** What the metrics tell of an app's requests. */
  public synchronized List<SimulatedTraffic.Point> traffic(
      String app, long hours, boolean failedOnly) {
    var found = app(app);
    return found.resources().traffic().told(now(), hours, failedOnly, found::wasBroken);
  }

  /** Changes what an app has, while nobody else does. */
  public synchronized void change(String app, Consumer<AppResources> work) {
    work.accept(app(app).resources());
  }

  /** The app's own status, in the platform's word. */
  public synchronized String status(String app) {
    return app(app).status(now());
  }

  /** The app that a database belongs to. */
  public synchronized Optional<String> ownerOf(DatabaseId database) {
    return apps.values().stream()
        .filter(app -> app.resources().database(database).isPresent())
        .map(SimulatedApp::name)
        .findFirst();
  }

  public synchronized List<SimulatedEvent> events(String app) {
    var found = app(app);
    return found.resources().history().newestFirst(found.newestFirst(), now());
  }

  public synchronized void packageAt(CommitId commit, String nameAndVersion) {
    packages.put(commit, nameAndVersion);
  }

  public synchronized void addApp(String name) {
    apps.put(name, new SimulatedApp(name));
  }

  public synchronized List<String> appNames() {
    return List.copyOf(apps.keySet());
  }

  public synchronized boolean hasApp(String name) {
    return apps.containsKey(name);
  }

  public synchronized Optional<SimulatedLink> link(String app) {
    return app(app).link();
  }

  public synchronized void link(String app, Optional<SimulatedLink> link) {
    app(app).link(link);
  }

  public synchronized void autoDeploy(String app, String by, boolean enabled) {
    var found = app(app);
    found.link(found.link().map(link -> link.withAutoDeploy(enabled)));
    found
        .link()
        .map(link -> Map.<String, Object>of("branch", link.branch(), "auto_deploy", enabled))
        .ifPresent(data -> found.resources().history().tell("update_scm", by, now(), data));
  }

  public synchronized Optional<Integer> health(String app) {
    return Optional.ofNullable(apps.get(app)).map(found -> found.health(now()));
  }

  public synchronized void health(String app, int status) {
    app(app).health(status);
  }

  public synchronized PlatformState state() {
    var names = new HashMap<String, String>();
    packages.forEach((commit, name) -> names.put(commit.value(), name));
    return new PlatformState(apps.values().stream().map(SimulatedApp::state).toList(), names);
  }

  public synchronized void restore(PlatformState kept) {
    kept.apps().forEach(app -> app(app.name()).restore(app));
    kept.packages().forEach((commit, name) -> packages.put(new CommitId(commit), name));
  }

  public synchronized void breaksWhile(String app, CommitId commit, String variable) {
    app(app).breaksWhile(commit, variable);
  }

  /** While this commit runs, the health check answers 500. */
  public synchronized void breaks(String app, CommitId commit) {
    app(app).breaksWhile(commit, SimulatedApp.ALWAYS);
  }

  public synchronized void forgetScripts(String app) {
    app(app).forgetScripts();
  }

  public synchronized Optional<DeploymentScript> plannedScript(String app) {
    return app(app).plannedScript();
  }

  public synchronized void willMeet(String app, DeploymentScript script) {
    app(app).willMeet(script);
  }

  public synchronized List<SimulatedDeployment> newestFirst(String app) {
    return List.copyOf(app(app).newestFirst());
  }

  public synchronized Optional<SimulatedDeployment> deployment(String app, DeploymentId id) {
    return app(app).find(id);
  }

  /** Ends what runs, however long it would have taken. */
  public synchronized void endDeployments(String app) {
    app(app).endDeployments(now());
  }

  /** A deployment that was over before this platform began. */
  public synchronized DeploymentId addPast(
      String app, CommitId commit, Instant at, String pusher, DeploymentScript script) {
    var past =
        new DeploymentPace(
            Duration.ZERO, Duration.ofSeconds(80), Duration.ZERO, Duration.ofSeconds(12));
    var ref = script.ref().text(commit, "");
    return start(app(app), commit, ref, at, at, past, pusher, script).id();
  }

  /** Deploys the commit that the branch of the linked repository has now; empty: no such branch. */
  public synchronized Optional<SimulatedDeployment> deploy(
      String app, String branch, String pusher) {
    var found = app(app);
    return found
        .link()
        .flatMap(link -> branches.head(link.owner(), link.repository(), branch))
        .map(commit -> deployCommit(found, commit, branch, pusher));
  }

  public synchronized SimulatedDeployment deployCommit(String app, CommitId commit, String pusher) {
    return deployCommit(app(app), commit, "", pusher);
  }

  /** Deploys an archive; what it is called needn't be what it holds. */
  public synchronized SimulatedDeployment deployArchive(
      String app, CommitId commit, String label, String pusher) {
    var script = app(app).nextScript();
    var ref =
        script.ref() instanceof AnsweredRef.WholeCommit
            ? Optional.of(label)
            : script.ref().text(commit, label);
    return startNow(app(app), commit, ref, pusher, script);
  }

  /** Tries to deploy an archive that isn't one, or isn't to be had: nothing goes into service. */
  public synchronized SimulatedDeployment failArchive(
      String app, String label, String pusher, DeploymentScript script) {
    return startNow(app(app), NO_COMMIT, Optional.of(label), pusher, script);
  }

  private SimulatedDeployment startNow(
      SimulatedApp app,
      CommitId commit,
      Optional<String> ref,
      String pusher,
      DeploymentScript script) {
    var now = now();
    return start(app, commit, ref, now, app.freeFrom(now), pace, pusher, script);
  }

  /** What a push to a branch sets off: a deployment of each app that follows this branch. */
  public synchronized List<SimulatedDeployment> pushed(
      String owner, String repository, String branch) {
    var started = new ArrayList<SimulatedDeployment>();
    for (var app : apps.values()) {
      var follows =
          app.link()
              .filter(SimulatedLink::autoDeploy)
              .filter(link -> link.owner().equals(owner) && link.repository().equals(repository))
              .filter(link -> link.branch().equals(branch));
      if (follows.isPresent()) {
        deploy(app.name(), branch, AUTO_DEPLOYER).ifPresent(started::add);
      }
    }
    return started;
  }

  private SimulatedDeployment deployCommit(
      SimulatedApp app, CommitId commit, String branch, String pusher) {
    var script = app.nextScript();
    return startNow(app, commit, script.ref().text(commit, branch), pusher, script);
  }

  private SimulatedDeployment start(
      SimulatedApp app,
      CommitId commit,
      Optional<String> ref,
      Instant createdAt,
      Instant start,
      DeploymentPace atPace,
      String pusher,
      DeploymentScript script) {
    var version = Optional.ofNullable(packages.get(commit));
    var deployment =
        new SimulatedDeployment(
            new DeploymentId(UUID.randomUUID().toString()),
            commit,
            createdAt,
            start,
            atPace,
            script.endStatus(),
            ref,
            pusher,
            SimulatedOutput.ofBuild(app.name(), version, script),
            SimulatedOutput.ofEnd(app.name(), script));
    app.add(deployment);
    return deployment;
  }

  private SimulatedApp app(String name) {
    var app = apps.get(name);
    if (app == null) {
      throw new IllegalArgumentException("no such app in the simulated platform: " + name);
    }
    return app;
  }
}
