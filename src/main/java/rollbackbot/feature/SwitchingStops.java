package rollbackbot.feature;

import java.time.Instant;
import rollbackbot.feature.FeatureState.CheckingFeature;
import rollbackbot.feature.FeatureState.ReadingFlags;
import rollbackbot.feature.FeatureState.RequestingRestart;
import rollbackbot.feature.FeatureState.Restarting;
import rollbackbot.feature.FeatureState.RestartingAgain;
import rollbackbot.feature.FeatureState.SettingFlag;
import rollbackbot.feature.FeatureState.Switching;
import rollbackbot.feature.SwitchingTrouble.Reached;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.Change;
import rollbackbot.incident.Incident;

/** How switching a feature stops before its end. */
final class SwitchingStops {
  private SwitchingStops() {}

  /** A person stops it, as far as it has come. */
  static Change stopBy(Incident incident, Switching state, String person, Instant now) {
    var reached =
        switch (state) {
          case SettingFlag setting ->
              setting.asked().isPresent() ? Reached.PERHAPS_CHANGED : Reached.NOTHING;
          case RestartingAgain _, RequestingRestart _, Restarting _ -> Reached.CHANGED;
          case CheckingFeature _ -> Reached.RESTARTED;
        };
    return stop(incident, state, new SwitchingTrouble.StoppedBy(person, reached), now);
  }

  /** A service outside is in trouble, in these words. */
  static Change stop(Incident incident, Switching state, String words, Instant now) {
    boolean unsure = state instanceof SettingFlag setting && setting.asked().isPresent();
    return stop(
        incident,
        state,
        unsure ? new SwitchingTrouble.ChangeUnsure(words) : new SwitchingTrouble.Said(words),
        now);
  }

  /** Where switching can't go on: what was changed is said, and a person decides. */
  static Change stop(Incident incident, Switching state, SwitchingTrouble why, Instant now) {
    boolean isAsBefore =
        state instanceof SettingFlag
            || why instanceof SwitchingTrouble.PutBackMeanwhile
            || why instanceof SwitchingTrouble.ChangedMeanwhile;
    var told =
        incident.tell(
            new FeatureEntry.SwitchingStopped(
                state.change(), !isAsBefore, state.returnsTo().isPresent(), why),
            now);
    var next = told.withState(state.returnsTo().orElseGet(ReadingFlags::new));
    return Change.to(next)
        .with(incident.audit(now, AuditEvent.BOT, "switching-stopped", why.toString()))
        .wakingAt(now);
  }
}
