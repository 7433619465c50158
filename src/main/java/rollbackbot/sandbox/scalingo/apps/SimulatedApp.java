package rollbackbot.sandbox.scalingo.apps;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rollbackbot.release.AppStatus;
import rollbackbot.release.DeploymentId;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.scalingo.deployments.SimulatedDeployment;
import rollbackbot.source.CommitId;

/** One app of the simulated platform; guarded by its {@link SimulatedPlatform}. */
final class SimulatedApp {
  /** In the place of a variable: whatever the variables are. */
  static final String ALWAYS = "";

  private final String name;
  private final ArrayList<SimulatedDeployment> oldestFirst = new ArrayList<>();
  private final ArrayDeque<DeploymentScript> scripts = new ArrayDeque<>();
  private Optional<SimulatedLink> link = Optional.empty();
  private final AppResources resources = new AppResources();

  /** The commits whose health check fails, each while a variable is on. */
  private final Map<CommitId, String> broken = new HashMap<>();

  private int health = 200;

  SimulatedApp(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  AppResources resources() {
    return resources;
  }

  Optional<SimulatedLink> link() {
    return link;
  }

  void link(Optional<SimulatedLink> changed) {
    link = changed;
  }

  /** In the platform's word (Scalingo docs: apps). */
  String status(Instant now) {
    return resources.restarting(now).isPresent()
        ? AppStatus.RESTARTING
        : resources.formation().status(now);
  }

  /**
   * The status set, or 500 while the commit that runs is a broken one; 503, the router's own, while
   * nothing runs.
   */
  int health(Instant now) {
    var status = status(now);
    if (status.equals(AppStatus.STOPPED) || status.equals(AppStatus.CRASHED)) {
      return 503;
    }
    return running(now).filter(running -> isBroken(running, now)).isPresent() ? 500 : health;
  }

  void breaksWhile(CommitId commit, String variable) {
    broken.put(commit, variable);
  }

  private boolean isBroken(SimulatedDeployment running, Instant now) {
    return Optional.ofNullable(broken.get(running.commit()))
        .filter(variable ->
            variable.equals(ALWAYS)
                || resources.isOn(variable, resources.lastStart(now, running.end())))
        .isPresent();
  }

  boolean wasBroken(Instant at) {
    return running(at).filter(running -> isBroken(running, at)).isPresent();
  }

  private Optional<SimulatedDeployment> running(Instant now) {
    return newestFirst().stream()
        .filter(deployment -> deployment.isOver(now) && deployment.endStatus().equals("success"))
        .findFirst();
  }

  void health(int status) {
    health = status;
  }

  void willMeet(DeploymentScript script) {
    scripts.addLast(script);
  }

  PlatformState.App state() {
    return new PlatformState.App(
        name,
        link.filter(SimulatedLink::autoDeploy).isPresent(),
        List.copyOf(oldestFirst),
        Optional.of(
            broken.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue))),
        Optional.of(resources.state()));
  }

  /**
   * Goes on from a saved state; the link stays that of this run, whose Git host may have another
   * port.
   */
  void restore(PlatformState.App kept) {
    link = link.map(made -> made.withAutoDeploy(kept.autoDeploy()));
    oldestFirst.clear();
    oldestFirst.addAll(kept.deployments());
    kept.brokenWhile()
        .orElse(Map.of())
        .forEach((commit, variable) -> broken.put(new CommitId(commit), variable));
    kept.belongings().ifPresent(resources::restore);
  }

  void forgetScripts() {
    scripts.clear();
  }

  Optional<DeploymentScript> plannedScript() {
    return Optional.ofNullable(scripts.peekFirst());
  }

  DeploymentScript nextScript() {
    return scripts.isEmpty() ? DeploymentScript.SUCCESS : scripts.removeFirst();
  }

  /** What runs is over now. */
  void endDeployments(Instant now) {
    for (var each : List.copyOf(oldestFirst)) {
      if (!each.isOver(now)) {
        oldestFirst.remove(each);
        add(each.endingAt(now));
      }
    }
  }

  void add(SimulatedDeployment deployment) {
    if (deployment.endStatus().equals("success")) {
      resources.formation().startsAnew(deployment.end());
    }
    oldestFirst.add(deployment);
    oldestFirst.sort(Comparator.comparing(SimulatedDeployment::createdAt));
  }

  List<SimulatedDeployment> newestFirst() {
    return oldestFirst.reversed();
  }

  Optional<SimulatedDeployment> find(DeploymentId id) {
    return oldestFirst.stream().filter(deployment -> deployment.id().equals(id)).findFirst();
  }

  /** An app never has two deployments in parallel (Scalingo docs: deployments); the next waits. */
  Instant freeFrom(Instant now) {
    return oldestFirst.stream()
        .map(SimulatedDeployment::end)
        .filter(now::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(now);
  }
}
