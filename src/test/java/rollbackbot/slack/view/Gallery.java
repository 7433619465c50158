package rollbackbot.slack.view;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.check.Finding;
import rollbackbot.check.Looks;
import rollbackbot.database.OperationId;
import rollbackbot.database.RestoreProgress;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployEntry.HandProgress;
import rollbackbot.deploy.DeployEntry.HandWork;
import rollbackbot.deploy.DeployState;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.feature.FeatureEntry.FlagChoice;
import rollbackbot.feature.FeatureState;
import rollbackbot.feature.Flag;
import rollbackbot.feature.SwitchingTrouble;
import rollbackbot.feature.SwitchingTrouble.Reached;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Input;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Outlook;
import rollbackbot.incident.PastRun;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.Reply;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState;
import rollbackbot.once.Asked;
import rollbackbot.once.HealthProbe;
import rollbackbot.once.Trouble;
import rollbackbot.outside.Ticket;
import rollbackbot.people.PlaceKind;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.question.QuestionEntry;
import rollbackbot.question.QuestionState;
import rollbackbot.release.AppName;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Operators;
import rollbackbot.release.Situation;
import rollbackbot.restore.RestoreEntry;
import rollbackbot.restore.RestoreState;
import rollbackbot.room.Timing;
import rollbackbot.source.BranchName;
import rollbackbot.source.CommitId;
import rollbackbot.source.TagName;
import rollbackbot.text.Message;
import rollbackbot.text.Wording;
import rollbackbot.ticket.TicketEntry;
import rollbackbot.ticket.TicketOutcome;
import rollbackbot.ticket.TicketState;
import rollbackbot.tree.Outcome;
import rollbackbot.version.Version;

/** Every message that the bot can show, by name. */
final class Gallery {
  private final Examples examples;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private Gallery(Examples examples) {
    this.examples = examples;
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new Gallery(examples);
    gallery.views.putAll(BranchGallery.of(examples));
    gallery.views.putAll(ApprovalGallery.of(examples));
    gallery.views.putAll(ArchiveGallery.of(examples));
    gallery.views.putAll(PostGallery.of(examples));
    gallery.views.putAll(HealthGallery.of(examples));
    gallery.views.putAll(RestoreGallery.of(examples));
    gallery.views.putAll(TroubleGallery.of(examples));
    gallery.views.putAll(SickGallery.of(examples));
    gallery.boardsBeforeTheConfirmation();
    gallery.boardsOfARunningRollback();
    gallery.boardsOfTheEnd();
    gallery.standings();
    gallery.questions();
    gallery.reasons();
    gallery.plans();
    gallery.record();
    gallery.owners();
    gallery.features();
    gallery.boardsWithoutPlan();
    gallery.restores();
    gallery.milestones();
    gallery.stops();
    gallery.handWork();
    gallery.ends();
    gallery.endsToldElsewhere();
    gallery.whatBroke();
    gallery.replies();
    gallery.views.putAll(EvidenceGallery.of(examples));
    gallery.views.putAll(CureGallery.of(examples));
    return gallery.views;
  }

  private void add(String name, Message view) {
    if (views.put(name, view) != null) {
      throw new IllegalStateException("twice: " + name);
    }
  }

  private String foreign(String text) {
    return examples.foreign.apply(text);
  }

  private void boardsBeforeTheConfirmation() {
    var deciding = examples.incident(new QuestionState.Deciding("affects-users"));
    add("board-deciding", examples.board(deciding));
    add("board-deciding-everyone", examples.board(deciding, examples.plainApp()));
    add(
        "board-deciding-warned",
        examples.board(
            deciding
                .withSituation(
                    new Situation(
                        Optional.of(examples.bad()),
                        Optional.of(examples.deployment("build-error")),
                        Optional.of(examples.deployment("queued"))))
                .withTrouble(trouble())));
    add(
        "board-deciding-production-unknown",
        examples.board(
            deciding.withSituation(
                new Situation(Optional.empty(), Optional.empty(), Optional.empty()))));
    add(
        "board-deciding-database",
        examples.board(examples.incident(new QuestionState.Deciding("database"))));
    add(
        "board-planning",
        examples.board(
            examples.incident(new OfferState.Planning(new PlanRequest.Previous(), false))));
    add("board-planned", examples.board(examples.incident(planned())));
    var forgotten = examples.incident(planned(), AutoDeploy.PAUSED);
    add("board-of-unknown-app", BoardView.ofUnknownApp(forgotten));
  }

  private Trouble trouble() {
    return new Trouble(
        Examples.NOW.minusSeconds(40), 3, foreign("reading the deployments of my-app: 503"));
  }

  private State planned() {
    return new OfferState.Planned(examples.plan());
  }

  private void boardsOfARunningRollback() {
    var confirmed = examples.confirmed();
    running("rechecking", new DeployState.Rechecking(confirmed));
    running(
        "rechecking-held-up",
        new DeployState.Rechecking(confirmed, Optional.of(Examples.NOW.minusSeconds(9))));
    running(
        "waiting-for-other",
        new DeployState.WaitingForOther(confirmed, examples.deployment("building")));
    running("pausing-auto-deploy", new DeployState.PausingAutoDeploy(confirmed));
    running("creating-branch", new DeployState.CreatingBranch(confirmed));
    running(
        "restoring-database",
        new RestoreState.RestoringDatabase(
            examples.confirmed(examples.planWithDatabase()), examples.backedUp()));
    running(
        "backing-up",
        new RestoreState.AwaitingBackup(
            examples.confirmed(examples.planWithDatabase()),
            examples.untouched(),
            "backup-1",
            Examples.NOW.minusSeconds(12)));
    running(
        "restoring-by-platform",
        new RestoreState.AwaitingRestore(
            examples.confirmed(examples.planWithDatabase()),
            examples.backedUp(),
            0,
            new OperationId("op-1"),
            false,
            Examples.NOW.minusSeconds(34)));
    running("looking-once-more", new DeployState.LookingOnceMore(confirmed, 0));
    var requesting =
        new DeployState.Requesting(
            confirmed, new DeploymentId("d-41"), Asked.first(Examples.NOW.minusSeconds(9)));
    running("requesting", requesting);
    add(
        "board-requesting-unanswered",
        examples.board(examples.incident(requesting, AutoDeploy.PAUSED).withTrouble(trouble())));
    running("deploying", deploying(examples.plan(), 80, "building"));
    running("deploying-queued", deploying(examples.plan(), 130, new DeploymentStatus("queued")));
    running("deploying-late", deploying(examples.plan(), 300, "building"));
    running("deploying-overdue", deploying(examples.plan(), 4000, "starting"));
    running("deploying-unknown-duration", deploying(examples.fullPlan(), 65, "warming"));
    running("verifying", verifying(Optional.empty(), foreign("503")));
    running("verifying-healthy", verifying(Optional.of(Duration.ofSeconds(12)), "200"));
    add(
        "board-verifying-without-health-check",
        examples.board(
            examples.incident(verifying(Optional.empty(), ""), AutoDeploy.WAS_OFF),
            examples.plainApp()));
  }

