package rollbackbot.offer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.incident.CalledOff.Cancelled;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState.AwaitingApproval;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.Target;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Course;
import rollbackbot.room.Endings;
import rollbackbot.room.Response;

/** Clicks on a plan. */
public final class PlanClicks implements Buttons {
  private final Course course;
  private final ApprovalClicks approvals;

  public PlanClicks(Course course, ApprovalClicks approvals) {
    this.course = course;
    this.approvals = approvals;
  }

  @Override
  public Map<String, Function<Click, Response>> answers() {
    return Map.of(
        ActionIds.PLAN_CONFIRM, this::confirm,
        ActionIds.PLAN_CHOOSE_VERSION, this::choose,
        ActionIds.PLAN_DETAILS, PlanClicks::details,
        ActionIds.EVIDENCE_MORE, PlanClicks::evidence,
        ActionIds.PLAN_CANCEL, click -> approvals.cancel(click).orElseGet(() -> cancel(click)),
        ActionIds.PLAN_APPROVE, approvals::approve,
        ActionIds.PLAN_BYPASS_APPROVAL, approvals::reasonForm);
  }

  private Response confirm(Click click) {
    if (!(click.incident().state() instanceof Planned(var plan)) || !click.isCurrent()) {
      return click.tooLate();
    }
    var confirmed = new Confirmed(plan, click.by(), click.now(), false, Optional.empty());
    var rule = Approvals.rule(plan, click.app());
    var next =
        rule.asksASecond()
            ? asksASecond(click, confirmed, rule)
            : course.begun(
                Offers.decided(click.incident(), new Decision.ConfirmedBy(click.by(), click.now())),
                confirmed);
    return click.store(next, "confirmed", ApprovalClicks.what(plan));
  }

  private Incident asksASecond(Click click, Confirmed confirmed, ApprovalRule rule) {
    var decision = new Decision.AwaitingApproval(click.by(), click.now());
    var waiting =
        Offers.decided(click.incident(), decision).withState(new AwaitingApproval(confirmed));
    var request =
        new ApprovalRequest(new ApprovalRequest.Subject.OfPlan(), click.by(), click.now(), rule);
    return Approvals.asked(waiting, request, click.now());
  }

  private Response choose(Click click) {
    if (!(click.incident().state() instanceof Planned(var plan)) || !click.isCurrent()) {
      return click.tooLate();
    }
    return planFor(click, option(plan.alternatives(), click), plan.restoresDatabase());
  }

  /** Changes nothing; of any plan that is still shown. */
  private static Response evidence(Click click) {
    return click
        .incident()
        .told()
        .<Response>map(known -> new Response.Say(new Reply.Why(click.app().name(), known)))
        .orElseGet(click::over);
  }

  private static Response details(Click click) {
    return click.incident().thread().stream()
        .filter(entry ->
            entry.content() instanceof OfferEntry.Offered offered
                && offered.prompt() == click.handle().prompt())
        .findFirst()
        .<Response>map(entry ->
            new Response.Say(
                new Reply.PlanDetails(click.incident().id(), click.app().name(), entry.number())))
        .orElseGet(click::over);
  }

  private static Response cancel(Click click) {
    if (!(click.incident().state() instanceof Planned) || !click.isCurrent()) {
      return click.tooLate();
    }
    var decided =
        Offers.decided(click.incident(), new Decision.CancelledBy(Optional.of(click.by())));
    return click.store(
        Endings.ended(decided, new Cancelled(Optional.of(click.by())), click.now()),
        "cancelled",
        "");
  }

  /** Another plan, for one of the versions that were offered. */
  public static Response planFor(Click click, Optional<Target> target, boolean restoresDatabase) {
    return target
        .map(chosen ->
            click.store(
                Offers.planning(
                    click.incident(),
                    new Planning(
                        new PlanRequest.AtCommit(chosen.commit()),
                        restoresDatabase,
                        Optional.of(new NewPlanBecause.OtherVersionWanted(click.by())))),
                "version-chosen",
                chosen.label()))
        .orElseGet(() -> click.over());
  }

  public static Optional<Target> option(List<Target> targets, Click click) {
    return click
        .handle()
        .option()
        .filter(index -> index >= 0 && index < targets.size())
        .map(targets::get);
  }
}
