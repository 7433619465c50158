package rollbackbot.slack.view;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rollbackbot.archive.ArchiveFault;
import rollbackbot.archive.ArchiveRoad;
import rollbackbot.archive.ArchiveRoad.Access;
import rollbackbot.archive.ArchiveRoad.Because;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployEntry.HandProgress;
import rollbackbot.deploy.DeployEntry.HandWork;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferState;
import rollbackbot.once.Asked;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Plan;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.App;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.Road;
import rollbackbot.text.Message;

/** What is shown of a rollback from an archive. */
final class ArchiveGallery {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("d-42");

  private final Examples examples;
  private final Access everybody;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private ArchiveGallery(Examples examples) {
    this.examples = examples;
    this.everybody =
        new Access.Public(
            URI.create("https://github.com/acme/my-app/archive/" + Examples.OLD + ".tar.gz"));
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new ArchiveGallery(examples);
    gallery.plans();
    gallery.running();
    gallery.ends();
    gallery.stops();
    return gallery.views;
  }

  private Plan plan(Because because, Access access) {
    return examples.plan().withArchive(new ArchiveRoad(because, Optional.of(access)));
  }

  private Plan plan() {
    return plan(Because.NOT_LINKED, everybody);
  }

  private static Entry offered(Plan plan) {
    return new OfferEntry.Offered(plan, Examples.PROMPT, new Decision.Open(), Optional.empty());
  }

  private Incident running(State state, Entry... thread) {
    return examples.incident(state, AutoDeploy.UNTOUCHED, thread);
  }

  private void plans() {
    for (var because : Because.values()) {
      var plan = plan(because, everybody);
      views.put(
          "thread-archive-plan-" + name(because),
          examples.last(running(new OfferState.Planned(plan), offered(plan))));
    }
  }

  private void running() {
    var uploaded = plan(Because.NOT_LINKED, new Access.Uploaded());
    views.put(
        "thread-archive-plan-uploaded",
        examples.last(running(new OfferState.Planned(uploaded), offered(uploaded))));
    var confirmed = examples.confirmed(plan());
    views.put(
        "board-archive-preparing",
        examples.board(running(new DeployState.PreparingArchive(confirmed, 0), offered(plan()))));
    views.put(
        "board-archive-linked",
        examples.board(
            examples.incident(
                new DeployState.PreparingArchive(
                    examples.confirmed(plan(Because.CONFIGURED, everybody)), 0),
                AutoDeploy.PAUSED,
                offered(plan(Because.CONFIGURED, everybody)))));
    var asked = new Asked(Examples.NOW, 1, Asked.Stage.INTENDED);
    var requesting = new DeployState.Requesting(confirmed, new DeploymentId("d-41"), asked);
    ready("public", everybody, requesting);
    ready("uploaded", new Access.Uploaded(), requesting);
    var byHand =
        new DeployEntry.ByHand(
            confirmed,
            List.of(HandWork.DEPLOYMENT),
            true,
            new DeploymentId("d-41"),
            HandProgress.OPEN);
    views.put(
        "thread-archive-by-hand",
        examples.last(
            running(failed(new Failure.Reason.NeverAnswered()), offered(plan()), byHand)));
  }

  private void ready(String name, Access access, State state) {
    var milestone = new Milestone.ArchiveReady(Examples.FIX, access, AutoDeploy.UNTOUCHED);
    views.put(
        "thread-archive-ready-" + name,
        examples.last(running(state, offered(plan()), new IncidentEntry.Reached(milestone))));
  }

  private void ends() {
    var confirmed = examples.confirmed(plan());
    var succeeded = new DeployState.Succeeded(confirmed, DEPLOYMENT, true, true);
    var proven = new DeployEntry.Proven(confirmed, DEPLOYMENT, true, true, AutoDeploy.UNTOUCHED);
    var incident = running(succeeded, offered(plan()), proven);
    views.put("thread-archive-proven", examples.last(incident));
    views.put("board-archive-succeeded", examples.board(incident));
  }

  private void stops() {
    var refused =
        new Failure.Reason.Refused(
            examples.foreign.apply("deploying release/v4.0.0 to my-app: 403, revoked"));
    var byBranch =
        new OfferState.Failed(
            failure(refused), new PlanRequest.Previous(), false, Optional.of(examples.plan()));
    var branch =
        new Milestone.BranchReady(examples.plan().branch(), Examples.OLD, false, AutoDeploy.PAUSED);
    var link =
        new OfferEntry.Stopped(
            failure(refused), Examples.PROMPT, AutoDeploy.PAUSED, List.of(), Optional.empty());
    views.put(
        "thread-archive-round-the-link",
        examples.last(
            examples.incident(
                byBranch,
                AutoDeploy.PAUSED,
                offered(examples.plan()),
                new IncidentEntry.Reached(branch),
                link)));
    for (var fault : ArchiveFault.values()) {
      stopped(name(fault), new Failure.Reason.NoArchive(fault, "git.example"), examples.app());
    }
    stopped("no-road", new Failure.Reason.NoLink(), examples.app().on(Road.BRANCH));
  }

  private void stopped(String name, Failure.Reason reason, App app) {
    var stopped =
        new OfferEntry.Stopped(
            failure(reason), Examples.PROMPT, AutoDeploy.UNTOUCHED, List.of(), Optional.empty());
    views.put(
        "thread-archive-stopped-" + name,
        examples.last(running(failed(reason), offered(plan()), stopped), app));
  }

  private State failed(Failure.Reason reason) {
    return new OfferState.Failed(
        failure(reason), new PlanRequest.Previous(), false, Optional.of(plan()));
  }

  private Failure failure(Failure.Reason reason) {
    return new Failure(reason, Optional.of(examples.foreign.apply("4.1.0")), false, List.of());
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
