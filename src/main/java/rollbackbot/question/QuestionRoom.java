package rollbackbot.question;

import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.EvidenceSteps;
import rollbackbot.offer.ReadingAhead;
import rollbackbot.offer.Reminders;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.room.Room;

/** The questions of the tree; production is read meanwhile. */
public record QuestionRoom(
    ReadingAhead ahead, EvidenceSteps evidence, Reminders reminders, InstantSource clock)
    implements Room<QuestionState> {

  @Override
  public Class<QuestionState> states() {
    return QuestionState.class;
  }

  @Override
  public Change next(Incident incident, QuestionState state, App app, boolean storedJustNow) {
    return incident.situation().isEmpty()
        ? ahead.read(incident, app)
        : evidence.look(incident, app, () -> reminders.remind(incident, clock.instant()));
  }

  @Override
  public Optional<Change> stopped(
      Incident incident, QuestionState state, App app, Failure.Reason.Said why) {
    return Optional.of(ahead.givenUp(incident));
  }
}
