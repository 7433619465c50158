package rollbackbot.offer;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.OfferState.AwaitingApproval;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.room.Room;

/**
 * Plans are made, and people decide on them.
 *
 * @param whileStopped what is looked for while a person decides after a stop
 */
public record OfferRoom(
    PlanningSteps planning,
    EvidenceSteps evidence,
    UnaryOperator<Change> whileStopped,
    Reminders reminders,
    InstantSource clock)
    implements Room<OfferState> {

  @Override
  public Class<OfferState> states() {
    return OfferState.class;
  }

  @Override
  public Change next(Incident incident, OfferState state, App app, boolean storedJustNow) {
    return switch (state) {
      case Planning wanted -> planning.plan(incident, wanted, app);
      case Planned _, AwaitingApproval _ ->
          evidence.look(incident, app, () -> reminders.remind(incident, clock.instant()));
      case Failed _ -> whileStopped.apply(reminders.remind(incident, clock.instant()));
    };
  }

  @Override
  public Optional<Change> stopped(
      Incident incident, OfferState state, App app, Failure.Reason.Said why) {
    return switch (state) {
      case Planning wanted -> Optional.of(planning.stop(incident, wanted, why, clock.instant()));
      case Planned _, AwaitingApproval _, Failed _ -> Optional.empty();
    };
  }
}
