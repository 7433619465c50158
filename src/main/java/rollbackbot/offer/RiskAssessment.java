package rollbackbot.offer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import rollbackbot.database.Backup;
import rollbackbot.incident.Incident;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.outside.Environment;
import rollbackbot.plan.ComparedCode;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Risk;
import rollbackbot.plan.Risk.Question;
import rollbackbot.plan.Verdict;
import rollbackbot.release.App;
import rollbackbot.release.Release;
import rollbackbot.release.history.History;
import rollbackbot.release.history.HistoryEntry;
import rollbackbot.release.history.Rhythm;
import rollbackbot.release.history.Standing;
import rollbackbot.source.Procfile;
import rollbackbot.source.SourceCode;
import rollbackbot.source.SourceFiles;
import rollbackbot.source.SourceFiles.SourceFile;
import rollbackbot.version.CommitProof;
import rollbackbot.version.Version;
import rollbackbot.version.VersionSource;

/**
 * Looks for what makes a plan risky. Nothing here stands in the way of the plan: what can't be read
 * is said to be unknown.
 */
public final class RiskAssessment {
  private static final Duration OLD = Duration.ofDays(30);

  /** So many releases could have come since, at the app's usual rhythm. */
  private static final int RELEASES = 3;

  private final Environment environment;
  private final SourceFiles files;
  private final ComparedCode compared;

  public RiskAssessment(Environment environment, SourceCode code, SourceFiles files) {
    this.environment = environment;
    this.files = files;
    this.compared = new ComparedCode(code);
  }

  /**
   * How risky a plan is. Whatever a plan's message warns of is among the reasons.
   *
   * @param because why the plan before was voided, where it was
   */
  Verdict of(
      Plan plan,
      Incident incident,
      Optional<NewPlanBecause> because,
      History history,
      App app,
      Instant now) {
    var risks = new ArrayList<Risk>();
    if (plan.restoresDatabase()) {
      risks.add(new Risk.RestoresDatabase(lost(plan, now)));
    }
    because.filter(RiskAssessment::voided).ifPresent(_ -> risks.add(new Risk.BasisChanged()));
    risks.addAll(known(plan, incident, history, now));
    told(Question.STATUS, () -> unrest(app)).ifPresent(risks::add);
    risks.addAll(compared.risks(plan, app));
    told(Question.VARIABLES, () -> variables(plan, app)).ifPresent(risks::add);
    told(Question.POSTDEPLOY, () -> postdeploy(plan)).ifPresent(risks::add);
    return Verdict.of(risks);
  }

  /** What the deployments alone tell, without another call. */
  static List<Risk> known(Plan plan, Incident incident, History history, Instant now) {
    var risks = new ArrayList<Risk>();
    plan.running().ifPresent(_ -> risks.add(new Risk.RunningDeployment()));
    plan.failedSince().ifPresent(_ -> risks.add(new Risk.NewestFailed()));
    if (lastTryFailed(incident)) {
      risks.add(new Risk.TryFailed());
    }
    plan.from()
        .outputSays()
        .filter(_ -> plan.from().source() == VersionSource.TAG)
        .filter(says -> says.commits().filter(count -> count > 1).isEmpty())
        .ifPresent(says -> risks.add(new Risk.OutputDisagrees(new Version(says.text()))));
    target(plan, history, risks);
    stack(plan, history).ifPresent(risks::add);
    plan.to()
        .deployedAt()
        .map(at -> Duration.between(at, now))
        .filter(age -> isOld(age, history))
        .ifPresent(age -> risks.add(new Risk.OldTarget(age)));
    return risks;
  }

  /** An app that is released each season has a previous version of last season. */
  private static boolean isOld(Duration age, History history) {
    var usual = Rhythm.of(history).map(gap -> gap.multipliedBy(RELEASES)).orElse(OLD);
    return age.compareTo(OLD) > 0 && age.compareTo(usual) > 0;
  }

  private static boolean voided(NewPlanBecause because) {
    return switch (because) {
      case NewPlanBecause.CurrentChanged _,
          NewPlanBecause.TagMoved _,
          NewPlanBecause.BranchTaken _ ->
          true;
      case NewPlanBecause.RightLost _,
          NewPlanBecause.OtherVersionWanted _,
          NewPlanBecause.ArchiveChosen _,
          NewPlanBecause.BranchByHand _,
          NewPlanBecause.Retried _ ->
          false;
    };
  }

  /** Of several databases, the one that loses most. */
  private static Optional<Duration> lost(Plan plan, Instant now) {
    return plan.restore().stream()
        .flatMap(restore -> restore.databases().stream())
        .flatMap(database ->
            database.moment().or(() -> database.backup().map(Backup::createdAt)).stream())
        .map(moment -> Duration.between(moment, now))
        .max(Comparator.naturalOrder());
  }

