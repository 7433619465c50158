package rollbackbot.feature;

import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.feature.FeatureState.CheckingFeature;
import rollbackbot.feature.FeatureState.ChoosingFlag;
import rollbackbot.feature.FeatureState.ReadingFlags;
import rollbackbot.feature.FeatureState.RequestingRestart;
import rollbackbot.feature.FeatureState.Restarting;
import rollbackbot.feature.FeatureState.RestartingAgain;
import rollbackbot.feature.FeatureState.SettingFlag;
import rollbackbot.feature.FeatureState.Switching;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;
import rollbackbot.offer.ReadingAhead;
import rollbackbot.offer.Reminders;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.room.Room;

/** Features are switched off and put back, by variables. */
public record FeatureRoom(
    FlagReading flags,
    FeatureSteps steps,
    RestartSteps restarts,
    ReadingAhead ahead,
    Reminders reminders,
    InstantSource clock)
    implements Room<FeatureState> {

  @Override
  public Class<FeatureState> states() {
    return FeatureState.class;
  }

  @Override
  public Change next(Incident incident, FeatureState state, App app, boolean storedJustNow) {
    return switch (state) {
      case ReadingFlags _ -> flags.read(incident, app);
      case ChoosingFlag _ ->
          incident.situation().isEmpty()
              ? ahead.readOnce(incident, app)
              : reminders.remind(incident, clock.instant());
      case SettingFlag setting -> steps.set(incident, setting, app, storedJustNow);
      case RestartingAgain again -> steps.restartAgain(incident, again, app);
      case RequestingRestart asking -> restarts.request(incident, asking, app, storedJustNow);
      case Restarting restarting -> restarts.follow(incident, restarting, app);
      case CheckingFeature checking -> steps.checkHealth(incident, checking, app);
    };
  }

  @Override
  public Optional<Change> stopped(
      Incident incident, FeatureState state, App app, Failure.Reason.Said why) {
    return switch (state) {
      case ReadingFlags _ ->
          Optional.of(flags.unreadable(incident, app, why.what(), clock.instant()));
      case Switching switching ->
          Optional.of(SwitchingStops.stop(incident, switching, why.what(), clock.instant()));
      case ChoosingFlag _ -> Optional.empty();
    };
  }
}
