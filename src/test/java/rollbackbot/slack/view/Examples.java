package rollbackbot.slack.view;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import rollbackbot.app.config.TreeReader;
import rollbackbot.database.Backup;
import rollbackbot.database.Database;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.DatabaseToRestore;
import rollbackbot.database.RestorePlan;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.FreshBackup;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.feature.Flag;
import rollbackbot.feature.FlagChange;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.incident.GivenAnswer;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.Post;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.incident.State;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.people.ReplyAddress;
import rollbackbot.plan.BuildTimes;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.plan.Risk;
import rollbackbot.plan.Verdict;
import rollbackbot.release.App;
import rollbackbot.release.AppBuilder;
import rollbackbot.release.AppName;
import rollbackbot.release.AppStatus;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Operators;
import rollbackbot.release.PassedOver;
import rollbackbot.release.PlatformApp;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;
import rollbackbot.release.Target;
import rollbackbot.room.Timing;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.Repository;
import rollbackbot.source.Tag;
import rollbackbot.source.TagName;
import rollbackbot.text.Language;
import rollbackbot.text.Message;
import rollbackbot.tree.Answer;
import rollbackbot.tree.DecisionTree;
import rollbackbot.version.CommitProof;
import rollbackbot.version.Printed;
import rollbackbot.version.Version;
import rollbackbot.version.VersionSource;
import rollbackbot.words.Links;
import rollbackbot.words.Scene;

/**
 * Named examples of what incidents are made of. Whatever comes from outside goes through {@code
 * foreign}, so that a test can put anything there.
 */
final class Examples {
  static final Instant NOW = Instant.parse("2026-11-22T21:13:20Z");
  static final Instant OPENED = NOW.minusSeconds(150);
  static final DecisionTree TREE = TreeReader.builtIn();
  static final IncidentId ID = new IncidentId("3f1c9a52-7d4e-4b1a-9c1e-0a1b2c3d4e5f");
  static final int PROMPT = 7;
  static final ReplyAddress REPLY_TO =
      new ReplyAddress("U0ALICE", "C0INCIDENTS", Optional.empty(), Optional.empty());
  static final CommitId OLD = new CommitId("0a1b2c3d4e5f60718293a4b5c6d7e8f901234567");
  private static final Optional<Instant> RELEASED = Optional.of(NOW.minus(Duration.ofMinutes(82)));
  static final CommitId FIX = new CommitId("7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a");
  static final CommitId BAD = new CommitId("f9e8d7c6b5a4938271605f4e3d2c1b0a98765432");

  final Language language;
  final UnaryOperator<String> foreign;

  /** The incidents that were shown so far, each with the app it was shown for. */
  final Map<Incident, App> shown = new LinkedHashMap<>();

  private Examples(Language language, UnaryOperator<String> foreign) {
    this.language = language;
    this.foreign = foreign;
  }

  static Examples in(Language language) {
    return new Examples(language, UnaryOperator.identity());
  }

  /** The same with an evil text behind whatever comes from outside. */
  static Examples hostile(Language language, String evil) {
    return new Examples(language, text -> text + evil);
  }

  Links links() {
    return new Links() {
      @Override
      public Optional<URI> deployment(App app, DeploymentId deployment) {
        return Optional.of(URI.create("https://dashboard.example/apps/osc-fr1/my-app/deploy/d-42"));
      }

      @Override
      public Optional<URI> app(App app) {
        return Optional.of(URI.create("https://dashboard.example/apps/osc-fr1/my-app"));
      }

      @Override
      public Optional<URI> board(IncidentId incident) {
        return Optional.of(URI.create("https://acme.slack.example/archives/C0INCIDENTS/p42"));
      }
    };
  }

  App app() {
    return approvedApp(ApprovalRule.NONE);
  }

  App approvedApp(ApprovalRule approval) {
    return app(
        new Operators.Listed(List.of("S0OPSTEAM", "U0ALICE")),
        Optional.of("U0PO"),
        Optional.of(URI.create("https://my-app.example/health")),
        approval);
  }

  App plainApp() {
    return app(new Operators.Everyone(), Optional.empty(), Optional.empty(), ApprovalRule.NONE);
  }

