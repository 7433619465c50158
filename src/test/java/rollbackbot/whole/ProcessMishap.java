package rollbackbot.whole;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import rollbackbot.sandbox.git.GitFault;
import rollbackbot.sandbox.git.GitService;
import rollbackbot.sandbox.scalingo.api.ScalingoFault;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.slack.api.SlackFault;

/** What comes between, of a rollback by real processes that {@link ProcessSoak} plays. */
enum ProcessMishap {
  /** Who works is killed during a call that changes something. */
  KILLED,
  /** The same while it reads how the deployment goes. */
  KILLED_FOLLOWING,
  /** Who works stands still for seconds during a call that changes something. */
  FROZEN,
  /** A process is told to stop, wherever it stands. */
  RESTARTED,
  REQUEST_LOST,
  ANSWER_LOST,
  ANSWER_LATE,
  PLATFORM_AWAY,
  TOKENS_EXPIRED,
  GIT_HOST_AWAY,
  SLACK_AWAY,
  SLACK_REFUSES,
  SLACK_ANSWERS_LOST,
  /** The database ends all connections. */
  DATABASE_RESTARTED,
  SOMEBODY_DEPLOYS,
  BUILD_FAILS,
  SECOND_PERSON_CLICKS_TOO,
  STRANGER_CLICKS_TOO;

  private static final List<Effect> EFFECTS =
      List.of(Effect.AUTO_DEPLOY, Effect.BRANCH, Effect.DEPLOYMENT);
  private static final List<String> SHOWING = List.of("chat.postMessage", "chat.update");
  private static final int MOST_AT_ONCE = 3;

  /** None, or up to three different ones; of three rollbacks one loses its process. */
  static List<ProcessMishap> draw(Random random) {
    var drawn =
        Stream.generate(() -> values()[random.nextInt(values().length)])
            .limit(random.nextInt(MOST_AT_ONCE + 1));
    var killed = Stream.of(KILLED).limit(random.nextInt(3) == 0 ? 1 : 0);
    return Stream.concat(killed, drawn).distinct().limit(MOST_AT_ONCE).toList();
  }

  /** Prepares it for an app whose plan is about to be confirmed. */
  void prepare(ProcessSoak soak, String app, Random random) {
    var place = soak.world().place(app);
    var scalingo = place.scalingo();
    var any = ".* /v1/apps/" + app + "(/.*)?";
    var look = place.line("GET", "deployments");
    switch (this) {
      case KILLED -> interrupt(place, random, () -> soak.killWorkerOn(app));
      case KILLED_FOLLOWING ->
          scalingo.disturb(
              1,
              place.line("GET", "deployments/[^/]+"),
              new ScalingoFault.LostAfter(() -> soak.killWorkerOn(app)));
      case FROZEN -> {
        var pause = Duration.ofMillis(1_000 + random.nextInt(14_000));
        interrupt(place, random, () -> soak.freezeWorkerOn(app, pause));
      }
      case RESTARTED -> soak.restartOne(Duration.ofMillis(random.nextInt(4_000)));
      case REQUEST_LOST -> effect(random).interrupt(Effect.Moment.BEFORE, place, () -> {});
      case ANSWER_LOST -> effect(random).interrupt(Effect.Moment.AFTER, place, () -> {});
      case ANSWER_LATE ->
          scalingo.disturb(
              1,
              place.line("POST", "scm_repo_link/manual_deploy"),
              new ScalingoFault.Late(Duration.ofMillis(1_000 + random.nextInt(9_000))));
      case PLATFORM_AWAY -> {
        int status = List.of(500, 502, 503, 429).get(random.nextInt(4));
        var away =
            new ScalingoFault.OtherAnswer(
                status, "text/html", "<h1>away</h1>", Map.of("Retry-After", "1"));
        scalingo.disturb(1 + random.nextInt(8), any, away);
      }
      case TOKENS_EXPIRED ->
          scalingo.disturb(1, any, new ScalingoFault.Meanwhile(scalingo::expireTokens));
      case GIT_HOST_AWAY -> {
        var away = new GitFault.Status(503, "away", Optional.empty());
        for (int call = random.nextInt(4); call >= 0; call--) {
          place.git().failNextOf(place.repository(), away, service(random));
        }
      }
      case SLACK_AWAY -> slack(soak, random, new SlackFault.ServerError(503));
      case SLACK_REFUSES -> slack(soak, random, new SlackFault.Refuse("a_word_of_tomorrow"));
      case SLACK_ANSWERS_LOST -> slack(soak, random, new SlackFault.DropAfter());
      case DATABASE_RESTARTED -> soak.cutConnections(Duration.ofMillis(random.nextInt(4_000)));
      case SOMEBODY_DEPLOYS ->
          scalingo.disturb(1, look, new ScalingoFault.Meanwhile(() -> soak.somebodyDeploys(app)));
      case BUILD_FAILS ->
          scalingo.nextDeployment(app, DeploymentScript.endingWith("build-error", "no space left"));
      case SECOND_PERSON_CLICKS_TOO -> soak.clicksToo("U0BOB", app, random.nextInt(2_000));
      case STRANGER_CLICKS_TOO -> soak.clicksToo("U0CAROL", app, random.nextInt(2_000));
    }
  }

  private static void interrupt(Effect.Place place, Random random, Runnable event) {
    var moment = random.nextBoolean() ? Effect.Moment.BEFORE : Effect.Moment.AFTER;
    effect(random).interrupt(moment, place, event);
  }

  private static Effect effect(Random random) {
    return EFFECTS.get(random.nextInt(EFFECTS.size()));
  }

  private static GitService service(Random random) {
    return GitService.values()[random.nextInt(GitService.values().length)];
  }

  private static void slack(ProcessSoak soak, Random random, SlackFault fault) {
    var method = SHOWING.get(random.nextInt(SHOWING.size()));
    soak.world().slack().faults().next(method, 1 + random.nextInt(3), fault);
  }
}
