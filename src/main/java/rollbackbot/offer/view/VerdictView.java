package rollbackbot.offer.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Risk;
import rollbackbot.plan.Verdict;
import rollbackbot.release.AppStatus;
import rollbackbot.release.Deployment;
import rollbackbot.text.Text;
import rollbackbot.words.ReleaseText;
import rollbackbot.words.Scene;

/** How risky a plan is: a colour, each reason for it, and what wasn't found out. */
final class VerdictView {
  private static final int MOST_NAMES = 5;
  private static final int MOST_REASONS = 3;

  /** Of plans of the time when no risk was looked for. */
  private static final Verdict UNTOLD =
      new Verdict(List.of(new Risk.CouldNotTell(Risk.Question.FILES, "")), List.of());

  private VerdictView() {}

  /** The gravest reasons: what a person has to know before they confirm. */
  static Text brief(Plan plan, Scene scene, ThreadEntry entry) {
    var verdict = plan.verdict().orElse(UNTOLD);
    var reasons =
        verdict.risks().stream()
            .sorted(Comparator.<Risk, Verdict.Level>comparing(Verdict::level).reversed())
            .flatMap(risk -> reason(risk, plan, scene, entry).stream())
            .toList();
    var level = brief(verdict.level(), scene);
    var lines = new ArrayList<Text>();
    if (reasons.size() == 1) {
      lines.add(level.and(reasons.getFirst()).then(scene.say(".")));
    } else {
      lines.add(level);
      reasons.stream()
          .limit(MOST_REASONS)
          .forEach(reason -> lines.add(scene.say("• {reason}", reason)));
    }
    int more = reasons.size() - MOST_REASONS;
    if (more > 0) {
      lines.add(scene.say("• and {count} more: see Details", Text.number(more)));
    }
    if (more <= 0) {
      untold(verdict, scene).ifPresent(lines::add);
    }
    return Text.lines(lines);
  }

  private static Text brief(Verdict.Level level, Scene scene) {
    return switch (level) {
      case GREY -> scene.say("⚪ *Risk:* unknown.");
      case GREEN -> scene.say("🟢 No risk found.");
      case AMBER -> scene.say("🟠 *Risk, to be checked:*");
      case RED -> scene.say("🔴 *High risk:*");
    };
  }

  /** What should have been looked at, and couldn't be. */
  private static Optional<Text> untold(Verdict verdict, Scene scene) {
    var untold =
        verdict.risks().stream()
            .flatMap(risk ->
                risk instanceof Risk.CouldNotTell(var what, _)
                    ? Stream.of(question(what, scene))
                    : Stream.empty())
            .toList();
    return untold.isEmpty()
        ? Optional.empty()
        : Optional.of(scene.say("⚪ Not checked: {list}.", Text.list(untold)));
  }

  /** Every reason, what was looked at, and why something wasn't. */
  static Text whole(Plan plan, Scene scene, ThreadEntry entry) {
    var verdict = plan.verdict().orElse(UNTOLD);
    var lines = new ArrayList<Text>();
    lines.add(
        verdict.level() == Verdict.Level.GREEN
            ? nothingFound(verdict, scene)
            : brief(verdict.level(), scene));
    verdict.risks().stream()
        .flatMap(risk -> reason(risk, plan, scene, entry).stream())
        .forEach(reason -> lines.add(scene.say("• {reason}", reason)));
    notChecked(verdict, scene).ifPresent(lines::add);
    return Text.lines(lines);
  }

  /** Nothing is said of what wasn't looked at. */
  private static Text nothingFound(Verdict verdict, Scene scene) {
    var looked = verdict.checked().stream().map(what -> question(what, scene)).toList();
    return looked.isEmpty()
        ? scene.say("🟢 No risk found.")
        : scene.say("🟢 No risk found. Checked: {list}.", Text.list(looked));
  }

  /** What has one reason is told together. */
  private static Optional<Text> notChecked(Verdict verdict, Scene scene) {
    var questions = new LinkedHashMap<Text, List<Text>>();
    verdict
        .risks()
        .forEach(risk -> {
          if (risk instanceof Risk.CouldNotTell(var what, var why)) {
            questions
                .computeIfAbsent(scene.trouble(why), _ -> new ArrayList<>())
                .add(question(what, scene));
          }
          if (risk instanceof Risk.NotConfigured(var what)) {
            questions
                .computeIfAbsent(notConfigured(what, scene), _ -> new ArrayList<>())
                .add(question(what, scene));
          }
        });
    if (questions.isEmpty()) {
      return Optional.empty();
    }
    var parts =
        questions.entrySet().stream()
            .map(entry ->
                scene.say("{list} ({reason})", Text.list(entry.getValue()), entry.getKey()))
            .toList();
    return Optional.of(scene.say("⚪ *Not checked:* {list}", Text.joined(parts, scene.say("; "))));
  }