  private App app(
      Operators operators,
      Optional<String> owner,
      Optional<URI> healthCheck,
      ApprovalRule approval) {
    return AppBuilder.named("my-app")
        .at(new PlatformApp("my-app-prod", "osc-fr1"))
        .operatedBy(operators)
        .ownedBy(owner)
        .healthCheck(healthCheck)
        .featureFlags(featureFlags())
        .asking(approval)
        .build();
  }

  List<String> featureFlags() {
    return List.of(foreign.apply("FEATURE_*"), foreign.apply("*_FEATURE_FLIPPING*"));
  }

  Release bad() {
    return new Release(
        new DeploymentId("d-41"),
        Optional.of(new Version(foreign.apply("4.1.0"))),
        Optional.of(BAD.value()),
        NOW.minus(Duration.ofHours(2)),
        Optional.of(foreign.apply("bob")),
        VersionSource.TAG,
        Optional.empty(),
        Optional.empty(),
        Optional.of(CommitProof.COMMIT));
  }

  /** What somebody deployed after the incident was opened. */
  Release hotfix() {
    return new Release(
        new DeploymentId("d-43"),
        Optional.of(new Version(foreign.apply("4.1.1"))),
        Optional.of("f".repeat(40)),
        NOW.minus(Duration.ofMinutes(2)),
        Optional.of(foreign.apply("carol")),
        VersionSource.TAG,
        Optional.empty(),
        Optional.empty(),
        Optional.of(CommitProof.COMMIT));
  }

  /** The tag and the output disagree. */
  private Release disputed() {
    return new Release(
        new DeploymentId("d-41"),
        Optional.of(new Version(foreign.apply("4.1.0"))),
        Optional.of(foreign.apply("main")),
        NOW.minus(Duration.ofHours(2)),
        Optional.empty(),
        VersionSource.TAG,
        Optional.of(new Printed(foreign.apply("4.1.1"), Optional.of(1), Optional.empty())),
        Optional.empty(),
        Optional.of(CommitProof.TAG_NAME));
  }

  Target good() {
    return target("4.0.0", Optional.of(Duration.ofDays(3)), false);
  }

  Target target(String version, Optional<Duration> age, boolean rolledAwayFrom) {
    return new Target(
        Optional.of(new Version(foreign.apply(version))),
        Optional.of(new Tag(new TagName(foreign.apply("v" + version)), OLD, Optional.empty())),
        Optional.empty(),
        age.map(NOW::minus),
        age.map(_ -> foreign.apply("alice")),
        age.map(_ -> VersionSource.TAG),
        rolledAwayFrom,
        age.map(_ -> CommitProof.COMMIT),
        Optional.empty());
  }

  Deployment deployment(String status) {
    return new Deployment(
        new DeploymentId(foreign.apply("d-43")),
        NOW.minus(Duration.ofMinutes(4)),
        new DeploymentStatus(foreign.apply(status)),
        Optional.of("c0ffee1234567890c0ffee1234567890c0ffee12"),
        Optional.of(foreign.apply("carol")),
        Optional.empty(),
        Optional.empty());
  }

  Plan plan() {
    return planFrom(bad());
  }

