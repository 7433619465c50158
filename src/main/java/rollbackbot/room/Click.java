package rollbackbot.room;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.incident.Running;
import rollbackbot.plan.Way;
import rollbackbot.release.App;

/** A click on one of our buttons, by somebody who may. */
public record Click(Incident incident, Input.Handle handle, App app, String by, Instant now) {
  public Click withIncident(Incident other) {
    return new Click(other, handle, app, by, now);
  }

  /** Whether the button belongs to what is asked now. */
  public boolean isCurrent() {
    return handle.prompt() == incident.prompt();
  }

  public Response store(Incident next, String action, String detail) {
    return new Response.Store(
        Change.to(next)
            .with(incident.audit(now, by, action, detail))
            .wakingAt(now)
            .withAnswersOfTheBot(incident, now));
  }

  /** What nobody has approved yet is in nobody's way. */
  public Click withoutBranchToApprove() {
    return incident.awaitsBranchApproval()
        ? withIncident(incident.withBranchDeployment(Optional.empty()))
        : this;
  }

  /** What this incident can't do meanwhile; another incident may be opened all the same. */
  public Optional<Response> whileABranchIsDeployed() {
    return incident
        .branchDeployment()
        .filter(_ -> !incident.awaitsBranchApproval())
        .map(deployment -> deployment.request().branch())
        .map(branch -> new Response.Say(new Reply.BranchUnderWay(app.name(), branch)));
  }

  /** The moment of the button is over. */
  public Response over() {
    return new Response.Say(new Reply.Over(app.name()));
  }

  /** Somebody has led it somewhere else already, or it can't be left any more. */
  public Response tooLateToLeave() {
    return FirstComer.leftBy(this)
        .<Response>map(first -> new Response.Say(new Reply.AlreadySettled(Optional.of(first))))
        .orElseGet(this::tooLateToStop);
  }

  private Response tooLateToStop() {
    boolean mayHaveBeenRequested =
        incident.state() instanceof Running running
            && !running.isBeforeDeployment()
            && running.step().compareTo(Way.DEPLOYMENT) >= 0;
    return mayHaveBeenRequested ? new Response.Say(new Reply.TooLateToStop(app.name())) : over();
  }

  /** Somebody was faster, or the moment is over. */
  public Response tooLate() {
    return FirstComer.firstTo(this)
        .<Response>map(first -> new Response.Say(new Reply.AlreadySettled(Optional.of(first))))
        .orElseGet(this::over);
  }
}