  private static Optional<Text> reason(Risk risk, Plan plan, Scene scene, ThreadEntry entry) {
    var target = ReleaseText.label(plan.to());
    return switch (risk) {
      case Risk.RunningDeployment _ -> plan.running().map(it -> running(it, scene, entry.at()));
      case Risk.NotRunning(var status) -> Optional.of(notRunning(status, scene));
      case Risk.NoContainers _ -> Optional.of(noContainers(scene));
      case Risk.NewestFailed _ -> plan.failedSince().map(it -> failed(it, plan, scene, entry.at()));
      case Risk.TryFailed _ ->
          OwnAttempts.reason(entry.number(), ReleaseText.label(plan.from()), scene);
      case Risk.BasisChanged _ ->
          Optional.of(scene.say("things have changed since the plan before"));
      case Risk.OutputDisagrees(var says) ->
          Optional.of(
              scene.say(
                  "the output of the deployment in production says {version}",
                  Text.code(says.text())));
      case Risk.NumberAlone _ ->
          Optional.of(
              scene.say(
                  "{version} is known by its number alone: that this commit ran isn't proven",
                  target));
      case Risk.NeverRan _ ->
          Optional.of(scene.say("{version} is not among the app's known deployments", target));
      case Risk.MarkedTarget _ ->
          Optional.of(scene.say("the team has rolled back from {version} before", target));
      case Risk.JumpsOver(var releases) ->
          Optional.of(
              scene.say(
                  "this also removes what ran in between: {versions}", names(releases, scene)));
      case Risk.RestoresDatabase(var lost) -> Optional.of(restores(lost, scene));
      case Risk.VariablesChanged(var names) ->
          Optional.of(
              scene.say(
                  "variables changed since {version} was deployed: {variables}",
                  target,
                  names(names, scene)));
      case Risk.RiskyFiles(var paths) ->
          Optional.of(scene.say("risky files changed: {files}", names(paths, scene)));
      case Risk.AnotherLine _ ->
          Optional.of(scene.say("{version} isn't part of the history of production", target));
      case Risk.PostdeployHook _ ->
          Optional.of(
              scene.say("{version} has a `postdeploy`: its old code will run again", target));
      case Risk.StackChanged(var then, var now) ->
          Optional.of(
              scene.say(
                  "stack changed since {version} ({then}, now {now}): its rebuild may differ",
                  target,
                  Text.code(then),
                  Text.code(now)));
      case Risk.OldTarget(var age) ->
          Optional.of(
              scene.say(
                  "{version} is older than 30 days ({age}): its rebuild may differ",
                  target,
                  scene.say("{count} days", Text.number(age.toDays()))));
      case Risk.CouldNotTell _, Risk.NotConfigured _ -> Optional.empty();
    };
  }

  /** What the platform's word for the app means for the rollback. */
  private static Text notRunning(AppStatus status, Scene scene) {
    return switch (status.word()) {
      case AppStatus.RESTARTING ->
          scene.say(
              "the app is restarting: Scalingo accepts no deployment meanwhile, the bot waits");
      case AppStatus.SCALING ->
          scene.say(
              "the app is being scaled: Scalingo accepts no deployment meanwhile, the bot waits");
      case AppStatus.CRASHED ->
          scene.say(
              "the app has crashed and Scalingo doesn't restart it: nobody can use it until a"
                  + " deployment or a restart");
      case AppStatus.STOPPED ->
          scene.say(
              "the app is stopped: nobody can use it; if it still is after the deployment, start it"
                  + " on {page}",
              scene.scalingo());
      default -> scene.say("Scalingo calls the app {status}", Text.code(status.word()));
    };
  }

  private static Text noContainers(Scene scene) {
    return scene.say(
        "the app has no containers: nothing runs, even after the deployment, until somebody scales"
            + " it: {command}",
        Text.code(scene.app().platformApp().commandLine() + " scale web:1"));
  }

  private static Text running(Deployment running, Scene scene, Instant at) {
    return scene.say(
        "another deployment is running: {commit}, started {age} {byPerson}; the rollback waits for"
            + " its end",
        ReleaseText.what(running, scene.wording()),
        scene.wording().age(running.createdAt(), at),
        scene.wording().by(running.pusher()));
  }

  private static Text failed(Deployment failed, Plan plan, Scene scene, Instant at) {
    return scene.say(
        "the newest deployment failed ({byPerson}, {age}, {status}): production still runs"
            + " {version}, the rollback would go one version too far",
        scene.wording().by(failed.pusher()),
        scene.wording().age(failed.createdAt(), at),
        Text.code(failed.status().word()),
        ReleaseText.label(plan.from()));
  }

  private static Text restores(Optional<Duration> lost, Scene scene) {
    return lost.map(most ->
            scene.say("{duration} of the database's data is lost", scene.wording().duration(most)))
        .orElseGet(() -> scene.say("what was written to the database since is lost"));
  }

  private static Text names(List<String> names, Scene scene) {
    return scene.wording().some(names.stream().map(Text::code).toList(), MOST_NAMES);
  }

  private static Text notConfigured(Risk.Question what, Scene scene) {
    return switch (what) {
      case FILES -> scene.say("`risky-paths` is not configured");
      case VARIABLES, LINEAGE, STACK, POSTDEPLOY, STATUS -> scene.say("not configured");
    };
  }

  private static Text question(Risk.Question what, Scene scene) {
    return switch (what) {
      case VARIABLES -> scene.say("changed variables");
      case FILES -> scene.say("risky files");
      case LINEAGE -> scene.say("common history");
      case STACK -> scene.say("changed stack");
      case STATUS -> scene.say("state of the app");
      case POSTDEPLOY -> scene.say("`postdeploy` of the version to go back to");
    };
  }
}
