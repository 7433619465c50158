package rollbackbot.slack.view;

import java.util.LinkedHashMap;
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
import rollbackbot.incident.Reply;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferState;
import rollbackbot.plan.Plan;
import rollbackbot.question.QuestionEntry.Asked;
import rollbackbot.question.QuestionState;
import rollbackbot.release.DeploymentId;
import rollbackbot.text.Message;
import rollbackbot.version.Version;

/** Messages that several entries of a thread share. */
final class PostGallery {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("d-42");

  private final Examples examples;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private PostGallery(Examples examples) {
    this.examples = examples;
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new PostGallery(examples);
    gallery.questions();
    gallery.rollback();
    gallery.caughtUp();
    gallery.details("plan-details", examples.plan());
    gallery.details("plan-details-full", examples.fullPlan());
    gallery.details("plan-details-with-database", examples.planWithDatabase());
    return gallery.views;
  }

  private void add(String name, Incident incident) {
    views.put("post-" + name, examples.lastPost(incident));
  }

  private Asked answered(String question, int prompt, String answer, boolean dropped) {
    return new Asked(question, prompt, Optional.of(examples.answer(question, answer)), dropped);
  }

  private void questions() {
    var open = new Asked("proportion", Examples.PROMPT, Optional.empty(), false);
    var first = answered("can-disable", 3, "no", false);
    var second = answered("affects-users", 4, "yes", false);
    State deciding = new QuestionState.Deciding("proportion");
    add("questions-open", asked(deciding, first, second, open));
    add("questions-answered", asked(running(), first, second));
    var again = new Asked("can-disable", Examples.PROMPT, Optional.empty(), false);
    add(
        "questions-taken-back",
        asked(
            new QuestionState.Deciding("can-disable"),
            answered("can-disable", 3, "no", true),
            new Asked("affects-users", 4, Optional.empty(), true),
            again));
    add(
        "questions-skipped",
        asked(running(), first, new Asked("affects-users", 4, Optional.empty(), true)));
    add(
        "questions-flags-unreadable",
        asked(
            deciding,
            answered("can-disable", 3, "yes", false),
            new IncidentEntry.Reached(
                new Milestone.FlagsUnreadable(
                    examples.foreign.apply("reading the variables of my-app: 503"))),
            open));
  }

  private Incident asked(State state, Entry... thread) {
    var incident = examples.incident(state, thread);
    return incident.withAnswers(
        incident.thread().stream()
            .map(entry -> entry.content() instanceof Asked asked ? asked : null)
            .filter(asked -> asked != null && !asked.dropped())
            .flatMap(asked -> asked.answer().stream())
            .toList());
  }

  private State running() {
    return new DeployState.Rechecking(examples.confirmed());
  }

  private void caughtUp() {
    var open = new Asked("proportion", Examples.PROMPT, Optional.empty(), false);
    var first = answered("can-disable", 3, "no", false);
    var reason = Optional.of(examples.foreign.apply("Checkout shows an error"));
    caughtUp(
        "deciding",
        asked(new QuestionState.Deciding("proportion"), first, open).withReason(reason));
    var plan =
        new OfferEntry.Offered(
            examples.plan(),
            Examples.PROMPT,
            new Decision.ConfirmedBy("U0ALICE", Examples.NOW.minusSeconds(95)),
            Optional.empty());
    caughtUp("running", examples.incident(running(), plan));
    caughtUp(
        "over",
        examples.incident(
            new DeployState.Succeeded(examples.confirmed(), DEPLOYMENT, true, true), plan));
  }

  private void caughtUp(String name, Incident incident) {
    var reply = new Reply.CaughtUp(Examples.ID, incident.app());
    views.put("reply-caught-up-" + name, examples.reply(reply, incident));
  }

  private void details(String name, Plan plan) {
    var offered =
        new OfferEntry.Offered(plan, Examples.PROMPT, new Decision.Open(), Optional.empty());
    var incident = examples.incident(new OfferState.Planned(plan), offered);
    var reply = new Reply.PlanDetails(Examples.ID, incident.app(), 1);
    views.put("reply-" + name, examples.reply(reply, incident));
  }

  private void rollback() {
    var plan =
        new OfferEntry.Offered(
            examples.plan(),
            Examples.PROMPT,
            new Decision.ConfirmedBy("U0ALICE", Examples.NOW.minusSeconds(95)),
            Optional.empty());
    var ready =
        new IncidentEntry.Reached(
            new Milestone.BranchReady(
                examples.plan().branch(), Examples.OLD, false, AutoDeploy.PAUSED));
    var started = new IncidentEntry.Reached(new Milestone.DeploymentStarted(DEPLOYMENT, false));
    var live =
        new IncidentEntry.Reached(new Milestone.Live(new Version(examples.foreign.apply("4.0.0"))));
    add("progress", examples.incident(running(), plan, ready, started, live));
    var proven =
        new DeployEntry.Proven(examples.confirmed(), DEPLOYMENT, true, true, AutoDeploy.PAUSED);
    var timeline = new RecordEntry.Timeline();
    var called = new RecordEntry.CalledAfter(1, Optional.empty());
    State succeeded = new DeployState.Succeeded(examples.confirmed(), DEPLOYMENT, true, true);
    Entry[] whole = {plan, ready, started, live, proven, timeline, called};
    add("success", examples.incident(succeeded, AutoDeploy.PAUSED, whole));
  }
}
