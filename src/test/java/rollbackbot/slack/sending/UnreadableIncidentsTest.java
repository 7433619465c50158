package rollbackbot.slack.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.incident.Incident;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.PrivateReply;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.release.App;
import rollbackbot.release.AppBuilder;
import rollbackbot.release.AppName;
import rollbackbot.release.Apps;
import rollbackbot.rollback.Outbox;
import rollbackbot.slack.blockkit.Rendered;
import rollbackbot.slack.view.RunningRollback;
import rollbackbot.text.Language;

/** What can't be read is said where it ran, once, whoever says it. */
class UnreadableIncidentsTest {
  private static final IncidentId ID = new IncidentId("1a2b");
  private static final Duration LOOK = PublishingTiming.standard().afterTrouble().usual();
  private static final String CHANNEL = "C0WHEREITRAN";

  private final Stored outbox = new Stored();
  private final List<String> said = new ArrayList<>();
  private final List<OutsideTrouble> troubles = new ArrayList<>();
  private Set<IncidentId> unshown = Set.of();
  private Instant now = Instant.parse("2026-11-30T03:00:00Z");
  private UnreadableIncidents telling = process();

  UnreadableIncidentsTest() {
    outbox.shown(ID, 0, posted(CHANNEL, "17.1"));
  }

  private static Outbox.Shown posted(String channel, String timestamp) {
    return new Outbox.Shown(
        channel, Optional.of(timestamp), "", Optional.empty(), Optional.empty());
  }

  private UnreadableIncidents process() {
    return new UnreadableIncidents(
        new Heard(),
        new OneApp(),
        RunningRollback.LINKS,
        outbox,
        Optional.empty(),
        new Pace(PublishingTiming.standard().writing(), () -> now),
        PublishingTiming.standard().afterTrouble(),
        () -> now);
  }

  private void looks(int times) {
    for (int look = 0; look < times; look++) {
      telling.tell(unshown, () -> true);
      now = now.plus(LOOK);
    }
  }

  @ParameterizedTest
  @CsvSource({"DAMAGED, damaged", "NEWER, A newer version"})
  void isSaidOnceInItsThread(Outbox.Readability readable, String why) {
    outbox.readable = readable;

    looks(100);

    assertThat(said).hasSize(1);
    assertThat(said.getFirst())
        .startsWith("post " + CHANNEL + " below 17.1: ")
        .contains("can't read this incident", why, "By hand", "incident 1a2b");
  }

  @Test
  void isSaidInTheLanguageOfTheIncident() {
    outbox.readable = Outbox.Readability.DAMAGED;
    outbox.language = Optional.of(Language.FRENCH);

    looks(UnreadableIncidents.LOOKS);

    assertThat(said.getFirst()).contains("À la main");
  }

  @Test
  void isNotSaidOfWhatANewerReplicaWorksOn() {
    outbox.readable = Outbox.Readability.NEWER;

    for (int step = 0; step < 50; step++) {
      looks(UnreadableIncidents.LOOKS - 1);
      outbox.revision++;
    }

    assertThat(said).isEmpty();
  }

  @Test
  void isSaidOnceAcrossRestartsAndReplicas() {
    outbox.readable = Outbox.Readability.DAMAGED;
    looks(UnreadableIncidents.LOOKS);
    var other = process();
    looks(20);

    telling = process();
    looks(20);
    telling = other;
    telling.forget();
    looks(20);

    assertThat(said).hasSize(1);
  }

  @Test
  void whoMayNotSendSaysNothing() {
    outbox.readable = Outbox.Readability.DAMAGED;

    for (int look = 0; look < 50; look++) {
      telling.tell(unshown, () -> false);
      now = now.plus(LOOK);
    }

    assertThat(said).isEmpty();
  }

  @Test
  void thatItCanBeReadAgainIsSaidInThePlaceOfIt() {
    outbox.readable = Outbox.Readability.NEWER;
    looks(20);
    outbox.readable = Outbox.Readability.YES;
    telling = process();

    looks(20);

    assertThat(said).hasSize(2);
    assertThat(said.get(1)).startsWith("change " + CHANNEL + " 1: ").contains("It can again");
  }

  @Test
  void aSecondTimeIsNews() {
    outbox.readable = Outbox.Readability.NEWER;
    looks(20);
    outbox.readable = Outbox.Readability.YES;
    looks(20);
    outbox.readable = Outbox.Readability.DAMAGED;

    looks(20);

    assertThat(said).hasSize(3);
    assertThat(said.get(2)).startsWith("post ").contains("damaged");
  }