  /** What is to be known of where the rollback goes. */
  private static void target(Plan plan, History history, List<Risk> risks) {
    var to = plan.to();
    if (to.rolledAwayFrom()) {
      risks.add(new Risk.MarkedTarget());
    }
    if (to.deployedAt().isEmpty()) {
      risks.add(new Risk.NeverRan());
    }
    to.proof().filter(CommitProof.NUMBER::equals).ifPresent(_ -> risks.add(new Risk.NumberAlone()));
    var between = between(plan, history);
    if (!between.isEmpty()) {
      risks.add(new Risk.JumpsOver(between));
    }
  }

  /**
   * The releases that ran after the target and before what runs; none where it never ran, nor those
   * from which production has gone back to what runs.
   */
  private static List<String> between(Plan plan, History history) {
    var earlier =
        Standing.of(history.entries()).earlierSuccesses().stream()
            .map(HistoryEntry::release)
            .toList();
    var newer = earlier.stream().takeWhile(release -> !release.isAt(plan.to().commit())).toList();
    if (newer.size() == earlier.size()) {
      return List.of();
    }
    var again = newer.stream().map(release -> release.isSameAs(plan.from())).toList();
    return newer.stream().skip(again.lastIndexOf(true) + 1).map(Release::label).distinct().toList();
  }

  private static Optional<Risk> told(Question what, Supplier<Optional<Risk>> look) {
    try {
      return look.get();
    } catch (OutsideTrouble e) {
      return Optional.of(new Risk.CouldNotTell(what, e.getMessage()));
    }
  }

  /** An app without containers is stopped for that very reason. */
  private Optional<Risk> unrest(App app) {
    var status = environment.status(app.platformApp());
    if (status.isCalm()) {
      return Optional.empty();
    } else if (!status.isBusy() && environment.containers(app.platformApp()) == 0) {
      return Optional.of(new Risk.NoContainers());
    }
    return Optional.of(new Risk.NotRunning(status));
  }

  private Optional<Risk> variables(Plan plan, App app) {
    var since = plan.to().deployedAt();
    if (since.isEmpty()) {
      return unknown(Question.VARIABLES, "no deployment of " + plan.to().label() + " is known");
    }
    var events = environment.events(app.platformApp(), since.get());
    var names =
        events
            .variableChanges()
            .flatMap(change -> change.names().stream())
            .distinct()
            .sorted()
            .toList();
    if (!names.isEmpty()) {
      return Optional.of(new Risk.VariablesChanged(names));
    }
    return events.reachesBack()
        ? Optional.empty()
        : unknown(Question.VARIABLES, "the platform tells too few events");
  }

  /** The next build gets what the newest one got; the target was built on what it got then. */
  private static Optional<Risk> stack(Plan plan, History history) {
    var successes =
        history.entries().stream()
            .filter(entry -> entry.deployment().status().isSuccess())
            .toList();
    var before =
        successes.stream().filter(entry -> entry.release().isAt(plan.to().commit())).findFirst();
    if (before.isEmpty()) {
      return unknown(Question.STACK, "no deployment of " + plan.to().label() + " is known");
    }
    var then = before.get().deployment().stack();
    var now = successes.getFirst().deployment().stack();
    if (then.isEmpty() || now.isEmpty()) {
      return unknown(Question.STACK, "the platform doesn't tell the stack of each deployment");
    }
    return then.equals(now)
        ? Optional.empty()
        : Optional.of(new Risk.StackChanged(then.get(), now.get()));
  }

  private Optional<Risk> postdeploy(Plan plan) {
    return files
        .file(plan.repository(), plan.to().commit(), Procfile.NAME)
        .map(file ->
            file instanceof SourceFile.There(var text) && new Procfile(text).hasPostdeploy()
                ? Optional.<Risk>of(new Risk.PostdeployHook())
                : Optional.<Risk>empty())
        .orElseGet(() -> unknown(Question.POSTDEPLOY, "the Git host doesn't tell"));
  }

  private static Optional<Risk> unknown(Question what, String why) {
    return Optional.of(new Risk.CouldNotTell(what, why));
  }

  /** Whether the rollback last stopped since the platform ended its deployment without success. */
  private static boolean lastTryFailed(Incident incident) {
    return incident.thread().stream()
        .map(ThreadEntry::content)
        .filter(OfferEntry.Stopped.class::isInstance)
        .reduce((_, last) -> last)
        .filter(content ->
            ((OfferEntry.Stopped) content).failure().reason()
                instanceof Failure.Reason.DeploymentFailed)
        .isPresent();
  }
}
