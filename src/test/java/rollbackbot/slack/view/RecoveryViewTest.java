package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.Page;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.TrafficWindow;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.RecordEntry;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.plan.Confirmed;
import rollbackbot.plan.Failure;
import rollbackbot.release.Approval;
import rollbackbot.release.DeploymentId;
import rollbackbot.text.Language;
import rollbackbot.version.Version;

/** The time to recover: each part by itself, to the second, and only where it holds. */
class RecoveryViewTest {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("d-42");
  private static final Instant CONFIRMED = Examples.NOW.minusSeconds(95);

  /** A first try stops after 40 s; the second one, confirmed 5 s later, succeeds. */
  private static Incident afterAFailedTry(Examples examples) {
    var first = offered(examples, CONFIRMED.minusSeconds(45));
    var failure =
        new Failure(new Failure.Reason.PushRefused("no"), Optional.empty(), false, List.of());
    var stopped =
        new OfferEntry.Stopped(failure, 2, AutoDeploy.PAUSED, List.of(), Optional.of("U0ALICE"));
    var incident =
        examples
            .incident(
                new DeployState.Succeeded(examples.confirmed(), DEPLOYMENT, true, true),
                AutoDeploy.PAUSED)
            .tell(first, CONFIRMED.minusSeconds(50))
            .tell(stopped, CONFIRMED.minusSeconds(5));
    return proven(examples, incident);
  }

  private static Entry offered(Examples examples, Instant confirmed) {
    return new OfferEntry.Offered(
        examples.plan(), 2, new Decision.ConfirmedBy("U0ALICE", confirmed), Optional.empty());
  }

  private static Incident proven(Examples examples, Incident incident) {
    return proven(examples, examples.confirmed(), incident);
  }

  private static Incident proven(Examples examples, Confirmed confirmed, Incident incident) {
    return incident
        .tell(offered(examples, CONFIRMED), CONFIRMED.minusSeconds(4))
        .tell(
            new IncidentEntry.Reached(new Milestone.DeploymentStarted(DEPLOYMENT, false)),
            CONFIRMED.plusSeconds(5))
        .tell(
            new IncidentEntry.Reached(new Milestone.Live(new Version("4.0.0"))),
            CONFIRMED.plusSeconds(65))
        .tell(
            new DeployEntry.Proven(confirmed, DEPLOYMENT, true, true, AutoDeploy.PAUSED),
            Examples.NOW)
        .tell(new RecordEntry.Timeline(), Examples.NOW);
  }

  private static String shown(Examples examples, Incident incident) {
    var timeline =
        incident.thread().stream()
            .filter(entry -> entry.content() instanceof RecordEntry.Timeline)
            .findFirst()
            .orElseThrow();
    return Json.text(examples.thread(incident, timeline, examples.app())).replace('\u00a0', ' ');
  }

  private static Told.Fact fact(Claim claim) {
    return new Told.Fact(
        claim,
        Source.DEPLOYMENTS,
        Examples.NOW,
        Optional.of(new Page(URI.create("https://dashboard.example/apps/osc-fr1/my-app"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGLISH|decision 15 s, failed try 40 s, deployment 1 min 05 s, verification 30 s",
        "FRENCH|décision 15 s, essai manqué 40 s, déploiement 1 min 05 s, vérification 30 s"
      })
  void aFailedTryCountsAsNobodysDecision(Language language, String parts) {
    var examples = Examples.in(language);

    assertThat(shown(examples, afterAFailedTry(examples))).contains(parts);
  }

  @ParameterizedTest
  @CsvSource({"ENGLISH, 'deployment 45 s,'", "FRENCH, 'déploiement 45 s,'"})
  void theWaitForASecondPersonIsNoDeployment(Language language, String part) {
    var examples = Examples.in(language);
    var approval = new Approval("U0BOB", CONFIRMED.plusSeconds(20), Optional.empty());
    var confirmed = examples.confirmed().with(approval);
    var incident =
        examples.incident(
            new DeployState.Succeeded(confirmed, DEPLOYMENT, true, true), AutoDeploy.PAUSED);

    assertThat(shown(examples, proven(examples, confirmed, incident))).contains(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGLISH|Since `4.1.0` went live: 1 h 57 min 12 s",
        "FRENCH|Depuis la mise en service de `4.1.0` : 1 h 57 min 12 s"
      })
  void itCountsFromWhenTheBadVersionWentLive(Language language, String since) {
    var examples = Examples.in(language);
    var bad = examples.bad();
    var live = Examples.NOW.minusSeconds(7032);
    var runs =
        new Claim.Runs(
            new Quoted(bad.label()), bad.deployedAt(), Optional.of(live), Optional.empty());
    var incident =
        proven(
            examples,
            examples
                .incident(
                    new DeployState.Succeeded(examples.confirmed(), DEPLOYMENT, true, true),
                    AutoDeploy.PAUSED)
                .withAbout(Optional.of(bad))
                .withEvidence(new Evidence(List.of(fact(runs)), List.of(), List.of())));

    assertThat(shown(examples, incident)).contains(since);
  }

  /** The health check says nothing of the errors that are still watched. */
  @ParameterizedTest
  @CsvSource({"ENGLISH, Healthy again in", "FRENCH, De nouveau en bonne santé en"})
  void whereUsersHadErrorsTheHealthCheckAloneIsNoRecovery(Language language, String words) {
    var examples = Examples.in(language);
    var before = new TrafficWindow(CONFIRMED, Examples.NOW, 400, 0.002);
    var errors = new Claim.Errors(before, new TrafficWindow(CONFIRMED, Examples.NOW, 400, 0.07));
    var incident =
        afterAFailedTry(examples)
            .withEvidence(new Evidence(List.of(), List.of(fact(errors)), List.of()));

    assertThat(shown(examples, incident)).contains(words).doesNotContain("Recovered", "Rétabli");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsRecoveredThatWasSeenNotToBe(Language language) {
    var examples = Examples.in(language);
    var window = new TrafficWindow(CONFIRMED, Examples.NOW, 400, 0.04);
    var incident =
        afterAFailedTry(examples)
            .tell(
                new DeployEntry.NotCured(fact(new Claim.StillFailing(window, window))),
                Examples.NOW);

    assertThat(shown(examples, incident)).doesNotContain("Recovered", "Rétabli");
  }
}
