package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rollbackbot.check.Finding;
import rollbackbot.check.Finding.Kind;
import rollbackbot.check.Looks;
import rollbackbot.history.OwnLooks;
import rollbackbot.release.App;
import rollbackbot.rollback.Disturbances.Disturbance;
import rollbackbot.text.Language;

/**
 * Once a week the bot looks by itself whether an app could be rolled back, and tells what broke.
 */
class OwnLooksTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String CHANNEL = "C0OPS";

  private final InMemoryLooks kept = new InMemoryLooks();
  private final List<Said> said = new ArrayList<>();
  private boolean takesIt = true;

  private record Said(String channel, Language language, List<Finding> broke) {}

  private static App app() {
    return Examples.appInChannel(CHANNEL);
  }

  private OwnLooks process(Play play) {
    return play.ownLooks(kept);
  }

  /** A week goes by, and one process looks and tells. */
  private void week(Play play) {
    play.clock.advance(WEEK);
    looks(play);
  }

  private void looks(Play play) {
    var process = process(play);
    process.next();
    process.tell(channels);
  }

  private final OwnLooks.Telling channels =
      new OwnLooks.Telling() {
        @Override
        public boolean tell(Looks.News news, String channel, Language language) {
          if (takesIt) {
            said.add(new Said(channel, language, news.broke()));
          }
          return takesIt;
        }

        @Override
        public void nowhere(Looks.News news) {
          said.add(new Said("", Language.ENGLISH, news.broke()));
        }
      };

  private List<Kind> told() {
    return said.stream().flatMap(it -> it.broke().stream()).map(Finding::kind).toList();
  }

  @Test
  void aTagThatIsGoneIsToldOnceInTheAppsChannel() {
    var play = Play.of(app());
    looks(play);
    play.git.removeTag("v4.0.0");

    week(play);
    week(play);

    assertThat(said)
        .containsExactly(
            new Said(
                CHANNEL,
                Language.ENGLISH,
                List.of(Finding.of(Kind.TAG_GONE, "v4.0.0", Examples.C400.abbreviated()))));
  }

  @Test
  void nothingIsSaidWhereNothingBroke() {
    var play = Play.of(app());

    looks(play);
    week(play);
    week(play);

    assertThat(said).isEmpty();
  }

  @Test
  void whatWasBrokenBeforeTheFirstLookDidNotBreakSince() {
    var play = Play.of(app());
    play.git.refusesPushes("protected");

    looks(play);
    week(play);

    assertThat(said).isEmpty();
  }

  @Test
  void whatIsMendedAndBreaksAgainIsToldAgain() {
    var play = Play.of(app());
    looks(play);

    play.git.refusesPushes("protected");
    week(play);
    play.git.allowsPushes();
    week(play);
    play.git.refusesPushes("protected otherwise");
    week(play);

    assertThat(told()).containsExactly(Kind.PUSH_REFUSED, Kind.PUSH_REFUSED);
  }

  @Test
  void aTagThatMovedIsTold() {
    var play = Play.of(app());
    looks(play);

    play.git.tag("v4.0.0", Examples.C390);
    week(play);

    assertThat(told()).contains(Kind.TAG_MOVED);
  }

  @Test
  void aDatabaseWhoseBackupsAreGoneIsTold() {
    var play = Play.of(app());
    var database = play.databases.add("mysql");
    play.databases.past(database, Examples.NOW.minus(Duration.ofHours(3)));
    looks(play);

    play.databases.forgetBackups(database);
    week(play);

    assertThat(told()).containsExactly(Kind.DATABASE_WITHOUT_BACKUP);
  }

  /** It is why somebody would go back, and no hindrance. */
  @Test
  void aSickVersionIsNotTold() {
    var play = Play.of(Examples.appWithHealthCheck());
    looks(play);

    play.health.isGoodWhen(_ -> false);
    week(play);

    assertThat(said).isEmpty();
  }

  @Test
  void itLooksOnceAWeekHoweverManyProcessesThereAre() {
    var play = Play.of(app());

    looks(play);
    int once = play.disturbances.calls().size();
    looks(play);
    process(play).next();
    play.clock.advance(WEEK.minusMinutes(1));
    looks(play);

    assertThat(play.disturbances.calls()).hasSize(once);
  }

  @Test
  void aProcessThatDiesWhileItLooksLeavesTheLookToAnother() {
    var play = Play.of(app());
    looks(play);
    play.git.removeTag("v4.0.0");
    play.clock.advance(WEEK);
    var died = kept.take(app().name(), play.clock.instant(), play.clock.instant().plusSeconds(600));

    looks(play);
    var meanwhile = List.copyOf(said);
    play.clock.advance(Duration.ofMinutes(10));
    looks(play);
    kept.ended(
        died.orElseThrow(), died.orElseThrow().before().orElseThrow(), List.of(), Examples.NOW);

    assertThat(meanwhile).isEmpty();
    assertThat(told()).containsExactly(Kind.TAG_GONE);
    assertThat(kept.take(app().name(), play.clock.instant(), play.clock.instant())).isEmpty();
  }

  @Test
  void whatSlackDoesNotTakeIsToldLater() {
    var play = Play.of(app());
    looks(play);
    play.git.removeTag("v4.0.0");
    takesIt = false;

    week(play);
    takesIt = true;
    looks(play);
    looks(play);

    assertThat(told()).containsExactly(Kind.TAG_GONE);
  }

  @Test
  void aServiceThatIsAwayBrokeNothingAndIsAskedAgainInAnHour() {
    var play = Play.of(app());
    looks(play);
    play.git.removeTag("v4.0.0");
    play.disturbances.next("git.refs", Disturbances.unavailable());

    week(play);
    var meanwhile = List.copyOf(said);
    play.clock.advance(Duration.ofMinutes(59));
    looks(play);
    assertThat(said).isEmpty();
    play.clock.advance(Duration.ofMinutes(1));
    looks(play);

    assertThat(meanwhile).isEmpty();
    assertThat(told()).containsExactly(Kind.TAG_GONE);
  }

  @Test
  void whatCanNotBeFoundOutForADayIsTold() {
    var play = Play.of(app());
    looks(play);
    Disturbance away = Disturbances.unavailable();
    play.disturbances.always("platform.link", away);

    week(play);
    for (int hour = 0; hour < 24; hour++) {
      assertThat(said).isEmpty();
      play.clock.advance(Duration.ofHours(1));
      looks(play);
    }

    assertThat(told()).containsExactly(Kind.NOT_FOUND_OUT);
  }

  @Test
  void anOpenIncidentComesFirst() {
    var play = Play.of(app());
    looks(play);
    play.clock.advance(WEEK);
    play.types(Examples.ALICE, "my-app");
    play.settle();
    int before = play.disturbances.calls().size();

    looks(play);

    assertThat(play.disturbances.calls()).hasSize(before);
  }

  @Test
  void withoutAnyChannelItIsLoggedOnce() {
    var play = Play.standard();
    looks(play);
    play.git.removeTag("v4.0.0");

    week(play);
    looks(play);

    assertThat(said).extracting(Said::channel).containsExactly("");
  }

  @Test
  void withoutAChannelItIsToldWhereTheLastIncidentWasAndInItsLanguage() {
    var play = Play.standard();
    play.types(Examples.ALICE, "my-app");
    play.clicks(Examples.ALICE, "incident.close");
    play.settle();
    looks(play);
    play.git.removeTag("v4.0.0");

    week(play);

    assertThat(said)
        .extracting(Said::channel, Said::language)
        .containsExactly(tuple(Examples.CHANNEL, Language.ENGLISH));
  }
}
