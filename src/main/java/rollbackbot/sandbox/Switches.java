package rollbackbot.sandbox;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.apps.SimulatedFormation;
import rollbackbot.sandbox.scalingo.operations.BackgroundWork;
import rollbackbot.sandbox.slack.api.SlackFault;
import rollbackbot.sandbox.slack.api.SlackFaults;

/** Makes things go wrong in a played world. */
public final class Switches {
  private static final int ALWAYS = Integer.MAX_VALUE;
  private static final String ANY_CALL = "[A-Z]+ /(?:v1|api)/.*";
  private static final Duration SLACK_PAUSE = Duration.ofSeconds(5);
  private static final ScalingoFault FAILURE =
      ScalingoFault.OtherAnswer.json(500, "{\"error\":\"Internal error occured, we're on it!\"}");
  private static final ScalingoFault TOO_MANY =
      new ScalingoFault.OtherAnswer(429, "text/plain", "Retry later", Map.of("Retry-After", "5"));

  /** As GitHub answers where issues are switched off (GitHub docs: rest/issues/issues). */
  private static final rollbackbot.sandbox.git.GitFault NO_ISSUES =
      new rollbackbot.sandbox.git.GitFault.Status(
          410, "{\"message\":\"Issues are disabled for this repo\"}", Optional.empty());

  private final PlayedWorld world;
  private final Speed speed;
  private final Set<Switch> on = EnumSet.noneOf(Switch.class);

  /**
   * All switches are off; builds and the work in the background take as long as this speed says.
   */
  public Switches(PlayedWorld world, Speed speed) {
    this.world = world;
    this.speed = speed;
    world.scalingo().pace(speed.builds(false));
    for (var work : BackgroundWork.values()) {
      world.scalingo().takes(work, speed.takes(work));
    }
  }

  public synchronized boolean isOn(Switch which) {
    return on.contains(which);
  }

  public synchronized void turn(Switch which, boolean wanted) {
    if (wanted) {
      on.add(which);
    } else {
      on.remove(which);
    }
    switch (which) {
      case SLOW_BUILDS -> world.scalingo().pace(speed.builds(wanted));
      case SCALINGO_500, SCALINGO_429 -> disturbScalingo();
      case SLACK_RATE_LIMIT -> limitSlack(wanted);
      case GIT_REFUSES -> refusePushes(wanted);
      case APP_UNHEALTHY -> world.scalingo().health(PlayedWorld.PLATFORM_APP, wanted ? 503 : 200);
      case APP_CRASHED -> containers(it -> it.crashed(wanted));
      case APP_SCALING -> containers(it -> it.scaling(wanted));
      case NO_CONTAINERS -> containers(it -> it.scale("web", wanted ? 0 : 1));
      case RESTARTS_FAIL -> fail(BackgroundWork.RESTART, wanted, "the containers don't boot");
      case BACKUPS_FAIL -> fail(BackgroundWork.BACKUP, wanted, "no space left on device");
      case RESTORES_FAIL -> fail(BackgroundWork.RESTORE, wanted, "the recovery can't be started");
      case TICKETS_REFUSED ->
          world.git().api().refuseIssues(wanted ? Optional.of(NO_ISSUES) : Optional.empty());
    }
  }

  private void containers(Consumer<SimulatedFormation> change) {
    world
        .scalingo()
        .happens(PlayedWorld.PLATFORM_APP, resources -> change.accept(resources.formation()));
  }

  private void fail(BackgroundWork work, boolean wanted, String words) {
    var said = wanted ? Optional.of(words) : Optional.<String>empty();
    world.scalingo().fails(PlayedWorld.PLATFORM_APP, work, said);
  }

  private void disturbScalingo() {
    world.scalingo().calm();
    if (on.contains(Switch.SCALINGO_500)) {
      world.scalingo().disturb(ALWAYS, ANY_CALL, FAILURE);
    }
    if (on.contains(Switch.SCALINGO_429)) {
      world.scalingo().disturb(ALWAYS, ANY_CALL, TOO_MANY);
    }
  }

  private void limitSlack(boolean wanted) {
    if (wanted) {
      world.slack().faults().always(SlackFaults.ANY, new SlackFault.TooMany(SLACK_PAUSE));
    } else {
      world.slack().faults().clear();
    }
  }

  private void refusePushes(boolean wanted) {
    if (wanted) {
      world.git().refusePushes("Branch creation is locked by the release manager");
    } else {
      world.git().acceptPushes();
    }
  }

  /** How the next deployment goes. */
  public void next(NextDeployment next) {
    world.scalingo().forgetScripts(PlayedWorld.PLATFORM_APP);
    if (next != NextDeployment.SUCCESS) {
      world.scalingo().nextDeployment(PlayedWorld.PLATFORM_APP, next.script());
    }
  }

  public NextDeployment next() {
    return world
        .scalingo()
        .nextScript(PlayedWorld.PLATFORM_APP)
        .flatMap(NextDeployment::of)
        .orElse(NextDeployment.SUCCESS);
  }

  /** Runs this once, when the platform gets a request for a deployment, before it deploys. */
  void whileDeploymentIsAskedFor(Runnable event) {
    world
        .scalingo()
        .disturb(
            1,
            "POST /v1/apps/[^/]+/scm_repo_link/manual_deploy",
            new ScalingoFault.Meanwhile(event));
  }
}
