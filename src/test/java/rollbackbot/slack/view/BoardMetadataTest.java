package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Entry;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.question.QuestionState;
import rollbackbot.release.Deployment;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.Release;
import rollbackbot.release.Situation;
import rollbackbot.text.Language;
import rollbackbot.version.Version;

class BoardMetadataTest {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("d-42");
  private final Examples examples = Examples.in(Language.ENGLISH);

  @Test
  void unreadProductionIsAbsent() {
    var incident =
        examples
            .incident(new QuestionState.Deciding("can-disable"))
            .withSituation(new Situation(Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(BoardMetadata.EVENT).isEqualTo("rollback_incident");
    assertThat(BoardMetadata.of(incident))
        .isEqualTo(Map.of("incident", Examples.ID.value(), "app", "my-app", "state", "deciding"));
  }

  @Test
  void decidingTellsWhatProductionRuns() {
    var incident = examples.incident(new QuestionState.Deciding("can-disable"));

    assertThat(BoardMetadata.of(incident))
        .containsEntry("from", "4.1.0")
        .doesNotContainKeys("to", "branch", "deployment");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -",
        "main, -",
        "release/v4.0.0, -",
        "4444444, 4444444",
        "4444444444444444444444444444444444444444, 4444444"
      })
  void aBranchOrNothingIsNoNameOfWhatRuns(@Nullable String ref, @Nullable String from) {
    var deployment =
        new Deployment(
            DEPLOYMENT,
            Examples.NOW,
            new DeploymentStatus("success"),
            Optional.ofNullable(ref),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var unnamed = Release.unidentified(deployment);

    var incident =
        examples
            .incident(new QuestionState.Deciding("can-disable"))
            .withSituation(new Situation(Optional.of(unnamed), Optional.empty(), Optional.empty()));

    assertThat(Optional.ofNullable(BoardMetadata.of(incident).get("from")))
        .isEqualTo(Optional.ofNullable(from));
  }

  /** Where another tag reads 4.1.0, people are told the tag's whole name. */
  @Test
  void theNumberIsToldOfAReleaseThatGoesByItsTag() {
    var bad = examples.bad();
    var named =
        new Release(
            bad.deployment(),
            Optional.of(new Version("v4.1.0")),
            bad.commit(),
            bad.deployedAt(),
            bad.deployedBy(),
            bad.source(),
            bad.outputSays(),
            bad.tag(),
            bad.proof());

    var incident =
        examples
            .incident(new QuestionState.Deciding("can-disable"))
            .withSituation(new Situation(Optional.of(named), Optional.empty(), Optional.empty()));

    assertThat(BoardMetadata.of(incident)).containsEntry("from", "4.1.0");
  }

  @Test
  void runningDeploymentTellsAll() {
    var state =
        new DeployState.Deploying(
            examples.confirmed(),
            DEPLOYMENT,
            Examples.NOW,
            new DeploymentStatus("building"),
            0,
            false);

    assertThat(BoardMetadata.of(examples.incident(state)))
        .containsEntry("state", "rolling_back")
        .containsEntry("from", "4.1.0")
        .containsEntry("to", "4.0.0")
        .containsEntry("branch", "release/v4.0.0")
        .containsEntry("deployment", "d-42");
  }

  @Test
  void closedIncidentKeepsItsLastPlanAndDeployment() {
    var incident =
        examples.incident(
            new CalledOff.Closed(Closing.GIVEN_UP, Optional.of("U0BOB")),
            offered(),
            new IncidentEntry.Reached(new Milestone.DeploymentStarted(DEPLOYMENT, false)));

    assertThat(BoardMetadata.of(incident))
        .containsEntry("state", "closed")
        .containsEntry("to", "4.0.0")
        .containsEntry("deployment", "d-42");
  }

  @Test
  void deploymentOfAnEarlierPlanIsNotOfThisOne() {
    var incident =
        examples.incident(
            new CalledOff.Cancelled(Optional.of("U0BOB")),
            new IncidentEntry.Reached(new Milestone.DeploymentStarted(DEPLOYMENT, false)),
            offered());

    assertThat(BoardMetadata.of(incident))
        .containsEntry("branch", "release/v4.0.0")
        .doesNotContainKey("deployment");
  }

  private Entry offered() {
    return new OfferEntry.Offered(
        examples.plan(), Examples.PROMPT, new Decision.Open(), Optional.empty());
  }
}
