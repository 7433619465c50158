package rollbackbot.app.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import rollbackbot.incident.Entry;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.RecordEntry;
import rollbackbot.release.App;
import rollbackbot.rollback.Narration;
import rollbackbot.text.Text;
import rollbackbot.text.Wording;

/** What of one incident a terminal has been shown: each message once, and that it still goes on. */
final class Shown {
  /** Nobody has to wonder for longer whether this still lives. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final int MOST_LINE = 1_000;

  private final Narration narration;
  private final Terminal terminal;
  private final Wording words;
  private final InstantSource clock;
  private int messages;
  private String standing = "";
  private Instant since;
  private Instant printed;

  Shown(Narration narration, Terminal terminal, Wording words, InstantSource clock) {
    this.narration = narration;
    this.terminal = terminal;
    this.words = words;
    this.clock = clock;
    this.since = clock.instant();
    this.printed = since;
  }

  Text say(String english, Text... parts) {
    return words.say(english, parts);
  }

  void print(Text text) {
    print(text.plain());
  }

  private void print(String line) {
    terminal.print(line);
    printed = clock.instant();
  }

  /** What has been added since the last look, and where it stands now. */
  void show(Incident incident, App app) {
    incident.thread().stream()
        .filter(entry -> entry.number() > messages && isProgress(entry.content()))
        .flatMap(entry -> narration.told(incident, entry, app).stream())
        .forEach(this::print);
    messages = incident.thread().size();
    var now = clock.instant();
    var stands = narration.standing(incident, app, now);
    if (!stands.equals(standing)) {
      standing = stands;
      since = now;
      print(stands);
    } else if (!now.isBefore(printed.plus(SILENCE))) {
      print(
          words.say(
              "{standing}, for {duration}",
              Text.foreign(stands, MOST_LINE),
              words.duration(Duration.between(since, now))));
    }
  }

  private static boolean isProgress(Entry content) {
    return !(content instanceof RecordEntry.Timeline
        || content instanceof RecordEntry.PostMortem
        || content instanceof IncidentEntry.Reminded);
  }
}
