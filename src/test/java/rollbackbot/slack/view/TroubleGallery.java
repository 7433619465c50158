package rollbackbot.slack.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState;
import rollbackbot.once.Trouble;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.rollback.Outbox;
import rollbackbot.text.Message;
import rollbackbot.text.Wording;

/** Services outside in trouble: whose it is, how long it is borne, what a failure's code means. */
final class TroubleGallery {
  private final Examples examples;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private TroubleGallery(Examples examples) {
    this.examples = examples;
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new TroubleGallery(examples);
    gallery.boards();
    gallery.unreadable("unreadable-damaged", Outbox.Readability.DAMAGED);
    gallery.unreadable("unreadable-newer", Outbox.Readability.NEWER);
    gallery.unreadable("unshown", Outbox.Readability.UNSHOWN);
    gallery.readableAgain();
    List.of("crashed-error", "timeout-error", "hook-error", "aborted", "odd-error")
        .forEach(gallery::failed);
    return gallery.views;
  }

  private Outbox.Legibility legibility(Outbox.Readability readable) {
    return new Outbox.Legibility(
        Examples.ID, examples.app().name(), 7, Optional.of(examples.language), readable);
  }

  private void unreadable(String name, Outbox.Readability readable) {
    var wording = new Wording(examples.language);
    views.put(
        name,
        UnreadableView.of(
            legibility(readable), Optional.of(examples.app()), examples.links(), wording));
  }

  private void readableAgain() {
    views.put(
        "unreadable-no-more",
        UnreadableView.again(legibility(Outbox.Readability.YES), new Wording(examples.language)));
  }

  private void boards() {
    var confirmed = examples.confirmed();
    board(
        "planning",
        AutoDeploy.UNTOUCHED,
        new OfferState.Planning(new PlanRequest.Previous(), false),
        "reading the repository link of my-app: 500");
    board(
        "creating-branch",
        AutoDeploy.PAUSED,
        new DeployState.CreatingBranch(confirmed),
        "creating the branch release/v4.0.0 of https://git.example/acme/my-app.git: no answer in"
            + " time");
    board(
        "deploying",
        AutoDeploy.PAUSED,
        new DeployState.Deploying(
            confirmed,
            new DeploymentId("d-42"),
            Examples.NOW.minusSeconds(95),
            new DeploymentStatus("building"),
            4,
            false),
        "reading deployment d-42 of my-app: 429, Retry later");
  }

  private void board(String name, AutoDeploy autoDeploy, State state, String message) {
    var trouble = new Trouble(Examples.NOW.minusSeconds(40), 3, examples.foreign.apply(message));
    views.put(
        "board-trouble-" + name,
        examples.board(examples.incident(state, autoDeploy).withTrouble(trouble)));
  }

  private void failed(String status) {
    var plan = examples.plan();
    var reason =
        new Reason.DeploymentFailed(new DeploymentId("d-42"), new DeploymentStatus(status));
    var failure = new Failure(reason, Optional.of("4.1.0"), false, List.of());
    var stopped =
        new OfferEntry.Stopped(
            failure, Examples.PROMPT, AutoDeploy.PAUSED, plan.alternatives(), Optional.empty());
    var state = new OfferState.Failed(failure, plan.request(), false, Optional.of(plan));
    views.put(
        "thread-failed-" + status,
        examples.last(examples.incident(state, AutoDeploy.PAUSED, stopped)));
  }
}
