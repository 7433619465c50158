package rollbackbot.slack.view;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferState;
import rollbackbot.question.QuestionState;
import rollbackbot.release.DeploymentId;
import rollbackbot.text.Message;

/** How the app is right now, beside the version that runs; and at the end, how it was. */
final class SickGallery {
  private static final Page CHECK = new Page(URI.create("https://my-app.example/health"));

  private final Examples examples;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private SickGallery(Examples examples) {
    this.examples = examples;
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new SickGallery(examples);
    gallery.deciding("failing", gallery.failing("status 500", Duration.ofMinutes(25)));
    gallery.deciding("failing-just-now", gallery.failing("status 503", Duration.ofSeconds(20)));
    gallery.deciding("silent", gallery.failing("no answer: timeout", Duration.ofMinutes(3)));
    gallery.deciding("passing", gallery.fact(new Claim.Healthy(gallery.quoted("status 200"))));
    gallery.planned();
    gallery.proven();
    return gallery.views;
  }

  private Quoted quoted(String words) {
    return new Quoted(examples.foreign.apply(words));
  }

  private Told failing(String answer, Duration length) {
    Instant since = Examples.NOW.minus(length);
    return fact(new Claim.Unhealthy(quoted(answer), Optional.of(since)));
  }

  private Told fact(Claim claim) {
    return new Told.Fact(claim, Source.HEALTH_CHECK, Examples.NOW, Optional.of(CHECK));
  }

  private void deciding(String name, Told health) {
    views.put(
        "board-health-now-" + name,
        examples.board(knowing(new QuestionState.Deciding("affects-users"), health)));
  }

  private Incident knowing(State state, Told health, Entry... thread) {
    var errors =
        new Untold(
            Subject.ERRORS, Why.TOO_LITTLE_TRAFFIC, Optional.empty(), Source.ROUTER, Examples.NOW);
    return examples
        .incident(state, AutoDeploy.UNTOUCHED, thread)
        .withEvidence(new Evidence(List.of(), List.of(errors, health), List.of()));
  }

  private void planned() {
    var plan = examples.plan();
    var incident =
        knowing(
            new OfferState.Planned(plan),
            failing("status 500", Duration.ofMinutes(25)),
            new OfferEntry.Offered(
                plan, Examples.PROMPT, new OfferEntry.Decision.Open(), Optional.empty()));
    views.put("board-health-now-planned", examples.board(incident));
    views.put("thread-plan-health-now", examples.last(incident));
  }

  /** What it was before stands beside what it is. */
  private void proven() {
    var deployment = new DeploymentId("d-42");
    var confirmed = examples.confirmed();
    var incident =
        knowing(
            new DeployState.Succeeded(confirmed, deployment, true, true),
            failing("status 500", Duration.ofMinutes(25)),
            new DeployEntry.Proven(
                confirmed, deployment, true, true, AutoDeploy.PAUSED, Optional.empty()));
    int end = incident.thread().getLast().number();
    var looked = incident.withAftermath(after -> after.with(end, Standings.back()));
    views.put("board-health-before-and-after", examples.board(looked));
    views.put("thread-health-before-and-after", examples.last(looked));
  }
}
