package rollbackbot.autodeploy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.Aftermath.BranchSeen;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchOffer.HeadIs;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.release.AppName;
import rollbackbot.release.Release;
import rollbackbot.room.Click;
import rollbackbot.room.Endings;
import rollbackbot.room.Fresh;
import rollbackbot.room.Response;

/**
 * Somebody wants auto-deploy back on. Whoever does is told before what the next push is on top of:
 * nothing is turned on without that, nor on a look that is no longer true.
 */
public final class ResumeRequests {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final LinkedBranch branches;

  public ResumeRequests(LinkedBranch branches) {
    this.branches = branches;
  }

  /** The command asks first, unless the branch is known to be without the version that was left. */
  public Response byCommand(Incident incident, AppName app, String by, Instant now) {
    var seen = look(incident, now);
    boolean isSafe = seen.map(ResumeRequests::headIs).filter(ResumeRequests::isSafe).isPresent();
    if (isSafe || incident.autoDeploy() != AutoDeploy.PAUSED) {
      return new Response.StoreAndSay(
          asked(incident, by, "by command", now),
          new Reply.Resuming(incident.id(), app, seen.filter(_ -> isSafe)));
    }
    return askedFirst(incident, app, seen, Reply.ResumeFirst.Why.COMMAND, by, now);
  }

  /** A click counts for what its dialog said; where that may be old, it is looked at again. */
  Response byClick(Click click) {
    var incident = click.incident();
    if (incident.state().locksTheApp() || incident.autoDeploy() != AutoDeploy.PAUSED) {
      return click.over();
    }
    var shown = incident.aftermath().flatMap(Aftermath::branch);
    boolean isFresh = shown.filter(it -> Fresh.isFresh(it.at(), click.now(), FRESH)).isPresent();
    var seen = isFresh ? shown : look(incident, click.now());
    return isWorse(shown, seen)
        ? askedFirst(
            incident,
            click.app().name(),
            seen,
            Reply.ResumeFirst.Why.BRANCH_MOVED,
            click.by(),
            click.now())
        : new Response.Store(asked(incident, click.by(), "", click.now()));
  }

  private Optional<BranchSeen> look(Incident incident, Instant now) {
    return Endings.lastPlan(incident)
        .flatMap(plan -> branches.look(incident, plan))
        .map(offer -> new BranchSeen(now, offer));
  }

  private static HeadIs headIs(BranchSeen seen) {
    return seen.branch().headIs();
  }

  private static boolean isSafe(HeadIs head) {
    return switch (head) {
      case IN_PRODUCTION, WITHOUT_IT -> true;
      case ROLLED_AWAY_FROM, ON_TOP_OF_IT, ANOTHER, UNKNOWN -> false;
    };
  }

  /** Whether the branch now brings back what the dialog didn't warn of. */
  private static boolean isWorse(Optional<BranchSeen> shown, Optional<BranchSeen> seen) {
    var warned = shown.map(ResumeRequests::headIs);
    return seen.map(ResumeRequests::headIs)
        .filter(now ->
            switch (now) {
              case ROLLED_AWAY_FROM -> !warned.equals(Optional.of(HeadIs.ROLLED_AWAY_FROM));
              case ON_TOP_OF_IT -> warned.filter(ResumeRequests::isSafe).isPresent();
              case IN_PRODUCTION, WITHOUT_IT, ANOTHER, UNKNOWN -> false;
            })
        .isPresent();
  }

  private static Change asked(Incident incident, String by, String detail, Instant now) {
    return Change.to(
            incident
                .withAutoDeploy(AutoDeploy.RESUMING)
                .withAftermath(after -> after.resumedBy(Optional.of(by))))
        .with(incident.audit(now, by, "auto-deploy-resume-asked", detail))
        .wakingAt(now);
  }

  /** The look is kept, so that the buttons in the thread say the same. */
  private static Response askedFirst(
      Incident incident,
      AppName app,
      Optional<BranchSeen> seen,
      Reply.ResumeFirst.Why why,
      String by,
      Instant now) {
    var looked = seen.map(it -> incident.withAftermath(after -> after.with(it))).orElse(incident);
    var left = Endings.left(incident).map(Release::label);
    var handle = Input.Handle.of(incident, incident.prompt());
    return new Response.StoreAndSay(
        Change.to(looked)
            .with(incident.audit(now, by, "auto-deploy-resume-shown", why.toString()))
            .wakingAt(now),
        new Reply.ResumeFirst(app, handle, left, seen, why));
  }
}
