package rollbackbot.rollback;

import java.time.InstantSource;
import java.util.Optional;
import rollbackbot.plan.Failure;
import rollbackbot.release.App;
import rollbackbot.rollback.FeatureState.CheckingFeature;
import rollbackbot.rollback.FeatureState.ChoosingFlag;
import rollbackbot.rollback.FeatureState.ReadingFlags;
import rollbackbot.rollback.FeatureState.RequestingRestart;
import rollbackbot.rollback.FeatureState.Restarting;
import rollbackbot.rollback.FeatureState.SettingFlag;
import rollbackbot.rollback.FeatureState.Switching;

/** Features are switched off and put back, by variables. */
record FeatureRoom(FeatureSteps steps, ReadingAhead ahead, Reminders reminders, InstantSource clock)
    implements Room<FeatureState> {

  @Override
  public Class<FeatureState> states() {
    return FeatureState.class;
  }

  @Override
  public Change next(Incident incident, FeatureState state, App app, boolean storedJustNow) {
    return switch (state) {
      case ReadingFlags _ -> steps.readFlags(incident, app);
      case ChoosingFlag _ ->
          incident.situation().isEmpty()
              ? ahead.readOnce(incident, app)
              : reminders.remind(incident, clock.instant());
      case SettingFlag setting -> steps.set(incident, setting, app, storedJustNow);
      case RequestingRestart asking -> steps.restart(incident, asking, app, storedJustNow);
      case Restarting restarting -> steps.followRestart(incident, restarting, app);
      case CheckingFeature checking -> steps.checkHealth(incident, checking, app);
    };
  }

  @Override
  public Optional<Change> stopped(
      Incident incident, FeatureState state, App app, Failure.Reason.Said why) {
    return switch (state) {
      case ReadingFlags _ ->
          Optional.of(steps.unreadable(incident, app, why.what(), clock.instant()));
      case Switching switching ->
          Optional.of(steps.stop(incident, switching, why.what(), clock.instant()));
      case ChoosingFlag _ -> Optional.empty();
    };
  }
}
