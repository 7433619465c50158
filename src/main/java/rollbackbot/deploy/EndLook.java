package rollbackbot.deploy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.history.HistoryReader;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Incidents;
import rollbackbot.incident.Memo;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.Outlook.AutoDeploySeen;
import rollbackbot.incident.Outlook.Production;
import rollbackbot.incident.Outlook.Switched;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState;
import rollbackbot.offer.PlanningSteps;
import rollbackbot.once.HealthProbe;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.Outside;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.release.AppEvent;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;
import rollbackbot.release.Target;
import rollbackbot.room.Ends;
import rollbackbot.source.CommitId;

/**
 * Looks how things stand at an end, so that it is told as it is rather than as it was remembered:
 * two calls of the platform, a third where auto-deploy was found switched on, and the health check
 * once.
 */
public final class EndLook {
  private final Outside outside;
  private final Incidents incidents;
  private final PlanningSteps planning;
  private final InstantSource clock;

  public EndLook(
      Outside outside, Incidents incidents, PlanningSteps planning, InstantSource clock) {
    this.outside = outside;
    this.incidents = incidents;
    this.planning = planning;
    this.clock = clock;
  }

  public Change look(Incident incident, App app) {
    var known = incident.situation().isEmpty() ? planning.readAhead(incident, app) : incident;
    var deployments = deployments(app);
    var now = clock.instant();
    var look =
        new Outlook(
            now,
            newestSuccess(deployments).map(it -> production(known, it)),
            deployments.stream().filter(it -> !it.status().isFinal()).findFirst(),
            autoDeploy(known, app),
            health(known, app));
    return seen(known, look);
  }

  /** At the end of a rollback that was just found in service: its success waits for nobody. */
  Outlook proven(
      Incident incident,
      DeploymentId deployment,
      List<Deployment> deployments,
      Optional<HealthProbe.Health> health,
      App app) {
    var now = clock.instant();
    var ours = deployments.stream().filter(it -> it.id().equals(deployment)).findFirst();
    return new Outlook(
        now,
        ours.map(it -> production(incident, it)),
        deployments.stream().filter(it -> !it.status().isFinal()).findFirst(),
        autoDeployOrUnread(incident, app),
        health);
  }

  private AutoDeploySeen autoDeployOrUnread(Incident incident, App app) {
    try {
      return autoDeploy(incident, app);
    } catch (OutsideTrouble e) {
      // What is remembered is told then, and is said to be no more than that.
      return AutoDeploySeen.UNREAD;
    }
  }

  private List<Deployment> deployments(App app) {
    return HistoryReader.downToCurrent(outside.platform(), app);
  }

  private static Optional<Deployment> newestSuccess(List<Deployment> deployments) {
    return deployments.stream().filter(it -> it.status().isSuccess()).findFirst();
  }

  /** Nobody answers: what is told then is what is remembered, and is said to be so. */
  public Change unread(Incident incident) {
    return seen(incident, Outlook.unread(clock.instant()));
  }

  private static Change seen(Incident incident, Outlook look) {
    var end = Ends.of(incident).orElseThrow().number();
    boolean isPausedByAnEarlierOne =
        incident.autoDeploy() == AutoDeploy.UNTOUCHED && look.autoDeploy().since().isPresent();
    var looked =
        incident
            .withState(incident.state())
            .withAutoDeploy(isPausedByAnEarlierOne ? AutoDeploy.PAUSED : incident.autoDeploy())
            .withAftermath(after -> after.with(end, look));
    var change = Change.to(looked).wakingAt(look.at());
    return look.production()
        .map(runs ->
            change.with(new Memo.ProductionSeen(incident.app(), runs.deployment(), look.at())))
        .orElse(change);
  }

  private static Production production(Incident incident, Deployment runs) {
    boolean asBefore = before(incident).filter(it -> it.deployment().equals(runs.id())).isPresent();
    return new Production(
        runs.id(), label(incident, runs), runs.gitRef(), runs.createdAt(), asBefore);
  }