  private void running(String name, State state) {
    add("board-" + name, examples.board(examples.incident(state, AutoDeploy.PAUSED)));
  }

  private State deploying(Plan plan, int seconds, String status) {
    return deploying(plan, seconds, new DeploymentStatus(foreign(status)));
  }

  private State deploying(Plan plan, int seconds, DeploymentStatus status) {
    return new DeployState.Deploying(
        examples.confirmed(plan),
        new DeploymentId("d-42"),
        Examples.NOW.minusSeconds(seconds),
        status,
        5,
        seconds > 3600);
  }

  private State verifying(Optional<Duration> healthy, String answer) {
    return new DeployState.Verifying(
        examples.confirmed(),
        new DeploymentId("d-42"),
        true,
        Examples.NOW.minusSeconds(30),
        healthy.map(Examples.NOW::minus),
        answer,
        answer.equals("200") || answer.isEmpty() ? Optional.empty() : Optional.of(Examples.NOW));
  }

  private void standings() {
    standing("cancelled", new CalledOff.Cancelled(Optional.of("U0BOB")), Standings.asBefore());
    standing("unread", closed(Closing.EXPIRED), Standings.unread());
    standing("given-up", closed(Closing.GIVEN_UP), Standings.deploying(examples));
    var undo = new CalledOff.Cancelled(Optional.of("U0BOB"));
    standing("undo-cancelled", undo, Standings.pausedBefore());
    standing("closed-about-to-look", closed(Closing.ALL_GOOD), Optional.empty());
    var deployment = new DeploymentId("d-42");
    var proven =
        new DeployEntry.Proven(examples.confirmed(), deployment, true, true, AutoDeploy.PAUSED);
    standing(
        "proven-on-again",
        examples.after(
            examples.incident(succeeded(), AutoDeploy.RESUMED, offered(examples.plan()), proven),
            Optional.of(Standings.onAgain(examples))));
    standing(
        "proven-replaced",
        examples.replaced(
            examples.incident(succeeded(), AutoDeploy.PAUSED, offered(examples.plan()), proven),
            Standings.pausedBefore()));
    var over = new CalledOff.Cancelled(Optional.of("U0BOB"));
    standing(
        "cancelled-replaced",
        examples.replaced(
            examples.incident(
                over,
                offered(examples.plan()),
                new IncidentEntry.Ended(over, AutoDeploy.UNTOUCHED)),
            Standings.asBefore()));
    var reason = new Reason.DeploymentFailed(deployment, new DeploymentStatus("build-error"));
    standing(
        "stopped",
        examples.after(
            examples.incident(
                failed(reason),
                AutoDeploy.PAUSED,
                offered(examples.plan()),
                stop(reason, AutoDeploy.PAUSED, Optional.empty())),
            Optional.of(Standings.onAgain(examples))));
  }

  private void standing(String name, State end, Outlook look) {
    standing(name, end, Optional.of(look));
  }

  private void standing(String name, State end, Optional<Outlook> look) {
    var touched = look.filter(it -> it.autoDeploy().since().isPresent()).isPresent();
    var autoDeploy = touched ? AutoDeploy.PAUSED : AutoDeploy.UNTOUCHED;
    var ended = new IncidentEntry.Ended(end, AutoDeploy.UNTOUCHED);
    var incident = examples.incident(end, autoDeploy, offered(examples.plan()), ended);
    standing(name, examples.after(incident, look));
  }

  private void standing(String name, Incident incident) {
    add("board-end-" + name, examples.board(incident));
    add("thread-end-" + name, examples.last(incident));
  }

