package rollbackbot.slack.view;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState;
import rollbackbot.evidence.Amount;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Cure;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.evidence.TrafficWindow;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Incident;
import rollbackbot.release.DeploymentId;
import rollbackbot.text.Message;

/** Whether a rollback helped. */
final class CureGallery {
  private static final Instant SINCE = Examples.NOW.minus(Duration.ofMinutes(5));
  private static final TrafficWindow USUAL = window(0.002);
  private static final TrafficWindow SICK = window(0.041);

  private final Examples examples;
  private final Map<String, Message> views = new LinkedHashMap<>();

  private CureGallery(Examples examples) {
    this.examples = examples;
  }

  static Map<String, Message> of(Examples examples) {
    var gallery = new CureGallery(examples);
    gallery.board("watched", watched(Optional.of(new Claim.Errors(USUAL, SICK)), Optional.empty()));
    gallery.board("watched-crashes", watched(Optional.empty(), Optional.of(crashes(4))));
    gallery.board(
        "watched-both",
        watched(Optional.of(new Claim.Errors(USUAL, SICK)), Optional.of(crashes(4))));
    gallery.board(
        "no-crashes",
        new Cure.Ended(
            fact(new Claim.Recovered(SICK, USUAL)),
            Optional.of(new Fact(crashes(0), Source.EVENTS, Examples.NOW, Optional.empty()))));
    gallery.told("recovered", fact(new Claim.Recovered(SICK, USUAL)));
    gallery.told("failing", fact(new Claim.StillFailing(SICK, window(0.039))));
    gallery.told("lessened", fact(new Claim.Lessened(USUAL, SICK, window(0.015))));
    gallery.told("untold", untold(Why.TOO_LITTLE_TRAFFIC));
    gallery.told("chance", untold(Why.TOO_FEW_TO_TELL));
    gallery.complaint();
    return gallery.views;
  }

  private static Cure.Watched watched(
      Optional<Claim.Errors> errors, Optional<Claim.Crashes> crashes) {
    return new Cure.Watched(errors, crashes, SINCE, 1, SINCE.plus(Duration.ofMinutes(4)));
  }

  private static Claim.Crashes crashes(int number) {
    return new Claim.Crashes(Amount.exactly(number), SINCE);
  }

  private static TrafficWindow window(double share) {
    return new TrafficWindow(SINCE, Examples.NOW, 400, share);
  }

  private static Told fact(Claim claim) {
    var page = new Page(URI.create("https://dashboard.example/apps/osc-fr1/my-app"));
    return new Fact(claim, Source.ROUTER, Examples.NOW, Optional.of(page));
  }

  private static Told untold(Why why) {
    return new Untold(Subject.ERRORS, why, Optional.empty(), Source.ROUTER, Examples.NOW);
  }

  private void told(String name, Told told) {
    board(name, new Cure.Ended(told, Optional.empty()));
  }

  private void board(String name, Cure cure) {
    views.put(
        "board-recovery-" + name,
        examples.board(succeeded().withAftermath(after -> after.anew().cured(Optional.of(cure)))));
  }

  private void complaint() {
    var still = fact(new Claim.StillFailing(SICK, window(0.039)));
    views.put(
        "thread-not-cured",
        examples.last(succeeded().tell(new DeployEntry.NotCured(still), Examples.NOW)));
  }

  private Incident succeeded() {
    var deployment = new DeploymentId("deployment-9");
    return examples.incident(
        new DeployState.Succeeded(examples.confirmed(), deployment, true, true),
        AutoDeploy.RESUMED);
  }
}
