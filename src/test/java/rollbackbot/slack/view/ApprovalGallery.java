package rollbackbot.slack.view;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.autodeploy.BranchTrouble;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.incident.BranchDeployment.BranchRequest;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.State;
import rollbackbot.offer.ApprovalRequest;
import rollbackbot.offer.ApprovalRequest.Outcome;
import rollbackbot.offer.ApprovalRequest.Subject;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState;
import rollbackbot.plan.Plan;
import rollbackbot.release.Approval;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.DeploymentId;
import rollbackbot.restore.RestoreState;
import rollbackbot.source.BranchName;
import rollbackbot.text.Message;

/** What is shown where a second person is asked for. */
final class ApprovalGallery {
  private final Examples examples;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private ApprovalGallery(Examples examples) {
    this.examples = examples;
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new ApprovalGallery(examples);
    gallery.announcements();
    gallery.requests();
    gallery.outcomes();
    gallery.boards();
    return gallery.views;
  }

  private String foreign(String text) {
    return examples.foreign.apply(text);
  }

  private void announcements() {
    for (var rule : ApprovalRule.values()) {
      if (rule.asksASecond()) {
        var plan = offered(examples.plan(), new Decision.Open(), Optional.empty());
        views.put(
            "thread-plan-asking-" + name(rule),
            examples.last(
                examples.incident(new OfferState.Planned(examples.plan()), plan),
                examples.approvedApp(rule)));
      }
    }
    views.put(
        "thread-plan-awaiting-approval",
        examples.last(examples.incident(awaiting(examples.plan()), waitingPlan(examples.plan()))));
    var lost = Optional.<NewPlanBecause>of(new NewPlanBecause.RightLost("U0BOB"));
    views.put(
        "thread-plan-because-right-lost",
        examples.last(
            examples.incident(
                new OfferState.Planned(examples.plan()),
                offered(examples.plan(), new Decision.Open(), lost)),
            examples.approvedApp(ApprovalRule.SECOND_PERSON)));
  }

