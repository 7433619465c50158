package rollbackbot.slack.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.deploy.Acceptance;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState;
import rollbackbot.offer.Unproven;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.release.DeploymentId;
import rollbackbot.text.Message;

/** A version is in service, and its health check doesn't answer well. */
final class HealthGallery {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("d-42");

  private final Examples examples;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private HealthGallery(Examples examples) {
    this.examples = examples;
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new HealthGallery(examples);
    gallery.inDoubt();
    gallery.stopping();
    gallery.accepted("accepted", true);
    gallery.accepted("accepted-commit-not-compared", false);
    return gallery.views;
  }

  private String answer() {
    return examples.foreign.apply("status 503");
  }

  private Unproven unproven() {
    return new Unproven(examples.confirmed(), DEPLOYMENT, true, answer());
  }

  private void add(String name, Incident incident) {
    views.put("board-health-" + name, examples.board(incident));
    views.put("thread-health-" + name, examples.last(incident));
  }

  private Incident incident(State state, Entry... thread) {
    return examples.incident(state, AutoDeploy.PAUSED, thread);
  }

  private void inDoubt() {
    var plan = examples.plan();
    var failure =
        new Failure(
            new Reason.NotHealthy(DEPLOYMENT, answer()),
            Optional.of(plan.to().label()),
            true,
            List.of());
    add(
        "in-doubt",
        incident(
            new OfferState.Failed(
                failure, plan.request(), false, Optional.of(plan), Optional.of(unproven())),
            stopped(failure, Optional.empty())));
    add(
        "looking-again",
        incident(
            new DeployState.LookingAgain(unproven(), Optional.empty()),
            stopped(failure, Optional.of("U0BOB"))));
  }

  private void stopping() {
    views.put(
        "board-may-be-stopped",
        examples.board(
            incident(
                new DeployState.CreatingBranch(examples.confirmed()),
                new OfferEntry.Offered(
                    examples.plan(),
                    Examples.PROMPT,
                    new OfferEntry.Decision.ConfirmedBy("U0ALICE", Examples.NOW),
                    Optional.empty()))));
    views.put(
        "board-stopping",
        examples.board(incident(new DeployState.Stopping(examples.confirmed(), "U0BOB"))));
  }

  private Entry stopped(Failure failure, Optional<String> by) {
    return new OfferEntry.Stopped(
        failure, Examples.PROMPT, AutoDeploy.PAUSED, examples.plan().alternatives(), by);
  }

  private void accepted(String name, boolean commitProved) {
    var accepted = Optional.of(new Acceptance("U0BOB", Examples.NOW, answer()));
    var state =
        new DeployState.Succeeded(examples.confirmed(), DEPLOYMENT, commitProved, false, accepted);
    var proven =
        new DeployEntry.Proven(
            examples.confirmed(), DEPLOYMENT, commitProved, false, AutoDeploy.PAUSED, accepted);
    add(name, incident(state, proven));
    views.put(
        "post-health-" + name,
        examples.lastPost(incident(state, proven, new RecordEntry.Timeline())));
  }
}