  @Test
  void thatItCanBeReadAndNotShownIsSaidOnceThoughItMoves() {
    unshown = Set.of(ID);

    for (int step = 0; step < 50; step++) {
      looks(1);
      outbox.revision++;
    }

    assertThat(said).hasSize(1);
    assertThat(said.getFirst())
        .startsWith("post " + CHANNEL + " below 17.1: ")
        .contains("can't show all of this incident", "By hand", "incident 1a2b");
  }

  @Test
  void whatCouldNotBeShownForAMomentIsNotSaid() {
    for (int step = 0; step < 20; step++) {
      unshown = Set.of(ID);
      looks(UnreadableIncidents.LOOKS - 1);
      unshown = Set.of();
      looks(1);
    }

    assertThat(said).isEmpty();
  }

  /** It tries to show it only after it has looked what stands in the thread. */
  @Test
  void aProcessThatHasJustStartedTakesItsWordBackOnlyOnceItCanShowIt() {
    unshown = Set.of(ID);
    looks(20);
    telling = process();
    unshown = Set.of();
    looks(2);
    unshown = Set.of(ID);

    looks(20);
    assertThat(said).hasSize(1);

    unshown = Set.of();
    looks(20);
    assertThat(said).hasSize(2);
    assertThat(said.get(1)).startsWith("change " + CHANNEL + " 1: ").contains("It can again");
  }

  @Test
  void whatSlackDoesNotTakeIsSaidLater() {
    outbox.readable = Outbox.Readability.DAMAGED;
    troubles.add(new OutsideTrouble.Unavailable("chat.postMessage: 503", Optional.empty()));
    troubles.add(new OutsideTrouble.Refused("chat.postMessage: odd", 200, "never_heard_of"));

    looks(30);

    assertThat(said).hasSize(1);
  }

  @Test
  void whereItsChannelIsShutTheChannelOfTheAppIsTold() {
    outbox.readable = Outbox.Readability.DAMAGED;
    troubles.add(new OutsideTrouble.Refused("chat.postMessage: no", 200, "is_archived"));

    looks(30);

    assertThat(said).hasSize(1);
    assertThat(said.getFirst()).startsWith("post C0OFTHEAPP below : ");
  }

  @Test
  void whereNobodyCanBeToldItIsNotTriedForEver() {
    outbox.readable = Outbox.Readability.DAMAGED;
    troubles.add(new OutsideTrouble.Refused("chat.postMessage: no", 200, "is_archived"));
    troubles.add(new OutsideTrouble.Refused("chat.postMessage: no", 200, "channel_not_found"));

    looks(30);

    assertThat(said).isEmpty();
    assertThat(outbox.shown(ID).get(Outbox.UNREADABLE).error()).isPresent();
  }

  private final class Heard implements Posting {
    @Override
    public String post(String channel, Optional<String> thread, Rendered view) {
      if (!troubles.isEmpty()) {
        throw troubles.removeFirst();
      }
      said.add("post " + channel + " below " + thread.orElse("") + ": " + view.text());
      return String.valueOf(said.size());
    }

    @Override
    public void change(String channel, String timestamp, Rendered view) {
      said.add("change " + channel + " " + timestamp + ": " + view.text());
    }
  }

  private static final class OneApp implements Apps {
    @Override
    public Optional<App> find(AppName name) {
      return Optional.of(
          AppBuilder.like(RunningRollback.APP).channel(Optional.of("C0OFTHEAPP")).build());
    }

    @Override
    public List<AppName> names() {
      return List.of(RunningRollback.APP.name());
    }
  }

  /** One open incident. */
  private static final class Stored implements Outbox {
    private final Map<Integer, Shown> shown = new HashMap<>();
    private Readability readable = Readability.YES;
    private Optional<Language> language = Optional.of(Language.ENGLISH);
    private long revision = 7;

    @Override
    public List<IncidentId> saidUnreadable() {
      return Optional.ofNullable(shown.get(UNREADABLE)).flatMap(Shown::timestamp).stream()
          .map(_ -> ID)
          .toList();
    }

    @Override
    public List<Legibility> legibility(Collection<IncidentId> others) {
      return readable == Readability.YES && others.isEmpty()
          ? List.of()
          : List.of(new Legibility(ID, RunningRollback.APP.name(), revision, language, readable));
    }

    @Override
    public Map<Integer, Shown> shown(IncidentId incident) {
      return Map.copyOf(shown);
    }

    @Override
    public void shown(IncidentId incident, int entry, Shown message) {
      shown.put(entry, message);
    }

    @Override
    public List<Incident> toShow(Predicate<Edition> isQuiet) {
      return List.of();
    }

    @Override
    public Optional<Incident> find(IncidentId incident) {
      return Optional.empty();
    }

    @Override
    public void allShown(IncidentId incident, long shownRevision) {}

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
