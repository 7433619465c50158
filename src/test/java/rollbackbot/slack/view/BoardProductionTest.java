package rollbackbot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.offer.OfferState;
import rollbackbot.plan.Failure;
import rollbackbot.plan.PlanRequest;
import rollbackbot.release.AppName;
import rollbackbot.text.Language;
import rollbackbot.version.Version;

/** What the board says that production runs. */
class BoardProductionTest {

  /** The version that was there when the incident was opened is gone since. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGLISH|*In production:* `4.0.0`, put into service by this rollback.",
        "FRENCH|*En production :* `4.0.0`, mise en service par ce rollback."
      })
  void whileAnotherVersionIsPlannedItIsWhatTheRollbackPutInPlace(Language language, String words) {
    var examples = Examples.in(language);
    var incident =
        examples
            .incident(
                new OfferState.Planning(new PlanRequest.Previous(), false),
                AutoDeploy.PAUSED,
                new IncidentEntry.Reached(new Milestone.Live(new Version("4.0.0"))))
            .withAbout(Optional.of(examples.bad()))
            .withProductionChanged();

    assertThat(Json.text(examples.board(incident)).replace('\u00a0', ' ')).contains(words);
  }

  @ParameterizedTest
  @CsvSource({"ENGLISH, version unknown", "FRENCH, version inconnue"})
  void whatHasStoppedReadsNothingAnyMore(Language language, String words) {
    var examples = Examples.in(language);
    var failure =
        new Failure(
            new Failure.Reason.Unreachable("no answer"), Optional.empty(), false, List.of());
    var incident =
        Incident.opened(
            Examples.ID,
            new AppName("my-app"),
            language,
            "U0ALICE",
            Examples.NOW,
            "C0INCIDENTS",
            Examples.REPLY_TO,
            new OfferState.Failed(failure, new PlanRequest.Previous(), false, Optional.empty()));

    assertThat(Json.text(examples.board(incident)).replace('\u00a0', ' ')).contains(words);
  }
}