  private void boardsOfTheEnd() {
    add(
        "board-failed",
        examples.board(
            examples.incident(
                failed(new Reason.NotHealthy(new DeploymentId("d-42"), foreign("503"))),
                AutoDeploy.PAUSED,
                offered(examples.plan()))));
    add(
        "board-succeeded",
        examples.board(
            examples.incident(
                new DeployState.Succeeded(
                    examples.confirmed(), new DeploymentId("d-42"), true, true),
                AutoDeploy.PAUSED)));
    add(
        "board-succeeded-unproved",
        examples.board(
            examples.incident(
                new DeployState.Succeeded(
                    examples.confirmed(), new DeploymentId("d-42"), false, false),
                AutoDeploy.RESUMED)));
    add(
        "board-cancelled",
        examples.board(
            examples.incident(
                new CalledOff.Cancelled(Optional.of("U0BOB")), offered(examples.plan()))));
    for (var why : Closing.values()) {
      add("board-closed-" + name(why), examples.board(examples.incident(closed(why))));
    }
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static State closed(Closing why) {
    return new CalledOff.Closed(
        why, why == Closing.EXPIRED ? Optional.empty() : Optional.of("U0BOB"));
  }

  private State failed(Reason reason) {
    return new OfferState.Failed(
        failure(reason), new PlanRequest.Previous(), false, Optional.of(examples.plan()));
  }

  private Failure failure(Reason reason) {
    boolean changed =
        reason instanceof Reason.NotHealthy
            || reason instanceof Reason.OtherCommit
            || reason instanceof Reason.Superseded;
    var log =
        reason instanceof Reason.DeploymentFailed
            ? List.of(foreign("npm ERR! code ELIFECYCLE"), foreign("Build failed: `npm run build`"))
            : List.<String>of();
    var runs = Optional.of(foreign(changed ? "4.0.0" : "4.1.0"));
    return new Failure(reason, runs, changed, log);
  }

  private void questions() {
    var asked = new QuestionEntry.Asked("affects-users", Examples.PROMPT, Optional.empty(), false);
    add(
        "thread-asked",
        examples.last(examples.incident(new QuestionState.Deciding("affects-users"), asked)));
    var answered =
        new QuestionEntry.Asked(
            "can-disable", 3, Optional.of(examples.answer("can-disable", "no")), false);
    add("thread-answered", examples.last(examples.incident(planned(), answered)));
    add(
        "thread-answered-for-good",
        examples.last(
            examples.incident(new DeployState.Rechecking(examples.confirmed()), answered)));
    add(
        "thread-answer-taken-back",
        examples.last(
            examples.incident(
                planned(), new QuestionEntry.Asked("can-disable", 3, answered.answer(), true))));
    add(
        "thread-question-skipped",
        examples.last(
            examples.incident(
                planned(), new QuestionEntry.Asked("can-wait", 4, Optional.empty(), true))));
  }

  private Entry offered(Plan plan) {
    return new OfferEntry.Offered(plan, Examples.PROMPT, new Decision.Open(), Optional.empty());
  }

  private void reasons() {
    var asked = new QuestionEntry.Asked("can-disable", Examples.PROMPT, Optional.empty(), false);
    add(
        "board-with-reason",
        examples.board(
            examples
                .incident(new QuestionState.Deciding("can-disable"), asked)
                .withReason(Optional.of(foreign("Checkout shows an error")))));
  }

  private void plans() {
    add("thread-plan", examples.last(examples.incident(planned(), offered(examples.plan()))));
    add(
        "thread-plan-without-health-check",
        examples.last(examples.incident(planned(), offered(examples.plan())), examples.plainApp()));
    add(
        "thread-plan-full",
        examples.last(examples.incident(planned(), offered(examples.fullPlan()))));
    add(
        "thread-plan-with-database",
        examples.last(examples.incident(planned(), offered(examples.planWithDatabase()))));
    decided("confirmed", new Decision.ConfirmedBy("U0BOB", Examples.NOW), planned());
    decided("cancelled", new Decision.CancelledBy(Optional.of("U0BOB")), planned());
    decided("replaced", new Decision.Replaced(), new QuestionState.Deciding("database"));
    decided("expired", new Decision.Replaced(), new CalledOff.Cancelled(Optional.empty()));
    because(
        "current-changed",
        examples.plan(),
        new NewPlanBecause.CurrentChanged(
            examples.bad(), Optional.of(new HealthProbe.Health(true, foreign("200")))));
    because(
        "hotfix",
        examples.planFrom(examples.hotfix()),
        new NewPlanBecause.CurrentChanged(
            examples.hotfix(), Optional.of(new HealthProbe.Health(true, foreign("200")))));
    because(
        "tag-moved",
        new NewPlanBecause.TagMoved(new TagName(foreign("v4.0.0")), Optional.of(Examples.BAD)));
    because(
        "branch-taken", new NewPlanBecause.BranchTaken(new BranchName(foreign("release/v4.0.0"))));
    because("other-version", new NewPlanBecause.OtherVersionWanted("U0BOB"));
    because("archive-chosen", new NewPlanBecause.ArchiveChosen("U0BOB"));
    because("retried", new NewPlanBecause.Retried("U0BOB"));
    afterTries("first-try", "build-error");
    afterTries("second-try", "build-error", "crashed-error");
    afterTries("fourth-try", "aborted", "hook-error", "timeout-error", foreign("odd-error"));
  }

  /** The newest plan, and the board, behind own tries that ended so. */
  private void afterTries(String name, String... statuses) {
    var contents = new ArrayList<Entry>();
    for (var status : statuses) {
      contents.add(offered(examples.plan()));
      contents.add(
          stop(
              new Reason.DeploymentFailed(
                  new DeploymentId("d-" + contents.size()), new DeploymentStatus(status)),
              AutoDeploy.PAUSED,
              Optional.of("U0BOB")));
    }
    contents.add(offered(examples.planAfterTry()));
    var incident = examples.incident(planned(), contents.toArray(Entry[]::new));
    add("thread-plan-after-" + name, examples.last(incident));
    add("board-planned-after-" + name, examples.board(incident));
  }

  private void decided(String name, Decision decision, State state) {
    var content =
        new OfferEntry.Offered(examples.plan(), Examples.PROMPT, decision, Optional.empty());
    add("thread-plan-" + name, examples.last(examples.incident(state, content)));
  }

  private void because(String name, NewPlanBecause because) {
    because(name, examples.plan(), because);
  }

  private void because(String name, Plan plan, NewPlanBecause because) {
    var content =
        new OfferEntry.Offered(plan, Examples.PROMPT, new Decision.Open(), Optional.of(because));
    add("thread-plan-because-" + name, examples.last(examples.incident(planned(), content)));
  }

  private void owners() {
    alerted("disable-feature", Outcome.DISABLE_FEATURE, Optional.of("U0PO"), opened());
    alerted("alert-owner", Outcome.ALERT_OWNER, Optional.of("S0PRODUCT"), opened());
    alerted(
        "alert-nobody-known", Outcome.ALERT_OWNER, Optional.empty(), new TicketOutcome.ToCopy());
    alerted(
        "ticket-failed",
        Outcome.ALERT_OWNER,
        Optional.of("U0PO"),
        new TicketOutcome.Failed(
            foreign("opening a ticket of acme/my-app: 403, Issues are disabled")));
    alerted(
        "ticket-stopped",
        Outcome.ALERT_OWNER,
        Optional.of("U0PO"),
        new TicketOutcome.StoppedBy("U0BOB"));
  }

  private TicketOutcome opened() {
    return new TicketOutcome.Opened(
        new Ticket(foreign("#42"), URI.create("https://github.com/acme/my-app/issues/42")));
  }

  private void alerted(String name, Outcome outcome, Optional<String> owner, TicketOutcome ticket) {
    var content = new TicketEntry.OwnerAlerted(outcome, owner.map(this::foreign), ticket);
    var why = outcome == Outcome.DISABLE_FEATURE ? Closing.DISABLE_FEATURE : Closing.ALERT_OWNER;
    add("thread-owner-" + name, examples.last(examples.incident(closed(why), content)));
  }

  private void features() {
    var flags = examples.flags();
    var open = new FeatureEntry.FlagsOffered(flags, Examples.PROMPT, new FlagChoice.Open());
    add(
        "thread-flags-open",
        examples.last(examples.incident(new FeatureState.ChoosingFlag(flags), open)));
    settledFlags("chosen", flags, new FlagChoice.Chosen(examples.flagChange()));
    settledFlags("none-of-these", flags, new FlagChoice.NoneOfThese("U0BOB"));
    settledFlags("asked-anew", flags, new FlagChoice.NoChoice());
    settledFlags("nothing-on", flags.subList(2, 4), new FlagChoice.NoChoice());
    for (var health : Health.values()) {
      var switched = new FeatureEntry.FeatureSwitched(examples.flagChange(), health);
      add(
          "thread-feature-switched-" + name(health),
          examples.last(examples.incident(closed(Closing.DISABLE_FEATURE), switched)));
    }
    switchingStopped(
        "change-unsure",
        false,
        new SwitchingTrouble.ChangeUnsure(
            foreign("setting the variable FEATURE_CART of my-app: no answer from api.example")));
    for (var reached : Reached.values()) {
      boolean changed = Set.of(Reached.CHANGED, Reached.RESTARTED).contains(reached);
      switchingStopped(
          "by-a-person-" + name(reached),
          changed,
          new SwitchingTrouble.StoppedBy("U0BOB", reached));
    }
    switchingStopped("put-back-meanwhile", false, new SwitchingTrouble.PutBackMeanwhile());
    switchingStopped("changed-meanwhile", false, new SwitchingTrouble.ChangedMeanwhile());
    switchingStopped(
        "said", true, new SwitchingTrouble.Said(foreign("restarting my-app: 409, scaling")));
    switchingStopped("never-answered", true, new SwitchingTrouble.NeverAnswered());
    switchingStopped("no-end", true, new SwitchingTrouble.NoEnd());
  }

  private void settledFlags(String name, List<Flag> flags, FlagChoice choice) {
    var content = new FeatureEntry.FlagsOffered(flags, Examples.PROMPT, choice);
    add(
        "thread-flags-" + name,
        examples.last(examples.incident(new QuestionState.Deciding("affects-users"), content)));
  }

  private void switchingStopped(String name, boolean changed, SwitchingTrouble why) {
    var content = new FeatureEntry.SwitchingStopped(examples.flagChange(), changed, false, why);
    add(
        "thread-switching-stopped-" + name,
        examples.last(examples.incident(new QuestionState.Deciding("affects-users"), content)));
  }

  private void switchingDecided() {
    var failed = new SwitchingTrouble.Said("no container came up");
    var content =
        new FeatureEntry.SwitchingStopped(
            examples.flagChange(), true, true, failed, Optional.of("U0BOB"));
    add(
        "thread-switching-stopped-decided",
        examples.last(examples.incident(closed(Closing.DISABLE_FEATURE), content)));
    var open = new FeatureEntry.SwitchingStopped(examples.flagChange(), true, true, failed);
    add(
        "thread-switching-stopped-while-put-back",
        examples.last(examples.incident(closed(Closing.DISABLE_FEATURE), open)));
  }

  private void boardsWithoutPlan() {
    switchingDecided();
    var change = examples.flagChange();
    boardOf("reading-flags", new FeatureState.ReadingFlags());
    boardOf("restarting-again", new FeatureState.RestartingAgain(change, Optional.empty()));
    boardOf("choosing-flag", new FeatureState.ChoosingFlag(examples.flags()));
    boardOf(
        "setting-flag",
        new FeatureState.SettingFlag(change, Optional.empty(), Optional.empty(), Optional.empty()));
    boardOf(
        "restarting",
        new FeatureState.Restarting(
            change, Optional.empty(), Optional.empty(), Examples.NOW.minusSeconds(7)));
    boardOf(
        "checking-feature",
        new FeatureState.CheckingFeature(
            change, Optional.empty(), Examples.NOW.minusSeconds(21), Optional.empty()));
    boardOf(
        "putting-back",
        new FeatureState.RequestingRestart(
            change,
            Optional.of(closed(Closing.DISABLE_FEATURE)),
            Optional.empty(),
            Asked.first(Examples.NOW)));
    boardOf(
        "opening-ticket",
        new TicketState.OpeningTicket(Closing.ALERT_OWNER, "U0BOB", Optional.empty()));
    var alerted =
        new TicketEntry.OwnerAlerted(Outcome.DISABLE_FEATURE, Optional.of("U0PO"), opened());
    add(
        "board-feature-switched-off",
        examples.board(
            examples.incident(
                closed(Closing.DISABLE_FEATURE),
                new FeatureEntry.FeatureSwitched(change, Health.GOOD),
                alerted)));
  }

  private void boardOf(String name, State state) {
    add("board-" + name, examples.board(examples.incident(state)));
  }

  private void restores() {
    restore("by-hand", RestoreProgress.NONE, Optional.empty(), false);
    restore("backed-up", examples.backedUp(), Optional.empty(), false);
    for (var engine : List.of("mysql", "mongodb", "opensearch")) {
      restore("by-hand-" + engine, examples.byHand(engine), Optional.empty(), false);
    }
    restore("done", RestoreProgress.NONE, Optional.of("U0BOB"), true);
    restore("failed", RestoreProgress.NONE, Optional.of("U0BOB"), false);
    restore("no-backup", examples.withoutBackup(), Optional.empty(), false);
    for (var restored : examples.restoreOutcomes()) {
      var name = restored.getClass().getSimpleName().toLowerCase(Locale.ROOT);
      restore("after-" + name, examples.after(restored), Optional.empty(), false);
    }
    var wanted =
        examples.after(
            new Restored.Wanted("U0ALICE", Examples.NOW.minusSeconds(20), Optional.empty()));
    var confirmed = examples.confirmed(examples.planWithDatabase());
    restore(
        "wanted",
        new RestoreState.PreparingRestore(confirmed, wanted, 0),
        new RestoreEntry.RestoreAsked(
            Examples.PROMPT, Optional.empty(), Optional.empty(), false, wanted));
  }

  private void restore(
      String name, RestoreProgress progress, Optional<String> by, boolean restored) {
    var state =
        new RestoreState.RestoringDatabase(
            examples.confirmed(examples.planWithDatabase()), progress);
    restore(
        name,
        state,
        new RestoreEntry.RestoreAsked(
            Examples.PROMPT, by, by.map(_ -> Examples.NOW), restored, progress));
  }

  private void restore(String name, State state, RestoreEntry.RestoreAsked asked) {
    add(
        "thread-restore-" + name,
        examples.last(
            examples.incident(
                state, AutoDeploy.PAUSED, offered(examples.planWithDatabase()), asked)));
  }

  private void milestones() {
    milestone("flags-unreadable", new Milestone.FlagsUnreadable(foreign("variables: 403")));
    milestone(
        "database-restored",
        new Milestone.DatabaseRestored(
            examples.databaseToRestore().database(),
            Examples.NOW.minusSeconds(5000),
            Optional.of(Examples.NOW.minusSeconds(80))));
    milestone(
        "bot-was-away",
        new Milestone.BotWasAway(Examples.NOW.minus(Duration.ofSeconds(29)), Examples.NOW));
    milestone("waiting", new Milestone.Waiting(examples.deployment("building")));
    var branch = new BranchName(foreign("release/v4.0.0"));
    milestone(
        "branch-created",
        new Milestone.BranchReady(branch, Examples.OLD, false, AutoDeploy.PAUSED));
    milestone(
        "branch-was-there",
        new Milestone.BranchReady(branch, Examples.OLD, true, AutoDeploy.WAS_OFF));
    milestone("paused-again", new Milestone.PausedAgain());
    var deployment = new DeploymentId(foreign("d-42"));
    milestone("deployment-started", new Milestone.DeploymentStarted(deployment, false));
    milestone("deployment-found", new Milestone.DeploymentStarted(deployment, true));
    milestone("live", new Milestone.Live(new Version(foreign("4.0.0"))));
    milestone("takes-long", new Milestone.TakesLong(deployment, Examples.PROMPT));
    back("marked", Optional.of(foreign("4.1.0")), Optional.empty());
    back("unmarked", Optional.of(foreign("4.1.0")), Optional.of("U0BOB"));
    back("alone", Optional.empty(), Optional.empty());
    pauseReminder("still-off", AutoDeploy.PAUSED, Optional.empty());
    pauseReminder("kept-off", AutoDeploy.PAUSED, Optional.of("U0BOB"));
    pauseReminder("back-on", AutoDeploy.RESUMED, Optional.empty());
  }

  private void milestone(String name, Milestone milestone) {
    add(
        "thread-" + name,
        examples.last(
            examples.incident(
                deploying(examples.plan(), 4000, "building"),
                new IncidentEntry.Reached(milestone))));
  }

  private void stops() {
    stopped("no-link", new Reason.NoLink());
    stopped(
        "other-repository",
        new Reason.OtherRepositoryLinked(
            foreign("https://github.com/acme/my-app.git"), foreign("github.com/acme/other")));
    stopped("nothing-deployed", new Reason.NothingDeployed(Optional.of(500)));
    stopped(
        "no-earlier-release", new Reason.NoEarlierRelease(examples.passedOver(), Optional.of(500)));
    stopped("only-one-release", new Reason.NoEarlierRelease(List.of(), Optional.empty()));
    stopped(
        "no-such-version",
        new Reason.NoSuchVersion(
            new Version(foreign("4.0")),
            Optional.of(foreign("4.0.0")),
            Optional.of(new TagName(foreign("v4.0")))));
    stopped(
        "too-short-a-commit",
        new Reason.NoSuchVersion(
            new Version("0a1b2c"), Optional.empty(), Optional.of(new TagName("v0a1b2c"))));
    stopped("commit-gone", new Reason.CommitGone(Examples.OLD));
    stopped("runs-already", new Reason.RunsAlready(foreign("4.1.0")));
    var wanted = new BranchName(foreign("release/v4.0.0"));
    var cure = Optional.of(foreign("release-{tag}"));
    stopped("no-branch-name", new Reason.NoBranchName(wanted, Optional.empty(), cure));
    var linked = new Failure.InTheWay(new BranchName(foreign("release")), true);
    stopped("branch-in-the-way", new Reason.NoBranchName(wanted, Optional.of(linked), cure));
    stopped("push-refused", new Reason.PushRefused(foreign("GH006: protected branch")));
    stopped(
        "refused",
        new Reason.Refused(foreign("switching auto-deploy off for my-app: 403, forbidden")));
    stopped(
        "unreachable",
        new Reason.Unreachable(
            foreign("switching auto-deploy off for my-app: no answer from api.example")));
    stopped("fault", new Reason.Fault(foreign("no question x")));
    afterTheBranch("never-answered", new Reason.NeverAnswered());
    var ours = new DeploymentId(foreign("d-42"));
    afterTheBranch(
        "deployment-failed",
        new Reason.DeploymentFailed(ours, new DeploymentStatus(foreign("build-error"))));
    afterTheBranch(
        "other-commit", new Reason.OtherCommit(ours, Examples.BAD.value(), Examples.OLD));
    afterTheBranch("superseded", new Reason.Superseded(ours, examples.deployment("success")));
    afterTheBranch("not-healthy", new Reason.NotHealthy(ours, foreign("503 Service Unavailable")));
    afterTheBranch("database-not-restored", new Reason.DatabaseNotRestored("U0BOB"));
    add(
        "thread-stopped-settled",
        examples.last(
            examples.incident(
                planned(), stop(new Reason.NoLink(), AutoDeploy.UNTOUCHED, Optional.of("U0BOB")))));
  }

  private Entry stop(Reason reason, AutoDeploy autoDeploy, Optional<String> settledBy) {
    return new OfferEntry.Stopped(
        failure(reason), Examples.PROMPT, autoDeploy, examples.plan().alternatives(), settledBy);
  }

  /** Stopped before or while auto-deploy was paused. */
  private void stopped(String name, Reason reason) {
    var autoDeploy =
        reason instanceof Reason.Unreachable ? AutoDeploy.PAUSED : AutoDeploy.UNTOUCHED;
    add(
        "thread-stopped-" + name,
        examples.last(
            examples.incident(
                failed(reason),
                autoDeploy,
                autoDeploy == AutoDeploy.PAUSED ? confirmed() : offered(examples.plan()),
                stop(reason, autoDeploy, Optional.empty()))));
  }

  private Entry confirmed() {
    var decision = new Decision.ConfirmedBy("U0ALICE", Examples.NOW.minusSeconds(95));
    return new OfferEntry.Offered(examples.plan(), 2, decision, Optional.empty());
  }

  private void handWork() {
    var branchAndDeployment = List.of(HandWork.BRANCH, HandWork.DEPLOYMENT);
    byHand("refused", branchAndDeployment, HandProgress.OPEN, failed(new Reason.PushRefused("no")));
    byHand(
        "away",
        branchAndDeployment,
        HandProgress.OPEN,
        new DeployState.CreatingBranch(examples.confirmed()));
    byHand(
        "database",
        List.of(HandWork.BRANCH),
        HandProgress.OPEN,
        failed(new Reason.PushRefused("no")));
    byHand(
        "link",
        List.of(HandWork.LINK, HandWork.BRANCH, HandWork.DEPLOYMENT),
        HandProgress.OPEN,
        failed(new Reason.NoLink()));
    var deployment = List.of(HandWork.DEPLOYMENT);
    byHand("perhaps-asked", deployment, HandProgress.OPEN, failed(new Reason.NeverAnswered()));
    var checking = new DeployState.Rechecking(examples.confirmed());
    byHand("branch-seen", branchAndDeployment, HandProgress.BRANCH_SEEN, checking);
    byHand("deployment-seen", deployment, HandProgress.DEPLOYMENT_SEEN, checking);
    byHand("over", deployment, HandProgress.OVER, checking);
    for (var progress : List.of(HandProgress.OPEN, HandProgress.BRANCH_SEEN, HandProgress.OVER)) {
      add(
          "thread-push-by-hand-" + name(progress),
          examples.last(
              examples.incident(
                  failed(new Reason.PushRefused("no")),
                  AutoDeploy.UNTOUCHED,
                  new DeployEntry.PushByHand(examples.plan(), progress))));
    }
    milestone(
        "asked-by-hand",
        new Milestone.AskedByHand(
            new DeploymentId(foreign("d-43")), Optional.of(foreign("carol"))));
  }

  private void byHand(String name, List<HandWork> left, HandProgress progress, State state) {
    var content =
        new DeployEntry.ByHand(
            examples.confirmed(),
            left,
            name.equals("perhaps-asked"),
            new DeploymentId("d-41"),
            progress);
    add(
        "thread-by-hand-" + name,
        examples.last(
            examples.incident(state, AutoDeploy.PAUSED, offered(examples.plan()), content)));
  }

  private void record() {
    called("made", Optional.empty());
    called("failed", Optional.of(foreign("calling hooks.example after the rollback: 500")));
    var ready =
        new Milestone.BranchReady(examples.plan().branch(), Examples.OLD, false, AutoDeploy.PAUSED);
    var proven =
        new DeployEntry.Proven(
            examples.confirmed(), new DeploymentId("d-42"), true, true, AutoDeploy.PAUSED);
    for (var content : List.of(new RecordEntry.Timeline(), new RecordEntry.PostMortem())) {
      add(
          "thread-" + (content instanceof RecordEntry.Timeline ? "timeline" : "post-mortem"),
          examples.last(
              examples.incident(
                  succeeded(),
                  AutoDeploy.PAUSED,
                  new QuestionEntry.Asked(
                      "can-disable", 2, Optional.of(examples.answer("can-disable", "no")), false),
                  new OfferEntry.Offered(
                      examples.plan(),
                      Examples.PROMPT,
                      new Decision.ConfirmedBy("U0ALICE", Examples.NOW.minusSeconds(95)),
                      Optional.empty()),
                  new IncidentEntry.Reached(ready),
                  new IncidentEntry.Reached(new Milestone.Live(new Version(foreign("4.0.0")))),
                  proven,
                  content)));
    }
  }

  private void called(String name, Optional<String> trouble) {
    add(
        "thread-called-after-" + name,
        examples.last(examples.incident(succeeded(), new RecordEntry.CalledAfter(2, trouble))));
  }

  private void back(String name, Optional<String> marked, Optional<String> unmarkedBy) {
    var branch = marked.map(_ -> foreign("main"));
    var content =
        new AutoDeployEntry.AutoDeployBack(
            marked, unmarkedBy, branch, Optional.empty(), Optional.empty());
    add(
        "thread-auto-deploy-back-" + name,
        examples.last(examples.incident(succeeded(), AutoDeploy.RESUMED, content)));
  }

  private void pauseReminder(String name, AutoDeploy autoDeploy, Optional<String> keptBy) {
    add(
        "thread-pause-reminder-" + name,
        examples.last(
            examples.incident(succeeded(), autoDeploy, new AutoDeployEntry.PauseReminded(keptBy))));
  }

  private State succeeded() {
    return new DeployState.Succeeded(examples.confirmed(), new DeploymentId("d-42"), true, true);
  }

  private void afterTheBranch(String name, Reason reason) {
    var ready =
        new Milestone.BranchReady(examples.plan().branch(), Examples.OLD, false, AutoDeploy.PAUSED);
    add(
        "thread-stopped-" + name,
        examples.last(
            examples.incident(
                failed(reason),
                AutoDeploy.PAUSED,
                confirmed(),
                new IncidentEntry.Reached(ready),
                new RestoreEntry.RestoreAsked(
                    5,
                    Optional.of("U0BOB"),
                    Optional.of(Examples.NOW),
                    reason instanceof Reason.DeploymentFailed,
                    RestoreProgress.NONE),
                stop(reason, AutoDeploy.PAUSED, Optional.empty()))));
  }

  private void ends() {
    proven("proven", true, true, AutoDeploy.PAUSED);
    proven("proven-less", false, false, AutoDeploy.WAS_OFF);
    proven("proven-commit-not-compared", false, true, AutoDeploy.PAUSED);
    proven("proven-health-not-checked", true, false, AutoDeploy.PAUSED);
    for (var why : Closing.values()) {
      var autoDeploy = why == Closing.GIVEN_UP ? AutoDeploy.RESUMING : AutoDeploy.UNTOUCHED;
      ended("closed-" + name(why), closed(why), autoDeploy);
    }
    ended("cancelled", new CalledOff.Cancelled(Optional.of("U0BOB")), AutoDeploy.UNTOUCHED);
    ended("cancelled-by-nobody", new CalledOff.Cancelled(Optional.empty()), AutoDeploy.PAUSED);
    var asked = new QuestionEntry.Asked("can-wait", Examples.PROMPT, Optional.empty(), false);
    reminded("question", asked, false);
    reminded("plan", offered(examples.plan()), true);
    var restore =
        new RestoreEntry.RestoreAsked(
            5, Optional.empty(), Optional.empty(), false, RestoreProgress.NONE);
    reminded("restore", restore, true);
    reminded("flags", new FeatureEntry.FlagsOffered(List.of(), 5, new FlagChoice.Open()), false);
    reminded("stop", stop(new Reason.NoLink(), AutoDeploy.UNTOUCHED, Optional.empty()), false);
  }

  private void proven(String name, boolean commit, boolean health, AutoDeploy autoDeploy) {
    var deployment = new DeploymentId("d-42");
    add(
        "thread-" + name,
        examples.last(
            examples.incident(
                new DeployState.Succeeded(examples.confirmed(), deployment, commit, health),
                autoDeploy,
                new DeployEntry.Proven(
                    examples.confirmed(), deployment, commit, health, autoDeploy))));
  }

  private void endsToldElsewhere() {
    Map.of(
            "taken-out", "channel_not_found",
            "archived", "is_archived",
            "rules", "restricted_action_read_only_channel",
            "organisation", "team_access_not_granted",
            "refused", "msg_too_long")
        .forEach((name, word) -> add("elsewhere-" + name, elsewhere(word)));
  }

  private void whatBroke() {
    var broke =
        List.of(
            Finding.of(
                Finding.Kind.PUSH_REFUSED,
                "https://github.com/acme/my-app.git",
                foreign("protected")),
            Finding.of(Finding.Kind.TAG_GONE, "v4.0.0", "4444444"));
    var news = new Looks.News(examples.app().name(), Examples.NOW.minus(Duration.ofDays(7)), broke);
    add("weekly-check", BrokeView.of(news, new Wording(examples.language)));
  }

  private Message elsewhere(String word) {
    var proven =
        new DeployEntry.Proven(
            examples.confirmed(), new DeploymentId("d-42"), true, true, AutoDeploy.PAUSED);
    var incident =
        examples.incident(succeeded(), AutoDeploy.PAUSED, offered(examples.plan()), proven);
    return EndElsewhereView.of(
        incident,
        incident.thread().getLast(),
        examples.app(),
        Examples.TREE,
        examples.links(),
        Timing.standard(),
        foreign(word),
        Examples.NOW);
  }

  private void ended(String name, State state, AutoDeploy autoDeploy) {
    add(
        "thread-ended-" + name,
        examples.last(
            examples.incident(state, autoDeploy, new IncidentEntry.Ended(state, autoDeploy))));
  }

  private void reminded(String name, Entry waiting, boolean operatorsToo) {
    add(
        "thread-reminded-" + name,
        examples.last(
            examples.incident(planned(), waiting, new IncidentEntry.Reminded(operatorsToo))));
  }

  private Reply.NotFound notFound(Optional<TagName> needed, List<String> fitting) {
    return new Reply.NotFound(
        needed,
        foreign("v{version}"),
        List.of(foreign("4.1.0"), foreign("4.0.0")),
        fitting,
        fitting.isEmpty() ? Optional.of(500) : Optional.empty());
  }

  private Reply.ResumeFirst resumeFirst(BranchOffer.HeadIs headIs, Reply.ResumeFirst.Why why) {
    var head =
        headIs == BranchOffer.HeadIs.UNKNOWN
            ? Optional.<CommitId>empty()
            : Optional.of(Examples.FIX);
    var branch = new BranchOffer(new BranchName(foreign("main")), head, headIs);
    return new Reply.ResumeFirst(
        new AppName("my-app"),
        new Input.Handle(Examples.ID, 3, Optional.empty()),
        Optional.of(foreign("4.1.0")),
        Optional.of(new Aftermath.BranchSeen(Examples.NOW, branch)),
        why);
  }

  private void replies() {
    var app = new AppName("my-app");
    reply("help", new Reply.Help(List.of(app, new AppName("other-app"))));
    reply("help-without-apps", new Reply.Help(List.of()));
    overviews(app);
    reply("not-understood", new Reply.NotUnderstood(foreign("please help me")));
    reply("not-understood-without-app", new Reply.NotUnderstood("check"));
    reply("unknown-app", new Reply.UnknownApp(foreign("my-ap"), Optional.of(foreign("my-app"))));
    reply(
        "suggested-app",
        new Reply.Suggested(
            new Reply.UnknownApp(foreign("my-ap"), Optional.of(foreign("my-app"))),
            foreign("my-app 4.0.0")));
    reply(
        "suggested-command",
        new Reply.Suggested(new Reply.NotUnderstood(foreign("status of")), "status"));
    reply("how-to-undo", new Reply.HowToUndo(app, Optional.of(Examples.ID)));
    reply("how-to-undo-nothing", new Reply.HowToUndo(app, Optional.empty()));
    reply("unknown-app-nothing-near", new Reply.UnknownApp(foreign("zzz"), Optional.empty()));
    reply(
        "unknown-version",
        new Reply.UnknownVersion(
            app,
            foreign("4.0"),
            Optional.of(foreign("4.0.0")),
            Optional.of(notFound(Optional.of(new TagName(foreign("v4.0"))), List.of()))));
    reply(
        "unknown-commit",
        new Reply.UnknownVersion(
            app, "c0ffee1", Optional.empty(), Optional.of(notFound(Optional.empty(), List.of()))));
    reply(
        "ambiguous-commit",
        new Reply.UnknownVersion(
            app,
            "c0ffee1",
            Optional.empty(),
            Optional.of(notFound(Optional.empty(), List.of("c0ffee123456", "c0ffee1ab000")))));
    reply(
        "unknown-version-nothing-near",
        new Reply.UnknownVersion(app, foreign("x"), Optional.empty(), Optional.empty()));
    reply(
        "runs-already",
        new Reply.RunsAlready(app, foreign("4.1.0"), Optional.of(foreign("4.0.0"))));
    reply("runs-already-alone", new Reply.RunsAlready(app, foreign("4.1.0"), Optional.empty()));
    for (var headIs : BranchOffer.HeadIs.values()) {
      reply("resume-first-" + name(headIs), resumeFirst(headIs, Reply.ResumeFirst.Why.COMMAND));
    }
    reply(
        "resume-first-moved",
        resumeFirst(BranchOffer.HeadIs.ROLLED_AWAY_FROM, Reply.ResumeFirst.Why.BRANCH_MOVED));
    reply("already-open", new Reply.AlreadyOpen(Examples.ID, app, "U0BOB"));
    reply("opened-elsewhere", new Reply.OpenedElsewhere(app, "C0INCIDENTS"));
    for (var denial : Reply.Denial.values()) {
      reply(
          "denied-" + name(denial), new Reply.NotAllowed(app, denial, examples.app().operators()));
    }
    for (var kind : PlaceKind.values()) {
      reply("no-place-" + name(kind), new Reply.NoPlace(app, kind));
    }
    reply("already-settled", new Reply.AlreadySettled(Optional.of("U0BOB")));
    reply("already-settled-by-nobody", new Reply.AlreadySettled(Optional.empty()));
    reply("over", new Reply.Over(app));
    reply("too-late-to-stop", new Reply.TooLateToStop(app));
    for (var error :
        List.of("not_in_channel", "is_archived", "restricted_action", foreign("ekm_denied"))) {
      reply(
          "board-not-posted-" + error.substring(0, 6).replace('_', '-'),
          new Reply.BoardNotPosted(app, "C0INCIDENTS", error));
    }
    reply("message-refused", new Reply.MessageRefused(Examples.ID, app, foreign("msg_too_long")));
    reply("service-away", new Reply.ServiceAway(foreign("Slack users.info: 503")));
    reply(
        "checked",
        new Reply.Checked(app, Arrays.stream(Finding.Kind.values()).map(this::finding).toList()));
    reply("checked-fine", new Reply.Checked(app, List.of(Finding.of(Finding.Kind.NO_DATABASE))));
    reply("checked-one", new Reply.Checked(app, List.of(Finding.of(Finding.Kind.NEVER_DEPLOYED))));
    reply("fault", new Reply.Fault());
    reply("set-aside-newer", new Reply.SetAside(foreign("incident 1a2b"), true));
    reply("set-aside-damaged", new Reply.SetAside(foreign("incident 1a2b"), false));
    reply(
        "no-longer-runs",
        new Reply.NoLongerRuns(
            Examples.ID,
            app,
            foreign("4.0.0"),
            new Aftermath.Replaced(Examples.NOW, foreign("4.1.1"), Optional.empty())));
    reply("branch-under-way", new Reply.BranchUnderWay(app, new BranchName(foreign("main"))));
    reply("form-not-opened-start", new Reply.Form.Start(List.of(app), false, Optional.empty()));
    reply(
        "form-not-opened-restore",
        new Reply.Form.RestoreDatabase(
            app,
            new Input.Handle(Examples.ID, Examples.PROMPT, Optional.empty()),
            foreign("postgresql"),
            Examples.OPENED,
            Optional.empty()));
    reply(
        "form-not-opened-go-alone",
        new Reply.Form.GoAlone(
            app, new Input.Handle(Examples.ID, Examples.PROMPT, Optional.empty())));
    var operators = new Operators.Listed(List.of("S0OPSTEAM", "U0ALICE"));
    reply("own-approval", new Reply.OwnApproval(app, operators, false));
    reply("own-approval-or-alone", new Reply.OwnApproval(app, operators, true));
    reply("not-alone", new Reply.NotAlone(app, operators));
    reply("everyone", new Reply.NotAllowed(app, Reply.Denial.GUEST, new Operators.Everyone()));
  }

  private void overviews(AppName app) {
    reply("status-nothing", new Reply.Status(List.of()));
    reply("status-unreadable", new Reply.Status(List.of(), Optional.of(List.of(app))));
    reply(
        "status",
        new Reply.Status(
            List.of(
                new Reply.Home.Open(
                    new IncidentId("i-1"), app, "U0ALICE", Examples.NOW, planned()))));
    var current =
        new PastRun(
            foreign("4.1.0"),
            Optional.of(foreign("aaaaaaa")),
            Examples.NOW,
            Optional.of(foreign("carol")),
            Optional.of(Duration.ofSeconds(95)),
            true,
            false,
            Optional.empty());
    var left =
        new PastRun(
            foreign("4.0.0"),
            Optional.empty(),
            Examples.NOW,
            Optional.empty(),
            Optional.empty(),
            false,
            true,
            Optional.of(Examples.OLD));
    reply("unmarked", new Reply.Unmarked(app, foreign("4.0.0")));
    reply("history", new Reply.Ran(app, List.of(current, left), 1, true));
    reply("history-nothing", new Reply.Ran(app, List.of(), 1, false));
    reply("history-nothing-older", new Reply.Ran(app, List.of(), 2, false));
    reply("history-unreadable", new Reply.NoHistory(app, new Failure.Reason.NoLink()));
  }

  private Finding finding(Finding.Kind kind) {
    var values = List.of(foreign("my-app"), foreign("4.0.0"), foreign("release/v4.0.0"));
    return new Finding(kind, values, Optional.of(Examples.OPENED));
  }

  private void reply(String name, Reply reply) {
    var said = new PrivateReply(Examples.REPLY_TO, examples.language, reply, Examples.NOW);
    add(
        "reply-" + name,
        ReplyView.of(
            said,
            _ ->
                reply instanceof Reply.NoLongerRuns
                    ? Optional.empty()
                    : Optional.of("https://acme.slack.example/archives/C0INCIDENTS/p1")));
  }
}
