package rollbackbot.check;

import static rollbackbot.check.Finding.Kind;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.CodeArchives;
import rollbackbot.database.Backup;
import rollbackbot.database.Database;
import rollbackbot.database.Databases;
import rollbackbot.database.RecoveryWindow;
import rollbackbot.once.HealthProbe;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.plan.Plan;
import rollbackbot.plan.Planner;
import rollbackbot.release.App;
import rollbackbot.release.Platform;
import rollbackbot.release.Release;
import rollbackbot.release.Road;
import rollbackbot.source.Repository;
import rollbackbot.source.RepositoryAddress;
import rollbackbot.source.RepositoryLink;
import rollbackbot.source.SourceRepository;
import rollbackbot.source.Tag;

/**
 * Looks whether an app could be rolled back right now: all that a rollback needs is asked for, and
 * nothing is changed. What can't be found out is a finding too.
 */
public final class AppCheck {
  private final Platform platform;
  private final SourceRepository repositories;
  private final CodeArchives archives;
  private final Databases databases;
  private final HealthProbe health;
  private final Condition condition;
  private final Foresight foresight;
  private final TokenReach tokens;
  private final InstantSource clock;

  public AppCheck(
      Platform platform,
      SourceRepository repositories,
      CodeArchives archives,
      Databases databases,
      HealthProbe health,
      Condition condition,
      Foresight foresight,
      TokenReach tokens,
      InstantSource clock) {
    this.platform = platform;
    this.repositories = repositories;
    this.archives = archives;
    this.databases = databases;
    this.health = health;
    this.condition = condition;
    this.foresight = foresight;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** What was found, in the order of a rollback. */
  public List<Finding> of(App app) {
    return look(app).findings();
  }

  /** The same, to be compared with what is found another time. */
  public Looked look(App app) {
    var plans = new ArrayList<Plan>();
    var findings = found(app, plans);
    var tags =
        plans.stream()
            .flatMap(plan -> Stream.of(plan.from().tag(), plan.to().tag()))
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return new Looked(
        clock.instant(), findings, plans.stream().map(Plan::repository).findFirst(), tags);
  }

  private List<Finding> found(App app, List<Plan> plans) {
    var findings = new ArrayList<>(look(() -> List.of(onPlatform(app))));
    if (findings.stream().anyMatch(Finding::isWrong)) {
      return List.copyOf(findings);
    }
    findings.addAll(look(() -> condition.of(app.platformApp())));
    var link = link(app, findings);
    var repository = app.repository().or(() -> link.flatMap(RepositoryLink::repository));
    boolean isByArchive = app.roadWith(link) == Road.ARCHIVE;
    if (link.isPresent() || (isByArchive && repository.isPresent())) {
      findings.addAll(look(() -> plan(app, plans)));
    }
    repository.filter(_ -> !isByArchive).ifPresent(it -> findings.addAll(look(() -> push(it))));
    findings.addAll(look(() -> databases(app)));
    findings.addAll(look(() -> List.of(health(app))));
    return List.copyOf(findings);
  }

  private static List<Finding> look(Supplier<List<Finding>> look) {
    try {
      return look.get();
    } catch (OutsideTrouble.Refused e) {
      return List.of(
          Finding.unknownRegion(e).orElseGet(() -> Finding.of(Kind.REFUSED, e.getMessage())));
    } catch (OutsideTrouble e) {
      return List.of(Finding.of(Kind.NOT_FOUND_OUT, e.getMessage()));
    }
  }

  private Finding onPlatform(App app) {
    var there = app.platformApp();
    return Finding.of(
        platform.exists(there) ? Kind.APP_FOUND : Kind.APP_MISSING, there.name(), there.region());
  }

  private Optional<RepositoryLink> link(App app, List<Finding> findings) {
    var found = new ArrayList<RepositoryLink>();
    findings.addAll(
        look(() -> {
          var link = platform.repositoryLink(app.platformApp());
          link.ifPresent(found::add);
          return link.map(AppCheck::linked).orElseGet(() -> List.of(withoutLink(app)));
        }));
    return found.stream().findFirst();
  }

  private static Finding withoutLink(App app) {
    var name = app.platformApp().name();
    if (app.road().filter(Road.BRANCH::equals).isPresent()) {
      return Finding.of(Kind.ROAD_WITHOUT_LINK, name);
    }
    return app.repository()
        .map(repository -> Finding.of(Kind.NO_LINK_NEEDED, name, repository.url()))
        .orElseGet(() -> Finding.of(Kind.NOT_LINKED, name));
  }

  private static List<Finding> linked(RepositoryLink link) {
    return List.of(
        Finding.of(Kind.LINKED, link.owner() + "/" + link.name()),
        link.autoDeployEnabled()
            ? Finding.of(Kind.AUTO_DEPLOY_ON, link.branch().orElse("?"))
            : Finding.of(Kind.AUTO_DEPLOY_OFF));
  }

  private List<Finding> plan(App app, List<Plan> plans) {
    return switch (foresight.previous(app)) {
      case Planner.Result.Ready(var plan) -> {
        plans.add(plan);
        yield planned(plan);
      }
      case Planner.Result.Impossible(var reason, var production, _) -> {
        var findings = new ArrayList<Finding>();
        production.ifPresent(label -> findings.add(Finding.of(Kind.RUNS, label)));
        findings.add(because(reason));
        yield findings;
      }
    };
  }

  private List<Finding> planned(Plan plan) {
    var findings = new ArrayList<Finding>();
    var commit = plan.to().commit();
    findings.add(Finding.of(Kind.RUNS, named(plan.from())));
    plan.running()
        .ifPresent(it -> findings.add(Finding.of(Kind.DEPLOYMENT_RUNNING, it.id().value())));
    findings.add(
        plan.releaseBranch()
            .map(branch ->
                Finding.of(Kind.GOES_BACK, plan.to().label(), commit.abbreviated(), branch.value()))
            .orElseGet(() ->
                Finding.of(Kind.GOES_BACK_BY_ARCHIVE, plan.to().label(), commit.abbreviated())));
    findings.add(
        plan.to()
            .tag()
            .map(Tag::name)
            .map(tag -> Finding.of(Kind.TAGGED, tag.value()))
            .orElseGet(() -> Finding.of(Kind.UNTAGGED, commit.abbreviated())));
    var kind =
        switch (repositories.presence(plan.repository(), commit)) {
          case THERE -> Kind.COMMIT_THERE;
          case GONE -> Kind.COMMIT_GONE;
          case UNTOLD -> Kind.COMMIT_UNTOLD;
        };
    findings.add(Finding.of(kind, commit.abbreviated()));
    plan.archive().ifPresent(_ -> findings.add(archive(plan)));
    return findings;
  }

  private Finding archive(Plan plan) {
    var host = RepositoryAddress.of(plan.repository()).host();
    return switch (archives.look(plan.repository(), plan.to().commit())) {
      case CodeArchives.Finding.Public _ -> Finding.of(Kind.ARCHIVE_PUBLIC, host);
      case CodeArchives.Finding.Private _ -> Finding.of(Kind.ARCHIVE_TO_UPLOAD, host);
      case CodeArchives.Finding.Missing(var why) -> Finding.of(missing(why), host);
    };
  }

  private static Kind missing(ArchiveFault why) {
    return switch (why) {
      case UNKNOWN_HOST -> Kind.ARCHIVE_OF_UNKNOWN_HOST;
      case NOT_PUBLIC -> Kind.ARCHIVE_NOT_PUBLIC;
      case NOT_GIVEN -> Kind.ARCHIVE_NOT_GIVEN;
      case NOT_AN_ARCHIVE, NOT_ONE_ROOT, TOO_LARGE, OTHER_COMMIT -> Kind.ARCHIVE_UNUSABLE;
    };
  }

  private static String named(Release release) {
    return release
        .commit()
        .map(Release::abbreviated)
        .filter(commit -> !release.label().equals(commit))
        .map(commit -> release.label() + " (" + commit + ")")
        .orElseGet(release::label);
  }

  private static Finding because(Reason reason) {
    return switch (reason) {
      case Reason.NoLink _ -> Finding.of(Kind.LINK_WITHOUT_ADDRESS);
      case Reason.OtherRepositoryLinked(var configured, var linked) ->
          Finding.of(Kind.OTHER_REPOSITORY_LINKED, configured, linked);
      case Reason.NothingDeployed _ -> Finding.of(Kind.NEVER_DEPLOYED);
      case Reason.NoEarlierRelease _ -> Finding.of(Kind.NO_EARLIER_VERSION);
      case Reason.NoBranchName none -> Finding.of(Kind.NO_BRANCH_NAME, none.wanted().value());
      case Reason.CommitGone(var commit) -> Finding.of(Kind.COMMIT_GONE, commit.abbreviated());
      case Reason.Said said -> Finding.of(Kind.NOT_FOUND_OUT, said.what());
      case Reason.NoSuchVersion _,
          Reason.RunsAlready _,
          Reason.NoArchive _,
          Reason.PushRefused _,
          Reason.NeverAnswered _,
          Reason.DeploymentFailed _,
          Reason.OtherCommit _,
          Reason.Superseded _,
          Reason.NotHealthy _,
          Reason.DatabaseNotRestored _,
          Reason.RestoreDeclined _ ->
          throw new IllegalStateException("no plan for the previous version: " + reason);
    };
  }

  private List<Finding> push(Repository repository) {
    var findings = new ArrayList<Finding>();
    switch (tokens.of(repository)) {
      case SENT -> {}
      case NO_TOKEN -> findings.add(Finding.of(Kind.NO_GIT_TOKEN));
      case OTHER_HOST -> findings.add(Finding.of(Kind.HOST_GETS_NO_TOKEN, repository.url()));
    }
    findings.add(
        repositories
            .pushRefusal(repository)
            .map(words -> Finding.of(Kind.PUSH_REFUSED, repository.url(), words))
            .orElseGet(() -> Finding.of(Kind.MAY_PUSH, repository.url())));
    return findings;
  }

  private List<Finding> databases(App app) {
    var all = databases.databases(app.platformApp());
    return all.isEmpty()
        ? List.of(Finding.of(Kind.NO_DATABASE))
        : all.stream().flatMap(it -> look(() -> List.of(database(app, it))).stream()).toList();
  }

  private Finding database(App app, Database database) {
    if (!database.usable()) {
      return Finding.of(Kind.DATABASE_DOWN, database.label());
    }
    var there = app.platformApp();
    var window =
        database.mayHavePointInTimeRecovery()
            ? databases.recoveryWindow(there, database.id())
            : Optional.<RecoveryWindow>empty();
    return window
        .map(it -> Finding.at(it.earliest(), Kind.DATABASE_TO_A_MOMENT, database.label()))
        .or(() ->
            databases.backups(there, database.id()).stream()
                .filter(backup -> backup.status() == Backup.Status.USABLE)
                .findFirst()
                .map(backup ->
                    Finding.at(backup.createdAt(), Kind.DATABASE_BACKED_UP, database.label())))
        .orElseGet(() -> Finding.of(Kind.DATABASE_WITHOUT_BACKUP, database.label()));
  }

  private Finding health(App app) {
    if (app.healthCheck().isEmpty()) {
      return Finding.of(Kind.HEALTH_NOT_CONFIGURED);
    }
    var seen = health.probe(app.healthCheck().get());
    return Finding.of(seen.good() ? Kind.HEALTHY : Kind.UNHEALTHY, seen.answer());
  }
}