  /** What ran when the incident was opened. */
  private static Optional<Release> before(Incident incident) {
    return releases(incident).findFirst();
  }

  private static Stream<Release> releases(Incident incident) {
    return Stream.concat(
        plans(incident).map(Plan::from), incident.situation().flatMap(Situation::current).stream());
  }

  private static Stream<Plan> plans(Incident incident) {
    return incident.thread().stream()
        .map(ThreadEntry::content)
        .filter(OfferEntry.Offered.class::isInstance)
        .map(content -> ((OfferEntry.Offered) content).plan());
  }

  /** By what it was called in this incident; else by the commit's first digits. */
  static String label(Incident incident, Deployment runs) {
    return releases(incident)
        .filter(it -> it.deployment().equals(runs.id()) || isSame(it, runs))
        .findFirst()
        .map(Release::label)
        .or(() ->
            plans(incident)
                .map(Plan::to)
                .filter(to -> runs.gitRef().filter(to.commit()::isNamedBy).isPresent())
                .findFirst()
                .map(Target::label))
        .or(() -> ofOurOwn(incident, runs))
        .or(() -> runs.gitRef().map(Release::abbreviated))
        .orElse("?");
  }

  private static boolean isSame(Release release, Deployment runs) {
    return runs.gitRef().filter(CommitId::looksLikeCommit).equals(release.commit());
  }

  /** The platform needn't tell the commit of the deployment that this incident asked for. */
  private static Optional<String> ofOurOwn(Incident incident, Deployment runs) {
    return incident.state() instanceof DeployState.Succeeded(var confirmed, var ours, _, _, _)
            && ours.equals(runs.id())
        ? Optional.of(confirmed.plan().to().label())
        : Optional.empty();
  }

  private Optional<HealthProbe.Health> health(Incident incident, App app) {
    return incident.state() instanceof OfferState.Failed(var failure, _, _, _, _)
            && failure.reason() instanceof Failure.Reason.NotHealthy(_, var answer)
        ? Optional.of(new HealthProbe.Health(false, answer))
        : app.healthCheck().map(outside.health()::probe);
  }

  /** Auto-deploy as it is now, and who switched it on again where that is so. */
  private AutoDeploySeen autoDeploy(Incident incident, App app) {
    var link = outside.platform().repositoryLink(app.platformApp());
    if (link.isEmpty()) {
      return new AutoDeploySeen(Switched.NOT_LINKED, Optional.empty(), Optional.empty());
    }
    var pausedSince = incidents.autoDeployPausedSince(incident.app());
    if (!link.get().autoDeployEnabled()) {
      return AutoDeploySeen.off(pausedSince);
    }
    return incident.autoDeploy() == AutoDeploy.PAUSED
        ? switchedOn(app, pausedSince.orElse(incident.openedAt()))
        : new AutoDeploySeen(Switched.ON, Optional.empty(), Optional.empty());
  }

  /** Whoever did it first since it was last off; unknown where the platform's events don't tell. */
  private AutoDeploySeen switchedOn(App app, Instant since) {
    try {
      return outside
          .environment()
          .events(app.platformApp(), since)
          .autoDeploySwitches()
          .takeWhile(AppEvent.AutoDeploySwitched::on)
          .reduce((_, earlier) -> earlier)
          .map(event ->
              new AutoDeploySeen(
                  Switched.ON,
                  Optional.of(event.at()),
                  Optional.of(event.by()).filter(by -> !by.isBlank())))
          .orElseGet(() -> new AutoDeploySeen(Switched.ON, Optional.empty(), Optional.empty()));
    } catch (OutsideTrouble e) {
      // That it is on matters more than who did it.
      return new AutoDeploySeen(Switched.ON, Optional.empty(), Optional.empty());
    }
  }
}
