package rollbackbot.rollback;

import java.util.List;
import java.util.Optional;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Target;
import rollbackbot.rollback.CalledOff.Cancelled;
import rollbackbot.rollback.Clicks.Outcome;
import rollbackbot.rollback.DeployState.Rechecking;
import rollbackbot.rollback.OfferEntry.Decision;
import rollbackbot.rollback.OfferEntry.NewPlanBecause;
import rollbackbot.rollback.OfferState.AwaitingApproval;
import rollbackbot.rollback.OfferState.Planned;
import rollbackbot.rollback.OfferState.Planning;

/** Clicks on a plan. */
final class PlanClicks {
  private final Transitions transitions;

  PlanClicks(Transitions transitions) {
    this.transitions = transitions;
  }

  Outcome confirm(Click click) {
    if (!(click.incident().state() instanceof Planned(var plan)) || !click.isCurrent()) {
      return click.tooLate();
    }
    var confirmed = new Confirmed(plan, click.by(), click.now(), false, Optional.empty());
    var rule = Approvals.rule(plan, click.app());
    var next =
        rule.asksASecond()
            ? asksASecond(click, confirmed, rule)
            : transitions
                .decided(click.incident(), new Decision.ConfirmedBy(click.by(), click.now()))
                .withState(new Rechecking(confirmed));
    return click.store(next, "confirmed", ApprovalClicks.what(plan));
  }

  private Incident asksASecond(Click click, Confirmed confirmed, ApprovalRule rule) {
    var decision = new Decision.AwaitingApproval(click.by(), click.now());
    var waiting =
        transitions.decided(click.incident(), decision).withState(new AwaitingApproval(confirmed));
    var request =
        new ApprovalRequest(new ApprovalRequest.Subject.OfPlan(), click.by(), click.now(), rule);
    return Approvals.asked(waiting, request, click.now());
  }

  Outcome choose(Click click) {
    if (!(click.incident().state() instanceof Planned(var plan)) || !click.isCurrent()) {
      return click.tooLate();
    }
    return planFor(click, option(plan.alternatives(), click), plan.restoresDatabase());
  }

  Outcome cancel(Click click) {
    if (!(click.incident().state() instanceof Planned) || !click.isCurrent()) {
      return click.tooLate();
    }
    var decided =
        transitions.decided(click.incident(), new Decision.CancelledBy(Optional.of(click.by())));
    return click.store(
        transitions.ended(decided, new Cancelled(Optional.of(click.by())), click.now()),
        "cancelled",
        "");
  }

  /** Another plan, for one of the versions that were offered. */
  Outcome planFor(Click click, Optional<Target> target, boolean restoresDatabase) {
    return target
        .map(chosen ->
            click.store(
                transitions.planning(
                    click.incident(),
                    new Planning(
                        new PlanRequest.AtCommit(chosen.commit()),
                        restoresDatabase,
                        Optional.of(new NewPlanBecause.OtherVersionWanted(click.by())))),
                "version-chosen",
                chosen.label()))
        .orElseGet(() -> click.over());
  }

  static Optional<Target> option(List<Target> targets, Click click) {
    return click
        .handle()
        .option()
        .filter(index -> index >= 0 && index < targets.size())
        .map(targets::get);
  }
}
