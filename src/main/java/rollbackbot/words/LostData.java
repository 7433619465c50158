package rollbackbot.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone.DatabaseRestored;
import rollbackbot.text.Text;

/** What a database lost when the platform took it back. */
public final class LostData {
  private LostData() {}

  /**
   * That it was taken back, and what was written meanwhile.
   *
   * @param date how a moment is written
   */
  public static Text of(DatabaseRestored restored, Scene scene, Function<Instant, Text> date) {
    var database = Text.code(restored.database().label());
    var moment = date.apply(restored.moment());
    return restored
        .until()
        .map(until ->
            scene.say(
                "database {database} taken back; what was written between {moment} and {until} is"
                    + " lost",
                database,
                moment,
                date.apply(until)))
        .orElseGet(() -> scene.say("database {database} taken back to {moment}", database, moment));
  }

  /** One sentence for each that was taken back before a message of the thread. */
  public static List<Text> before(int number, Scene scene, Function<Instant, Text> date) {
    var lost = new ArrayList<Text>();
    for (var entry : scene.incident().thread()) {
      if (entry.number() < number
          && entry.content() instanceof IncidentEntry.Reached(DatabaseRestored restored)) {
        lost.add(of(restored, scene, date));
      }
    }
    return List.copyOf(lost);
  }
}