  private static String name(ApprovalRule rule) {
    return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Entry offered(Plan plan, Decision decision, Optional<NewPlanBecause> because) {
    return new OfferEntry.Offered(plan, Examples.PROMPT, decision, because);
  }

  private Entry waitingPlan(Plan plan) {
    var decision = new Decision.AwaitingApproval("U0ALICE", Examples.NOW.minusSeconds(95));
    return new OfferEntry.Offered(plan, Examples.PROMPT - 1, decision, Optional.empty());
  }

  private State awaiting(Plan plan) {
    return new OfferState.AwaitingApproval(examples.confirmed(plan));
  }

  private static Entry asked(Subject subject, ApprovalRule rule, Outcome outcome) {
    var request = new ApprovalRequest(subject, "U0ALICE", Examples.NOW.minusSeconds(95), rule);
    return new OfferEntry.ApprovalAsked(Examples.PROMPT, request, outcome);
  }

  private Incident ofPlan(Plan plan, ApprovalRule rule, Outcome outcome) {
    return examples.incident(
        awaiting(plan), waitingPlan(plan), asked(new Subject.OfPlan(), rule, outcome));
  }

  private Incident ofRestore(Outcome outcome) {
    var wanted = new Restored.Wanted("U0ALICE", Examples.NOW.minusSeconds(20), Optional.empty());
    var confirmed = examples.confirmed(examples.planWithDatabase());
    var state = new RestoreState.ApprovingRestore(confirmed, examples.after(wanted), 0);
    var database = examples.databaseToRestore();
    var subject = new Subject.OfRestore(database.database(), database.moment().orElseThrow());
    return examples.incident(
        state, AutoDeploy.PAUSED, asked(subject, ApprovalRule.SECOND_PERSON, outcome));
  }

  private Incident ofBranch(Outcome outcome) {
    var main = new BranchName(foreign("main"));
    var fix = Optional.of(Examples.FIX);
    var request =
        new BranchRequest(main, fix, "U0ALICE", Examples.NOW.minusSeconds(95), Optional.empty());
    var succeeded =
        new DeployState.Succeeded(examples.confirmed(), new DeploymentId("d-42"), true, true);
    var subject = new Subject.OfBranch(main, fix);
    return examples
        .incident(
            succeeded,
            AutoDeploy.RESUMED,
            asked(subject, ApprovalRule.SECOND_PERSON_OR_REASON, outcome))
        .withBranchDeployment(Optional.of(new BranchDeployment.AwaitingApproval(request)));
  }

  private void requests() {
    var open = new Outcome.Open();
    request("plan", ofPlan(examples.plan(), ApprovalRule.SECOND_PERSON, open));
    request("plan-or-reason", ofPlan(examples.plan(), ApprovalRule.SECOND_PERSON_OR_REASON, open));
    request(
        "plan-with-database",
        ofPlan(examples.planWithDatabase(), ApprovalRule.SECOND_PERSON, open));
    request("restore", ofRestore(open));
    request("branch", ofBranch(open));
  }

  private void request(String name, Incident incident) {
    views.put("thread-approval-of-" + name, examples.last(incident));
  }

  private Outcome given(Optional<String> aloneBecause) {
    return new Outcome.Given(new Approval("U0BOB", Examples.NOW.minusSeconds(30), aloneBecause));
  }

  private Outcome alone() {
    return given(Optional.of(foreign("Nobody else answers, checkout is down")));
  }

  private void outcomes() {
    outcome("given", given(Optional.empty()));
    outcome("alone", alone());
    outcome("cancelled", new Outcome.Withdrawn(Optional.of("U0BOB")));
    outcome("expired", new Outcome.Withdrawn(Optional.empty()));
    outcome("replaced", new Outcome.Replaced());
    request("restore-expired", ofRestore(new Outcome.Withdrawn(Optional.empty())));
    request("branch-cancelled", ofBranch(new Outcome.Withdrawn(Optional.of("U0BOB"))));
    var end = new CalledOff.Cancelled(Optional.empty());
    views.put(
        "thread-ended-not-approved",
        examples.last(
            examples.incident(
                end,
                waitingPlan(examples.plan()),
                new IncidentEntry.Ended(end, AutoDeploy.UNTOUCHED))));
    views.put(
        "thread-reminded-of-approval",
        examples.last(
            ofPlan(examples.plan(), ApprovalRule.SECOND_PERSON, new Outcome.Open())
                .tell(new IncidentEntry.Reminded(true), Examples.NOW)));
    var trouble = new BranchTrouble.RightLost("U0BOB");
    var main = new BranchName(foreign("main"));
    views.put(
        "thread-branch-not-deployed-right-lost",
        examples.last(
            examples.incident(
                end, new AutoDeployEntry.BranchNotDeployed(main, trouble, Optional.empty()))));
  }

  private void outcome(String name, Outcome outcome) {
    request("plan-" + name, ofPlan(examples.plan(), ApprovalRule.SECOND_PERSON, outcome));
  }

  private void boards() {
    var open = new Outcome.Open();
    board("plan", ofPlan(examples.plan(), ApprovalRule.SECOND_PERSON, open));
    board("restore", ofRestore(open));
    board("branch", ofBranch(open));
    var approval = new Approval("U0BOB", Examples.NOW.minusSeconds(30), Optional.empty());
    board(
        "approved",
        examples.incident(
            new DeployState.Rechecking(examples.confirmed().with(approval)), AutoDeploy.UNTOUCHED));
    board(
        "alone",
        ofPlan(examples.plan(), ApprovalRule.SECOND_PERSON_OR_REASON, alone())
            .withState(
                new DeployState.Rechecking(
                    examples
                        .confirmed()
                        .with(new Approval("U0BOB", approval.at(), Optional.of("alone"))))));
  }

  private void board(String name, Incident incident) {
    views.put("board-approval-" + name, examples.board(incident));
  }
}
