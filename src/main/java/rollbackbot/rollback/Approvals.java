package rollbackbot.rollback;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Plan;
import rollbackbot.release.App;
import rollbackbot.release.Approval;
import rollbackbot.release.ApprovalRule;
import rollbackbot.rollback.ApprovalRequest.Outcome;
import rollbackbot.rollback.ApprovalRequest.Subject;
import rollbackbot.rollback.BranchDeployment.BranchRequest;
import rollbackbot.rollback.CalledOff.Cancelled;
import rollbackbot.rollback.DeployState.Rechecking;
import rollbackbot.rollback.OfferEntry.ApprovalAsked;
import rollbackbot.rollback.OfferEntry.Decision;
import rollbackbot.rollback.OfferState.AwaitingApproval;
import rollbackbot.rollback.RestoreState.ApprovingRestore;
import rollbackbot.rollback.RestoreState.PreparingRestore;

/**
 * What waits for a second person: asked anew for each deployment and each restore, with the same
 * three ends. Pure: an incident in, another out.
 */
public final class Approvals {
  private final Transitions transitions;

  Approvals(Transitions transitions) {
    this.transitions = transitions;
  }

  /** What counts for a plan: what the file says now, and never less than what the plan showed. */
  public static ApprovalRule rule(Plan plan, App app) {
    return app.approval().stricter(plan.approval().orElse(ApprovalRule.NONE));
  }

  /** What counts after a rollback: as for its plan. */
  public static ApprovalRule rule(Incident incident, App app) {
    return LinkedBranchSteps.lastPlan(incident)
        .map(plan -> rule(plan, app))
        .orElseGet(app::approval);
  }

  /** What counts for a request: what the file says now, and never less than what it showed. */
  public static ApprovalRule rule(ApprovalRequest request, App app) {
    return request.rule().stricter(app.approval());
  }

  /** Asks a second person; the incident is in the state that waits for them. */
  static Incident asked(Incident waiting, ApprovalRequest request, Instant now) {
    var next = waiting.withNextPrompt(now);
    return next.tell(new ApprovalAsked(next.prompt(), request, new Outcome.Open()), now);
  }

  /** The message whose buttons count now. */
  public static Optional<ApprovalAsked> pending(Incident incident) {
    return incident.thread().reversed().stream()
        .map(ThreadEntry::content)
        .filter(ApprovalAsked.class::isInstance)
        .map(ApprovalAsked.class::cast)
        .findFirst()
        .filter(asked -> asked.prompt() == incident.prompt())
        .filter(asked -> asked.outcome() instanceof Outcome.Open)
        .filter(asked -> isWaiting(incident, asked.request().subject()));
  }

  private static boolean isWaiting(Incident incident, Subject subject) {
    return switch (subject) {
      case Subject.OfPlan _ -> incident.state() instanceof AwaitingApproval;
      case Subject.OfRestore _ -> incident.state() instanceof ApprovingRestore;
      case Subject.OfBranch _ -> awaitsBranch(incident);
    };
  }

  /** Whether the linked branch is to be deployed, as soon as a second person approves. */
  static boolean awaitsBranch(Incident incident) {
    return !incident.state().locksTheApp()
        && incident
            .branchDeployment()
            .filter(BranchDeployment.AwaitingApproval.class::isInstance)
            .isPresent();
  }

  /** What was confirmed begins. */
  Incident given(Incident incident, ApprovalAsked asked, Approval approval) {
    var settled = settled(incident, new Outcome.Given(approval));
    return switch (asked.request().subject()) {
      case Subject.OfPlan _ -> confirmed(settled, confirmedPlan(incident).with(approval));
      case Subject.OfRestore _ -> restoring(settled, approving(incident), approval);
      case Subject.OfBranch _ ->
          settled.withBranchDeployment(
              Optional.of(new BranchDeployment.Wanted(branch(incident).with(approval))));
    };
  }

  private static Confirmed confirmedPlan(Incident incident) {
    if (incident.state() instanceof AwaitingApproval(var confirmed)) {
      return confirmed;
    }
    throw notWaiting(incident);
  }

  private static ApprovingRestore approving(Incident incident) {
    if (incident.state() instanceof ApprovingRestore state) {
      return state;
    }
    throw notWaiting(incident);
  }

  private static BranchRequest branch(Incident incident) {
    return incident
        .branchDeployment()
        .map(BranchDeployment::request)
        .orElseThrow(() -> notWaiting(incident));
  }

  private static IllegalStateException notWaiting(Incident incident) {
    return new IllegalStateException("nothing waits for approval in " + incident.state());
  }

  /** The plan counts as confirmed from now on. */
  private static Incident confirmed(Incident incident, Confirmed confirmed) {
    return incident
        .retell(content ->
            content
                    instanceof
                    OfferEntry.Offered(
                        var plan,
                        var prompt,
                        Decision.AwaitingApproval(var by, var at),
                        var because)
                ? new OfferEntry.Offered(plan, prompt, new Decision.ConfirmedBy(by, at), because)
                : content)
        .withState(new Rechecking(confirmed));
  }

  private static Incident restoring(Incident incident, ApprovingRestore state, Approval approval) {
    var request = state.request();
    var wanted = new Restored.Wanted(request.by(), request.at(), Optional.of(approval));
    var next = state.progress().with(state.database(), step -> step.with(wanted));
    return RestoreTurns.retold(incident, state.progress(), next)
        .withState(new PreparingRestore(state.confirmed(), next, state.database()));
  }

  /**
   * Nothing of what was confirmed is done.
   *
   * @param by who took it back; empty where nobody approved in time
   */
  Change withdrawn(Incident incident, ApprovalAsked asked, Optional<String> by, Instant now) {
    var settled = settled(incident, new Outcome.Withdrawn(by));
    return switch (asked.request().subject()) {
      case Subject.OfPlan _ ->
          Change.to(transitions.ended(settled, new Cancelled(by), now)).wakingAt(now);
      case Subject.OfRestore _ -> notRestored(settled, approving(incident), now);
      case Subject.OfBranch _ ->
          Change.to(settled.withBranchDeployment(Optional.empty())).wakingAt(now);
    };
  }

  /** The rollback goes on waiting for somebody who restores, or has it restored. */
  private static Change notRestored(Incident incident, ApprovingRestore state, Instant now) {
    var untouched = new Restored.NotAsked(Optional.empty());
    var progress = state.progress().with(state.database(), step -> step.with(untouched));
    var told = RestoreTurns.retold(incident, state.progress(), progress);
    return RestoreTurns.askPerson(told, state.confirmed(), progress, now);
  }

  private static Incident settled(Incident incident, Outcome outcome) {
    int prompt = incident.prompt();
    return incident.retell(content ->
        content instanceof ApprovalAsked asked && asked.prompt() == prompt
            ? new ApprovalAsked(prompt, asked.request(), outcome)
            : content);
  }
}
