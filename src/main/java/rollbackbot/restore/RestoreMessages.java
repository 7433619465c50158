package rollbackbot.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollbackbot.database.RestoreProgress.FreshBackup;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.text.Draft;
import rollbackbot.text.Text;
import rollbackbot.words.Chronicle.Event;
import rollbackbot.words.Chronicle.Teller;
import rollbackbot.words.Scene;
import rollbackbot.words.ThreadWords;

/** Databases that are taken back, in the thread. */
public final class RestoreMessages implements ThreadWords<RestoreEntry> {
  @Override
  public Class<RestoreEntry> entries() {
    return RestoreEntry.class;
  }

  @Override
  public void write(Scene scene, ThreadEntry entry, RestoreEntry content, Draft message) {
    switch (content) {
      case RestoreEntry.RestoreAsked asked ->
          RestoreView.write(scene, asked, entry.number(), message);
    }
  }

  @Override
  public Optional<Text> waitsFor(Scene scene, RestoreEntry content) {
    return Optional.of(
        scene.say(
            "the restore of the database waits for your answer; nothing is deployed until then."));
  }

  @Override
  public List<Event> events(Teller teller, RestoreEntry content) {
    return switch (content) {
      case RestoreEntry.RestoreAsked asked -> restore(teller, asked);
    };
  }

  private static List<Event> restore(Teller teller, RestoreEntry.RestoreAsked asked) {
    var scene = teller.scene();
    var events = new ArrayList<Event>();
    events.add(new Event(teller.at(), toDo(scene, asked)));
    for (var step : asked.progress().databases()) {
      if (step.restored() instanceof Restored.Wanted(var by, var when, _)) {
        events.add(
            new Event(
                when,
                scene.say(
                    "database {database}: going back to {moment}, requested by {person}",
                    Text.code(step.what().label()),
                    step.what().moment().map(teller.date()).orElse(Text.foreign("?")),
                    teller.name(by))));
      }
    }
    asked
        .instead()
        .map(it -> new Event(it.at(), instead(scene, it.wish(), teller.name(it.by()))))
        .ifPresent(events::add);
    asked
        .settledBy()
        .map(teller::name)
        .ifPresent(by ->
            events.add(
                new Event(
                    asked.settledAt().orElse(teller.at()),
                    asked.restored()
                        ? scene.say("database restored, said {person}", by)
                        : scene.say("database not restored, said {person}", by))));
    return events;
  }

  private static Text instead(Scene scene, RestoreEntry.Wish wish, Text by) {
    return switch (wish) {
      case STOP -> scene.say("database restore declined by {person}", by);
      case BACK_UP_AGAIN -> scene.say("another backup requested by {person}", by);
    };
  }

  private static Text toDo(Scene scene, RestoreEntry.RestoreAsked asked) {
    var steps = asked.progress().databases();
    if (steps.stream().anyMatch(step -> step.restored() instanceof Restored.Failed)) {
      return scene.say("the restore by Scalingo failed, database to be restored by hand");
    }
    return steps.stream().anyMatch(step -> step.backup() instanceof FreshBackup.Usable)
        ? scene.say("new backup made, database to be restored")
        : scene.say("database to be restored");
  }
}
