package rollbackbot.rollback;

import java.time.Instant;
import java.util.Optional;
import rollbackbot.release.App;

/** A click on one of our buttons, by somebody who may. */
record Click(Incident incident, Input.Handle handle, App app, String by, Instant now) {
  Click withIncident(Incident other) {
    return new Click(other, handle, app, by, now);
  }

  /** Whether the button belongs to what is asked now. */
  boolean isCurrent() {
    return handle.prompt() == incident.prompt();
  }

  Response store(Incident next, String action, String detail) {
    return new Response.Store(
        Change.to(next).with(incident.audit(now, by, action, detail)).wakingAt(now));
  }

  /** What nobody has approved yet is in nobody's way. */
  Click withoutBranchToApprove() {
    return incident.awaitsBranchApproval()
        ? withIncident(incident.withBranchDeployment(Optional.empty()))
        : this;
  }

  /** What this incident can't do meanwhile; another incident may be opened all the same. */
  Optional<Response> whileABranchIsDeployed() {
    return incident
        .branchDeployment()
        .filter(_ -> !incident.awaitsBranchApproval())
        .map(deployment -> deployment.request().branch())
        .map(branch -> new Response.Say(new Reply.BranchUnderWay(app.name(), branch)));
  }

  /** The moment of the button is over. */
  Response over() {
    return new Response.Say(new Reply.Over(app.name()));
  }

  /** Somebody was faster, or the moment is over. */
  Response tooLate() {
    return FirstComer.firstTo(this)
        .<Response>map(first -> new Response.Say(new Reply.AlreadySettled(Optional.of(first))))
        .orElseGet(this::over);
  }
}
