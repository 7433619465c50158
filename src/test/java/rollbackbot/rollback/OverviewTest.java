package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.C411;
import static rollbackbot.rollback.Examples.MY_APP;
import static rollbackbot.rollback.Examples.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.incident.PastRun;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.release.Road;

/** What is open and what ran is told to one person, and nothing changes; why, if it was said. */
class OverviewTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  @Nested
  class Status {

    @ParameterizedTest
    @ValueSource(strings = {"status", " Status ", "STATUS"})
    void namesTheOpenIncidents(String typed) {
      var play = Play.standard().types(ALICE, "my-app");
      var incident = play.incident();

      play.types(ALICE, typed);

      assertThat(play.reply())
          .isEqualTo(
              new Reply.Status(
                  List.of(
                      new Reply.Home.Open(
                          incident.id(), MY_APP, ALICE, incident.openedAt(), incident.state()))));
      assertThat(play.incident()).isEqualTo(incident);
    }

    @Test
    void tellsNothingToWhoMayNotAct() {
      var play = Play.standard().types(ALICE, "my-app").types("U0CAROL", "status");

      assertThat(((Reply.Status) play.reply()).open()).isEmpty();
    }
  }

  @Nested
  class Ran {

    @Test
    void isToldNewestFirst() {
      var play = Play.standard().types(ALICE, "history my-app");

      var history = (Reply.Ran) play.reply();

      assertThat(history.ran())
          .extracting(PastRun::label)
          .containsExactly("4.1.1", "4.0.0", "3.9.0");
      assertThat(history.ran()).extracting(PastRun::current).containsExactly(true, false, false);
      assertThat(history.ran().getFirst().by()).contains("dave");
      assertThat(history.more()).isFalse();
      assertThat(play.disturbances.changing()).isZero();
    }

    @Test
    void saysWhatWasRolledBack() {
      var play = Play.standard().confirmed().passes(ENOUGH).types(ALICE, "history my-app");

      assertThat(((Reply.Ran) play.reply()).ran())
          .extracting(PastRun::label, PastRun::rolledBack)
          .startsWith(tuple("4.0.0", false), tuple("4.1.1", true));
    }

    @Test
    void itsMarkIsTakenOff() {
      var play = Play.standard().confirmed().passes(ENOUGH).types(ALICE, "history my-app");
      var marked = ((Reply.Ran) play.reply()).ran().get(1);
      var button = unmark(MY_APP + " " + marked.marked().orElseThrow() + " " + marked.label());

      play.clicks(ALICE, button);

      assertThat(play.reply()).isEqualTo(new Reply.Unmarked(MY_APP, "4.1.1"));
      assertThat(play.actions()).contains("version-unmarked");
      play.types(ALICE, "history my-app");
      assertThat(((Reply.Ran) play.reply()).ran())
          .extracting(PastRun::rolledBack)
          .doesNotContain(true);
      play.clicks(ALICE, button);
      assertThat(play.reply()).isInstanceOf(Reply.Over.class);
    }

    @Test
    void itsMarkIsForThoseWhoMayActOn() {
      var play = Play.standard().confirmed().passes(ENOUGH);

      play.clicks("U0CAROL", unmark(MY_APP + " " + C411 + " 4.1.1"));

      assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
      assertThat(play.incidents.unmarked(MY_APP)).isEmpty();
    }

    private static Play.Button unmark(String value) {
      return new Play.Button(ActionIds.VERSION_UNMARK + ".1", value);
    }

    @Test
    void isToldPageByPage() {
      var play = Play.standard();
      for (int hours = 0; hours < 20; hours++) {
        play.platform.past(C411, NOW.minus(Duration.ofMinutes(60L - hours)), "dave", "success");
      }

      play.types(ALICE, "history my-app");
      assertThat(((Reply.Ran) play.reply()).ran()).hasSize(10);
      assertThat(((Reply.Ran) play.reply()).more()).isTrue();
      play.types(ALICE, "history my-app 3");

      assertThat(((Reply.Ran) play.reply()).ran())
          .extracting(PastRun::label)
          .endsWith("4.0.0", "3.9.0");
      assertThat(((Reply.Ran) play.reply()).more()).isFalse();
      play.types(ALICE, "history my-app 9");
      assertThat(((Reply.Ran) play.reply()).ran()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"history", "history my-app 0", "history my-app x", "history my-app 1 2"})
    void isNotGuessed(String typed) {
      var play = Play.standard().types(ALICE, typed);

      assertThat(play.said()).isInstanceOf(Reply.NotUnderstood.class);
    }

    @Test
    void isForWhoMayActOnly() {
      var play = Play.standard().types("U0CAROL", "history my-app");

      assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
    }

    @Test
    void thatCannotBeReadSaysWhy() {
      var play = Play.of(Examples.app().on(Road.BRANCH));
      play.platform.unlink();

      play.types(ALICE, "history my-app");

      assertThat(play.reply()).isEqualTo(new Reply.NoHistory(MY_APP, new Failure.Reason.NoLink()));
    }
  }

  @Nested
  class TheReason {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "my-app because checkout fails|checkout fails",
          "my-app previous because checkout fails|checkout fails",
          "my-app 4.0.0 BECAUSE 500s, -- and worse|500s, -- and worse",
          "my-app previous car le paiement échoue|le paiement échoue",
          "my-app -- checkout fails|checkout fails",
          "my-app --checkout fails|checkout fails",
          "my-app — checkout fails|checkout fails",
          "my-app\u00a0previous\u00a0because\u00a0it is down|it is down"
        })
    void standsBehindAWord(String typed, String reason) {
      var play = Play.standard().types(ALICE, typed);

      assertThat(play.incident().reason()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-app", "my-app because", "my-app previous --", "my-app car  "})
    void mayBeLeftOut(String typed) {
      var play = Play.standard().types(ALICE, typed);

      assertThat(play.incident().reason()).isEqualTo(Optional.empty());
    }

    @Test
    void isCutWhereItIsAStory() {
      var play = Play.standard().types(ALICE, "my-app because " + "long ".repeat(1000));

      assertThat(play.incident().reason().orElseThrow()).hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void isNoAppsName() {
      var play = Play.standard().types(ALICE, "because of the checkout");

      assertThat(play.reply()).isInstanceOf(Reply.NotUnderstood.class);
    }
  }
}
