package rollbackbot.words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import rollbackbot.incident.Entry;
import rollbackbot.text.Text;

/** What happened in an incident, in order, up to a message of its thread. */
public final class Chronicle {

  private Chronicle() {}

  /** One thing that happened. */
  public record Event(Instant at, Text text) {}

  /**
   * Who tells of a message.
   *
   * @param at when it was sent
   * @param person how people are named
   * @param date how a moment is written
   */
  public record Teller(
      Scene scene, Instant at, Function<String, Text> person, Function<Instant, Text> date) {
    public Text name(String id) {
      return person.apply(id);
    }

    /** What happened when the message was sent. */
    public Event event(Text text) {
      return new Event(at, text);
    }
  }

  /**
   * What is known.
   *
   * @param person how people are named
   * @param date how a moment is written
   */
  public static List<Event> of(
      Scene scene, int before, Function<String, Text> person, Function<Instant, Text> date) {
    return of(scene, before, person, date, _ -> true);
  }

  /**
   * What is known of some of it.
   *
   * @param told which messages are told of
   */
  public static List<Event> of(
      Scene scene,
      int before,
      Function<String, Text> person,
      Function<Instant, Text> date,
      Predicate<Entry> told) {
    var events = new ArrayList<Event>();
    var incident = scene.incident();
    events.add(
        new Event(
            incident.openedAt(),
            scene.say("opened by {person}", person.apply(incident.openedBy()))));
    incident.thread().stream()
        .filter(entry -> entry.number() < before && told.test(entry.content()))
        .forEach(entry ->
            events.addAll(
                scene
                    .words()
                    .events(new Teller(scene, entry.at(), person, date), entry.content())));
    events.sort(Comparator.comparing(Event::at));
    return List.copyOf(events);
  }
}