  Plan planFrom(Release from) {
    return new Plan(
        new PlanRequest.Previous(),
        from,
        good(),
        new Repository("https://github.com/acme/my-app.git"),
        new BranchName(foreign.apply("release/v4.0.0")),
        false,
        Optional.empty(),
        true,
        Optional.of(foreign.apply("main")),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(URI.create("https://github.com/acme/my-app/compare/0a1b2c3...f9e8d7c")),
        List.of(
            target("3.9.2", Optional.of(Duration.ofDays(12)), false),
            target("3.9.1", Optional.of(Duration.ofDays(75)), true)),
        Optional.of(Duration.ofSeconds(185)),
        NOW,
        Optional.empty(),
        Optional.of(Verdict.of(List.of(new Risk.NotConfigured(Risk.Question.FILES)))),
        Optional.of(true),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new BuildTimes(Duration.ofSeconds(151), Duration.ofSeconds(244), 5)));
  }

  /** Everything in it that a plan may have to say. */
  Plan fullPlan() {
    var plain = plan();
    return new Plan(
        new PlanRequest.Exact(new Version("3.9.1")),
        disputed(),
        target("3.9.1", Optional.empty(), true),
        plain.repository(),
        new BranchName(foreign.apply("release/v3.9.1-2")),
        true,
        Optional.of(new BranchName(foreign.apply("release/v3.9.1"))),
        false,
        Optional.empty(),
        true,
        passedOver(),
        Optional.of(deployment("building")),
        Optional.of(deployment("build-error")),
        plain.compare(),
        manyTargets(),
        Optional.empty(),
        NOW,
        Optional.of(
            new RestorePlan(
                List.of(),
                Optional.of(foreign.apply("listing the databases of my-app: 503")),
                RELEASED)),
        Optional.of(Verdict.of(risks())),
        Optional.of(true),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private List<Target> manyTargets() {
    var targets = new ArrayList<Target>();
    for (int minor = 25; minor > 0; minor--) {
      targets.add(target("3." + minor + ".0", Optional.of(Duration.ofDays(40 - minor)), true));
    }
    return targets;
  }

  List<PassedOver> passedOver() {
    var passedOver = new ArrayList<PassedOver>();
    var needs = Optional.of(new TagName(foreign.apply("v4.0.9")));
    for (var reason : PassedOver.Reason.values()) {
      passedOver.add(new PassedOver(foreign.apply("4.0." + passedOver.size()), reason, needs));
      passedOver.add(
          new PassedOver(foreign.apply("4.0." + passedOver.size()), reason, Optional.empty()));
    }
    return passedOver;
  }

  Plan planWithDatabase() {
    var plain = plan();
    return new Plan(
        plain.request(),
        plain.from(),
        plain.to(),
        plain.repository(),
        plain.branch(),
        false,
        Optional.empty(),
        true,
        plain.linkedBranch(),
        true,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        plain.compare(),
        List.of(),
        plain.expected(),
        NOW,
        Optional.of(new RestorePlan(List.of(databaseToRestore()), Optional.empty(), RELEASED)),
        Optional.of(
            Verdict.of(
                List.of(
                    new Risk.RestoresDatabase(Optional.of(Duration.ofMinutes(83))),
                    new Risk.CouldNotTell(
                        Risk.Question.POSTDEPLOY,
                        foreign.apply("reading Procfile of acme/my-app at 4b1c2d3: 403"))))),
        Optional.of(true),
        Optional.empty(),
        Optional.empty(),
        plain.builds());
  }

  private List<Risk> risks() {
    return List.of(
        new Risk.RestoresDatabase(Optional.empty()),
        new Risk.BasisChanged(),
        new Risk.RunningDeployment(),
        new Risk.NotRunning(new AppStatus(AppStatus.STOPPED)),
        new Risk.NotRunning(new AppStatus(AppStatus.CRASHED)),
        new Risk.NotRunning(new AppStatus(AppStatus.RESTARTING)),
        new Risk.NotRunning(new AppStatus(AppStatus.SCALING)),
        new Risk.NotRunning(new AppStatus(foreign.apply("suspended"))),
        new Risk.NoContainers(),
        new Risk.NewestFailed(),
        new Risk.TryFailed(),
        new Risk.OutputDisagrees(new Version(foreign.apply("4.1.0"))),
        new Risk.MarkedTarget(),
        new Risk.NeverRan(),
        new Risk.NumberAlone(),
        new Risk.JumpsOver(List.of(foreign.apply("4.0.0"), "3.9.2")),
        new Risk.RiskyFiles(List.of(foreign.apply("db/migrate/1.rb"), "db/migrate/2.rb")),
        new Risk.VariablesChanged(List.of(foreign.apply("FEATURE_SEARCH"))),
        new Risk.AnotherLine(),
        new Risk.PostdeployHook(),
        new Risk.OldTarget(Duration.ofDays(41)),
        new Risk.StackChanged(foreign.apply("scalingo/scalingo-20"), "scalingo/scalingo-22"),
        new Risk.CouldNotTell(Risk.Question.FILES, foreign.apply("comparing: 502")),
        new Risk.CouldNotTell(Risk.Question.VARIABLES, foreign.apply("no answer")),
        new Risk.CouldNotTell(Risk.Question.STACK, foreign.apply("no answer")),
        new Risk.NotConfigured(Risk.Question.POSTDEPLOY));
  }

  DatabaseToRestore databaseToRestore() {
    return new DatabaseToRestore(
        new Database(
            new DatabaseId(foreign.apply("ad-1")),
            foreign.apply("postgresql"),
            foreign.apply("business-512"),
            true,
            Optional.empty()),
        Optional.of(
            new Backup(
                "backup-0",
                NOW.minus(Duration.ofMinutes(432)),
                Backup.Status.USABLE,
                Optional.of(251_000_000L))),
        Optional.empty(),
        Optional.of(NOW.minus(Duration.ofMinutes(83))),
        URI.create("https://dashboard.example/apps/osc-fr1/my-app-prod/db/ad-1"));
  }

  RestoreProgress untouched() {
    return progress(new FreshBackup.Pending(), new Restored.NotAsked(Optional.empty()));
  }

  RestoreProgress backedUp() {
    return after(new Restored.NotAsked(Optional.empty()));
  }

  /** A database that the platform can't take back to a moment, and whose backups are too new. */
  RestoreProgress byHand(String engine) {
    var what = databaseToRestore();
    var database = what.database();
    var lastGood =
        new Backup(
            "backup-1",
            NOW.minus(Duration.ofHours(20)),
            Backup.Status.USABLE,
            Optional.of(240_000_000L));
    return new RestoreProgress(
        List.of(
            new RestoreProgress.Step(
                new DatabaseToRestore(
                    new Database(
                        database.id(), engine, database.plan(), true, database.operation()),
                    what.newestBackup(),
                    Optional.of(lastGood),
                    Optional.empty(),
                    what.dashboard()),
                new FreshBackup.Usable(NOW.minusSeconds(40), Optional.empty()),
                new Restored.NotAsked(Optional.empty()))));
  }

  RestoreProgress withoutBackup() {
    return progress(
        new FreshBackup.Missing(
            foreign.apply("backing up database 5f of my-app: 409, maintenance")),
        new Restored.NotAsked(Optional.empty()));
  }

  RestoreProgress after(Restored restored) {
    return progress(
        new FreshBackup.Usable(NOW.minusSeconds(40), Optional.of(2_345_000_000L)), restored);
  }

  private RestoreProgress progress(FreshBackup backup, Restored restored) {
    return new RestoreProgress(
        List.of(new RestoreProgress.Step(databaseToRestore(), backup, restored)));
  }

  List<Restored> restoreOutcomes() {
    return List.of(
        new Restored.Done(),
        new Restored.Unsure(),
        new Restored.Failed(foreign.apply("the point in time is too old")),
        new Restored.NotAsked(Optional.of(foreign.apply("restoring: 429"))));
  }

  List<Flag> flags() {
    return List.of(
        new Flag(
            foreign.apply("FEATURE_NEW_CHECKOUT"), Optional.of("true"), Optional.of("false"), true),
        new Flag(foreign.apply("FEATURE_SEARCH"), Optional.of("on"), Optional.of("off"), false),
        new Flag(foreign.apply("FEATURE_BETA"), Optional.of("0"), Optional.empty(), false),
        new Flag(foreign.apply("FEATURE_API_KEY"), Optional.empty(), Optional.empty(), false));
  }

  FlagChange flagChange() {
    return new FlagChange(
        foreign.apply("FEATURE_NEW_CHECKOUT"), "true", "false", "U0ALICE", NOW.minusSeconds(70));
  }

  Confirmed confirmed(Plan plan) {
    return new Confirmed(plan, "U0ALICE", NOW.minusSeconds(95), false, Optional.empty());
  }

  Confirmed confirmed() {
    return confirmed(plan());
  }

  GivenAnswer answer(String question, String choice) {
    return new GivenAnswer(new Answer(question, choice), "U0ALICE", NOW.minusSeconds(120));
  }

  /** An incident whose production is known. */
  Incident incident(State state, Entry... thread) {
    return incident(state, AutoDeploy.UNTOUCHED, thread);
  }

  Incident incident(State state, AutoDeploy autoDeploy, Entry... thread) {
    var situation = new Situation(Optional.of(bad()), Optional.empty(), Optional.empty());
    var incident =
        new Incident(
            ID,
            new AppName("my-app"),
            language,
            "U0ALICE",
            OPENED,
            "C0INCIDENTS",
            REPLY_TO,
            3,
            PROMPT,
            List.of(answer("problem", "yes"), answer("can-disable", "no")),
            state,
            OPENED,
            0,
            autoDeploy,
            false,
            Optional.of(situation),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("U0ALICE", foreign.apply("alice")),
            Optional.empty(),
            List.of(),
            Optional.of(bad()),
            Optional.empty(),
            Optional.empty());
    for (var content : thread) {
      incident = incident.tell(content, NOW);
    }
    return incident;
  }

  /** The incident at its end, once the bot has looked; empty: it is about to. */
  Incident after(Incident ended, Optional<Outlook> look) {
    var looks = new HashMap<Integer, Outlook>();
    look.ifPresent(it -> looks.put(ended.thread().getLast().number(), it));
    return with(
        ended,
        new Aftermath(
            looks, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static Incident with(Incident ended, Aftermath aftermath) {
    return new Incident(
        ended.id(),
        ended.app(),
        ended.language(),
        ended.openedBy(),
        ended.openedAt(),
        ended.channel(),
        ended.replyTo(),
        ended.revision(),
        ended.prompt(),
        ended.answers(),
        ended.state(),
        ended.waitingSince(),
        ended.reminders(),
        ended.autoDeploy(),
        ended.changedProduction(),
        ended.situation(),
        ended.trouble(),
        ended.reason(),
        ended.pendingCall(),
        ended.branchDeployment(),
        ended.names(),
        Optional.of(aftermath),
        ended.thread(),
        ended.about(),
        ended.evidence(),
        ended.toldIn());
  }

  /** Another version runs by now. */
  Incident replaced(Incident ended, Outlook look) {
    var after = after(ended, Optional.of(look)).aftermath().orElseThrow();
    var newer = new IncidentId("7b1c9a52-7d4e-4b1a-9c1e-0a1b2c3d4e5f");
    var replaced =
        new Aftermath.Replaced(NOW.plusSeconds(600), foreign.apply("4.1.1"), Optional.of(newer));
    return with(
        ended,
        new Aftermath(
            after.looks(),
            Optional.of(replaced),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  Message board(Incident incident) {
    return board(incident, app());
  }

  Message board(Incident incident, App app) {
    return board(incident, app, NOW);
  }

  Message board(Incident incident, Instant now) {
    return board(incident, app(), now);
  }

  private Message board(Incident incident, App app, Instant now) {
    shown.put(incident, app);
    return BoardView.of(incident, app, TREE, links(), Timing.standard(), now);
  }

  /** The last message of the thread. */
  Message last(Incident incident) {
    return last(incident, app());
  }

  Message last(Incident incident, App app) {
    return thread(incident, incident.thread().getLast(), app);
  }

  /** Behind a try that the platform ended without success. */
  Plan planAfterTry() {
    return plan().withVerdict(Verdict.of(List.of(new Risk.TryFailed())));
  }

  /** What one person is told of an incident. */
  Message reply(Reply reply, Incident incident) {
    var scene = new Scene(incident, app(), TREE, links(), Timing.standard(), NOW, RoomsWords.ALL);
    return ReplyView.of(
        new PrivateReply(REPLY_TO, language, reply, NOW),
        _ -> Optional.empty(),
        (_, _, _) -> Optional.of(scene));
  }

  /** The last message of the thread in Slack, with all that it is made of. */
  Message lastPost(Incident incident) {
    shown.put(incident, app());
    var post = Post.of(incident.thread(), Set.of()).getLast();
    return ThreadView.of(incident, post, app(), TREE, links(), Timing.standard());
  }

  Message thread(Incident incident, ThreadEntry entry, App app) {
    shown.put(incident, app);
    return ThreadView.of(incident, entry, app, TREE, links(), Timing.standard(), NOW);
  }
}
