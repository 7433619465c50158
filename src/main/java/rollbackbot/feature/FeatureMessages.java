package rollbackbot.feature;

import java.util.List;
import java.util.Optional;
import rollbackbot.feature.FeatureEntry.FlagChoice;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Chronicle.Event;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;

/** Features that are switched, in the thread. */
public final class FeatureMessages implements ThreadWords<FeatureEntry> {
  @Override
  public Class<FeatureEntry> entries() {
    return FeatureEntry.class;
  }

  @Override
  public void write(Scene scene, ThreadEntry entry, FeatureEntry content, Draft message) {
    switch (content) {
      case FeatureEntry.FlagsOffered offered -> FlagsView.write(scene, offered, message);
      case FeatureEntry.FeatureSwitched switched ->
          FeatureView.switched(scene, switched, entry.number(), message);
      case FeatureEntry.SwitchingStopped stopped ->
          FeatureView.stopped(scene, stopped, entry.number(), message);
    }
  }

  @Override
  public Optional<Text> waitsFor(Scene scene, FeatureEntry content) {
    return switch (content) {
      case FeatureEntry.FlagsOffered _ ->
          Optional.of(scene.say("which feature to switch off is still to be chosen."));
      case FeatureEntry.FeatureSwitched _, FeatureEntry.SwitchingStopped _ -> Optional.empty();
    };
  }

  @Override
  public List<Event> events(Teller teller, FeatureEntry content) {
    var scene = teller.scene();
    return switch (content) {
      case FeatureEntry.FlagsOffered(_, _, FlagChoice.Chosen(var change)) ->
          List.of(
              new Event(
                  change.at(),
                  scene.say(
                      "{variable} to be switched off, chosen by {person}",
                      Text.code(change.name()),
                      teller.name(change.by()))));
      case FeatureEntry.FlagsOffered _ -> List.of();
      case FeatureEntry.FeatureSwitched(var change, _) ->
          List.of(
              teller.event(
                  scene.say(
                      "{variable}: {from} → {to}, containers restarted",
                      Text.code(change.name()),
                      Text.code(change.from()),
                      Text.code(change.to()))));
      case FeatureEntry.SwitchingStopped(var change, _, _, _, _) ->
          List.of(teller.event(scene.say("{variable}: change stopped", Text.code(change.name()))));
    };
  }
}
