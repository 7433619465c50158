package rollbackbot.autodeploy;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchDeployment.AwaitingApproval;
import rollbackbot.incident.BranchDeployment.BranchRequest;
import rollbackbot.incident.BranchDeployment.Wanted;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Memo;
import rollbackbot.incident.Reply;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.offer.ApprovalRequest;
import rollbackbot.offer.Approvals;
import rollbackbot.people.ActionIds;
import rollbackbot.release.Mark;
import rollbackbot.room.Buttons;
import rollbackbot.room.Click;
import rollbackbot.room.Response;

/** Clicks after the end: auto-deploy kept off, and what the fix needs then. */
public final class AutoDeployClicks implements Buttons {
  private final ResumeRequests resumes;

  public AutoDeployClicks(ResumeRequests resumes) {
    this.resumes = resumes;
  }

  @Override
  public Map<String, Function<Click, Response>> answers() {
    return Map.of(
        ActionIds.AUTODEPLOY_RESUME, resumes::byClick,
        ActionIds.AUTODEPLOY_KEEP, this::keep,
        ActionIds.VERSION_UNMARK, this::unmark,
        ActionIds.BRANCH_DEPLOY, this::deployBranch,
        ActionIds.BRANCH_STOP, AutoDeployClicks::stopBranch);
  }

  /** It is to stay off, without more reminders. */
  private Response keep(Click click) {
    var incident = click.incident();
    boolean isOff = incident.autoDeploy() == AutoDeploy.PAUSED && !incident.state().locksTheApp();
    var reminded = new AutoDeployEntry.PauseReminded(Optional.empty());
    if (!isOff || incident.thread().stream().noneMatch(it -> it.content().equals(reminded))) {
      return click.over();
    }
    return click.store(
        incident.retell(content ->
            content instanceof AutoDeployEntry.PauseReminded
                ? new AutoDeployEntry.PauseReminded(Optional.of(click.by()))
                : content),
        "auto-deploy-kept-off",
        "");
  }

  /** The version may be proposed again. */
  private Response unmark(Click click) {
    var incident = click.incident();
    return incident.thread().stream()
        .map(ThreadEntry::content)
        .filter(AutoDeployEntry.AutoDeployBack.class::isInstance)
        .map(AutoDeployEntry.AutoDeployBack.class::cast)
        .filter(back -> back.unmarkedBy().isEmpty())
        .flatMap(back -> back.marked().stream().map(label -> new Mark(back.markedCommit(), label)))
        .findFirst()
        .map(mark -> unmarked(click, mark))
        .orElseGet(click::over);
  }

  private static Response unmarked(Click click, Mark mark) {
    var told = unmarked(click.incident(), mark, click.by());
    return new Response.Store(
        Change.to(told)
            .with(new Memo.Unmarked(click.app().name(), mark, click.now()))
            .with(click.incident().audit(click.now(), click.by(), "version-unmarked", mark.label()))
            .wakingAt(click.now()));
  }

  /** The same, where its thread told of the mark. */
  public static Incident unmarked(Incident incident, Mark mark, String by) {
    return incident.retell(content ->
        content instanceof AutoDeployEntry.AutoDeployBack back
                && back.marked().filter(mark.label()::equals).isPresent()
            ? new AutoDeployEntry.AutoDeployBack(
                back.marked(), Optional.of(by), back.branch(), back.offer(), back.markedCommit())
            : content);
  }

  private static Incident confirmed(Click click, BranchRequest request) {
    var rule = Approvals.rule(click.incident(), click.app());
    if (!rule.asksASecond()) {
      return click.incident().withBranchDeployment(Optional.of(new Wanted(request)));
    }
    var subject = new ApprovalRequest.Subject.OfBranch(request.branch(), request.head());
    return Approvals.asked(
        click.incident().withBranchDeployment(Optional.of(new AwaitingApproval(request))),
        new ApprovalRequest(subject, click.by(), click.now(), rule),
        click.now());
  }

  /** As long as nothing was asked for; it may be deployed after all, as it was offered. */
  private static Response stopBranch(Click click) {
    var incident = click.incident();
    if (!(incident.branchDeployment().orElse(null) instanceof Wanted(var request))) {
      return click.whileABranchIsDeployed().orElseGet(click::over);
    }
    var stopped =
        new AutoDeployEntry.BranchNotDeployed(
            request.branch(),
            new BranchTrouble.StoppedBy(click.by()),
            BranchOffers.newest(incident).map(BranchOffers.Open::offer));
    return click.store(
        incident.withBranchDeployment(Optional.empty()).tell(stopped, click.now()),
        "branch-deployment-stopped",
        request.branch().value());
  }

  /** The branch was shown with its commit, and the dialog before the click names both. */
  private Response deployBranch(Click click) {
    var incident = click.incident();
    if (incident.branchDeployment().isPresent()) {
      var first = incident.branchDeployment().get().request().by();
      return new Response.Say(new Reply.AlreadySettled(Optional.of(first)));
    }
    return BranchOffers.open(incident)
        .filter(open -> click.handle().option().filter(it -> it == open.number()).isPresent())
        .map(BranchOffers.Open::offer)
        .map(offer ->
            new BranchRequest(
                offer.branch(), offer.head(), click.by(), click.now(), Optional.empty()))
        .map(request ->
            click.store(
                confirmed(click, request),
                "branch-deployment-confirmed",
                request.branch() + request.head().map(head -> " at " + head).orElse("")))
        .orElseGet(click::over);
  }
}
