package rollbackbot.slack.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.release.App;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.rollback.Outbox;
import rollbackbot.room.Timing;
import rollbackbot.slack.view.RunningRollback;
import rollbackbot.slack.web.SlackIdentity;

/** The publisher's rounds in virtual time: whoever looks less sends the same. */
class QuietTest {
  private static final Duration TICK = PublishingTiming.standard().publisher().tick();
  private static final Duration CLOCK = PublishingTiming.standard().boards().clock();

  private Instant now = RunningRollback.NOW;

  private record Sent(Duration after, int entry, String text) {}

  /** One incident, of which all is sent that is found lacking. */
  private final class Rounds {
    private final OneIncident outbox;
    private final Predicate<Outbox.Edition> isQuiet;
    private final Quiet quiet = new Quiet(() -> now);
    private final IncidentMessages messages;
    private final List<Sent> sent = new ArrayList<>();
    private int looks;

    Rounds(Incident incident, boolean lookingAlways) {
      outbox = new OneIncident(incident);
      isQuiet = lookingAlways ? _ -> false : quiet::isQuiet;
      var client = Slack.getInstance().methods();
      messages =
          new IncidentMessages(
              new OneApp(),
              RunningRollback.TREE,
              RunningRollback.LINKS,
              new BoardLinks(client, new SlackIdentity(client, () -> now), outbox),
              Timing.standard(),
              PublishingTiming.standard().boards(),
              () -> now,
              () -> now);
    }

    void round() {
      for (var incident : outbox.toShow(isQuiet)) {
        looks++;
        var lacking = messages.lacking(incident, outbox.shown(incident.id()));
        lacking.sendings().forEach(this::send);
        if (lacking.complete() && lacking.sendings().isEmpty()) {
          quiet.rest(incident, messages.clockMoves(incident));
        }
      }
    }

    private void send(Sending sending) {
      sent.add(
          new Sent(
              Duration.between(RunningRollback.NOW, now),
              sending.entry(),
              sending.view().text() + sending.view().blocks()));
      var number = String.valueOf(sending.entry());
      outbox.shown(
          sending.incident().id(),
          sending.entry(),
          new Outbox.Shown(
              "C0INCIDENTS",
              Optional.of(number),
              sending.digest(),
              Optional.empty(),
              Optional.empty()));
      if (sending.entry() == 0) {
        messages.boardSent(sending.incident());
      }
    }
  }

  static Stream<String> incidents() {
    return RunningRollback.incidents().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("incidents")
  void nothingIsMissedOfWhatWouldHaveBeenSent(String name) {
    var incident = RunningRollback.incidents().get(name);
    var all = new Rounds(incident, true);
    var few = new Rounds(incident, false);

    for (int tick = 0; tick < 600; tick++) {
      if (tick % 97 == 96) {
        var next = few.outbox.incident;
        next = next.withRevision(next.revision() + 1).withReminders(tick);
        all.outbox.incident = next;
        few.outbox.incident = next;
      }
      all.round();
      few.round();
      now = now.plus(TICK);
    }

    assertThat(few.sent).hasSameSizeAs(all.sent).isNotEmpty();
    for (int message = 0; message < all.sent.size(); message++) {
      var expected = all.sent.get(message);
      assertThat(few.sent.get(message).entry()).isEqualTo(expected.entry());
      assertThat(few.sent.get(message).after().minus(expected.after()))
          .isBetween(Duration.ZERO, CLOCK);
    }
    assertThat(few.looks).isLessThan(all.looks / 3);
  }

  @Test
  void aTimeThatIsShownInSecondsAdvancesAsIfItWereAlwaysLookedAt() {
    var incident = RunningRollback.incidents().get("deploying");
    var all = new Rounds(incident, true);
    var few = new Rounds(incident, false);

    for (int tick = 0; tick < 240; tick++) {
      all.round();
      few.round();
      now = now.plus(TICK);
    }

    assertThat(few.sent).isEqualTo(all.sent).hasSizeGreaterThan(20);
  }

  @Test
  void anotherRevisionIsLookedAtAtOnce() {
    var incident = RunningRollback.incidents().get("restoring by hand");
    var rounds = new Rounds(incident, false);
    rounds.round();
    rounds.round();
    int before = rounds.looks;
    rounds.round();
    assertThat(rounds.looks).isEqualTo(before);

    rounds.outbox.incident = incident.withRevision(incident.revision() + 1);
    rounds.round();

    assertThat(rounds.looks).isEqualTo(before + 1);
  }

  @Test
  void whoMayHaveBeenReplacedMeanwhileLooksAgain() {
    var rounds = new Rounds(RunningRollback.incidents().get("restoring by hand"), false);
    rounds.round();
    rounds.round();
    int before = rounds.looks;

    rounds.quiet.forget();
    rounds.round();

    assertThat(rounds.looks).isEqualTo(before + 1);
  }

  private static final class OneApp implements Apps {
    @Override
    public Optional<App> find(AppName name) {
      return Optional.of(RunningRollback.APP);
    }

    @Override
    public List<AppName> names() {
      return List.of(RunningRollback.APP.name());
    }
  }

  /** It runs, and so is always to be shown. */
  private static final class OneIncident implements Outbox {
    private final Map<Integer, Shown> shown = new HashMap<>();
    private Incident incident;

    OneIncident(Incident incident) {
      this.incident = incident;
    }

    @Override
    public List<Incident> toShow(Predicate<Edition> isQuiet) {
      return isQuiet.test(new Edition(incident.id(), incident.revision()))
          ? List.of()
          : List.of(incident);
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
      return Optional.of(incident);
    }

    @Override
    public Map<Integer, Shown> shown(IncidentId id) {
      return Map.copyOf(shown);
    }

    @Override
    public void shown(IncidentId id, int entry, Shown message) {
      shown.put(entry, message);
    }

    @Override
    public void allShown(IncidentId id, long revision) {}

    @Override
    public List<IncidentId> saidUnreadable() {
      return List.of();
    }

    @Override
    public List<Legibility> legibility(Collection<IncidentId> others) {
      return List.of();
    }

    @Override
    public List<Waiting> replies() {
      return List.of();
    }

    @Override
    public void done(Waiting reply) {}

    @Override
    public void add(PrivateReply reply) {}
  }
}
