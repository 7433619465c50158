package rollbackbot.slack.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.RecordEntry;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState;
import rollbackbot.plan.Failure;
import rollbackbot.plan.Failure.Reason;
import rollbackbot.release.DeploymentId;
import rollbackbot.restore.RestoreEntry;
import rollbackbot.restore.RestoreEntry.RestoreAsked;
import rollbackbot.restore.RestoreEntry.Wish;
import rollbackbot.restore.RestoreState;
import rollbackbot.text.Message;

/** Somebody wants something else than the restore of a database. */
final class RestoreGallery {
  private final Examples examples;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private RestoreGallery(Examples examples) {
    this.examples = examples;
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new RestoreGallery(examples);
    gallery.stopped();
    gallery.backedUpAgain();
    gallery.succeeded();
    return gallery.views;
  }

  /** What the database lost is told with the success. */
  private void succeeded() {
    var confirmed = examples.confirmed(examples.planWithDatabase());
    var deployment = new DeploymentId("d-42");
    var restored =
        new IncidentEntry.Reached(
            new Milestone.DatabaseRestored(
                examples.databaseToRestore().database(),
                Examples.NOW.minusSeconds(5000),
                Optional.of(Examples.NOW.minusSeconds(80))));
    var proven =
        new DeployEntry.Proven(
            confirmed, deployment, true, true, AutoDeploy.PAUSED, Optional.empty());
    views.put(
        "thread-success-after-a-restore",
        examples.last(
            incident(
                new DeployState.Succeeded(confirmed, deployment, true, true), restored, proven)));
  }

  private RestoreAsked asked(Wish wish) {
    return new RestoreAsked(
        Examples.PROMPT,
        Optional.empty(),
        Optional.empty(),
        false,
        wish == Wish.STOP ? examples.backedUp() : examples.withoutBackup(),
        Optional.of(new RestoreEntry.Instead("U0BOB", Examples.NOW, wish)));
  }

  private Incident incident(State state, Entry... thread) {
    return examples.incident(state, AutoDeploy.PAUSED, thread);
  }

  private void stopped() {
    var plan = examples.planWithDatabase();
    var runs = Optional.of(plan.from().label());
    var failure = new Failure(new Reason.RestoreDeclined("U0BOB"), runs, false, List.of());
    var failed =
        new OfferState.Failed(failure, plan.request(), true, Optional.of(plan), Optional.empty());
    var stop =
        new OfferEntry.Stopped(
            failure, Examples.PROMPT, AutoDeploy.PAUSED, List.of(), Optional.empty());
    var asked = asked(Wish.STOP);
    views.put("thread-restore-not-wanted", examples.last(incident(failed, asked)));
    var restored =
        new IncidentEntry.Reached(
            new Milestone.DatabaseRestored(
                examples.databaseToRestore().database(),
                Examples.NOW.minusSeconds(5000),
                Optional.of(Examples.NOW.minusSeconds(80))));
    views.put("thread-stopped-restore-declined", examples.last(incident(failed, asked, stop)));
    views.put(
        "thread-stopped-after-one-restore", examples.last(incident(failed, restored, asked, stop)));
    views.put(
        "thread-timeline-of-a-restore",
        examples.last(incident(failed, asked, stop, new RecordEntry.Timeline())));
  }

  private void backedUpAgain() {
    var confirmed = examples.confirmed(examples.planWithDatabase());
    var preparing = new RestoreState.PreparingBackup(confirmed, examples.withoutBackup());
    views.put(
        "thread-restore-backed-up-again",
        examples.last(incident(preparing, asked(Wish.BACK_UP_AGAIN))));
  }
}
