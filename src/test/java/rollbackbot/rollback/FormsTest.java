package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.CHANNEL;
import static rollbackbot.rollback.Examples.MY_APP;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.people.FormIds;
import rollbackbot.people.PlaceKind;
import rollbackbot.question.QuestionState.Deciding;

/** Forms, and what filling them in does. */
class FormsTest {
  private static final String DIRECT = "D0ALICE";

  private static Input.Act.Submitted start(Map<String, String> fields) {
    return new Input.Act.Submitted(FormIds.ROLLBACK_START, "", fields);
  }

  @Nested
  class TheCommandAlone {

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void opensTheForm(String text) {
      var play = Play.standard().types(ALICE, text);

      assertThat(play.reply())
          .isEqualTo(new Reply.Form.Start(List.of(MY_APP), false, Optional.empty()));
      assertThat(play.incidents.all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void asksForAChannelWhereAnIncidentCannotTakePlace(PlaceKind kind) {
      var play = Play.standard();
      play.workspace.place(DIRECT, kind);

      play.types(ALICE, FakeWorkspace.TEAM, DIRECT, "");

      assertThat(play.reply())
          .isEqualTo(
              new Reply.Form.Start(List.of(MY_APP), kind != PlaceKind.CHANNEL, Optional.empty()));
    }
  }

  @Nested
  class TheFormOfTheCommand {

    @Test
    void doesWhatTypingTheAppDoes() {
      var play = Play.standard();

      play.fillsIn(ALICE, CHANNEL, start(Map.of("app", " My-App ")));

      assertThat(play.state()).isEqualTo(new Deciding("can-disable"));
      assertThat(play.incident().channel()).isEqualTo(CHANNEL);
      assertThat(play.incident().openedBy()).isEqualTo(ALICE);
      assertThat(play.incident().reason()).isEmpty();
      assertThat(play.incidents.replies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.9.0", "v3.9.0"})
    void leadsStraightToThePlanOfAVersion(String version) {
      var play = Play.standard();

      play.fillsIn(ALICE, CHANNEL, start(Map.of("app", "my-app", "version", version)));

      assertThat(play.plan().to().label()).isEqualTo("3.9.0");
    }

    @Test
    void understandsWhatWasPastedIntoIt() {
      var play = Play.standard();
      var pasted = Map.of("app", "\u00a0MY-APP\u200b", "version", "\u202f`v3.9.0`\ufeff");

      play.fillsIn(ALICE, CHANNEL, start(pasted));

      assertThat(play.plan().to().label()).isEqualTo("3.9.0");
    }

    @Test
    void asksTheQuestionsWhereNothingIsSeenInTheVersion() {
      var play = Play.standard();

      play.fillsIn(ALICE, CHANNEL, start(Map.of("app", "my-app", "version", "\u200b\u00a0")));

      assertThat(play.state()).isEqualTo(new Deciding("can-disable"));
    }

    @Test
    void opensNothingForTheVersionThatRuns() {
      var play = Play.standard();

      play.fillsIn(ALICE, CHANNEL, start(Map.of("app", "my-app", "version", "4.1.1")));

      assertThat(play.reply()).isInstanceOf(Reply.RunsAlready.class);
      assertThat(play.incidents.all()).isEmpty();
    }

    @Test
    void keepsTheReason() {
      var play = Play.standard();

      play.fillsIn(ALICE, CHANNEL, start(Map.of("app", "my-app", "reason", " no checkout ")));
      play.clicks(BOB, "answer.can-disable.no");

      assertThat(play.incident().reason()).contains("no checkout");
    }

    @Test
    void opensTheIncidentInTheChosenChannelAndSaysSo() {
      var play = Play.standard();
      play.workspace.place(DIRECT, PlaceKind.DIRECT_MESSAGE);

      play.fillsIn(ALICE, DIRECT, start(Map.of("app", "my-app", "channel", "C0CHOSEN")));

      assertThat(play.incident().channel()).isEqualTo("C0CHOSEN");
      assertThat(play.reply()).isEqualTo(new Reply.OpenedElsewhere(MY_APP, "C0CHOSEN"));
    }

    @Test
    void prefersTheChannelOfTheApp() {
      var play = Play.of(Examples.appInChannel("C0MYAPP"));

      play.fillsIn(ALICE, DIRECT, start(Map.of("app", "my-app", "channel", "C0CHOSEN")));

      assertThat(play.incident().channel()).isEqualTo("C0MYAPP");
    }

    @Test
    void isRefusedInAChannelSharedWithOthers() {
      var play = Play.standard();
      play.workspace.place("C0SHARED", PlaceKind.SHARED_WITH_OTHERS);

      play.fillsIn(ALICE, DIRECT, start(Map.of("app", "my-app", "channel", "C0SHARED")));

      assertThat(play.reply()).isEqualTo(new Reply.NoPlace(MY_APP, PlaceKind.SHARED_WITH_OTHERS));
      assertThat(play.incidents.all()).isEmpty();
    }

    @Test
    void opensNothingForWhoMayNotAct() {
      var play = Play.standard();
      play.workspace.member("U0CAROL");

      play.fillsIn("U0CAROL", CHANNEL, start(Map.of("app", "my-app")));

      assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
      assertThat(play.incidents.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-ap", "not an app!"})
    void suggestsAnAppThatIsNearest(String typed) {
      var play = Play.standard();

      play.fillsIn(ALICE, CHANNEL, start(Map.of("app", typed)));

      assertThat(play.said()).isInstanceOf(Reply.UnknownApp.class);
      assertThat(play.incidents.all()).isEmpty();
    }
  }

  @Nested
  class TheFormOfTheRestore {

    @Test
    void changesNothingOnceItsMomentIsOver() {
      var play = Play.standard().planned();
      var before = play.incident();
      var handle = Input.Handle.of(before, before.prompt()).value();

      play.fillsIn(
          ALICE,
          CHANNEL,
          new Input.Act.Submitted(FormIds.DATABASE_RESTORE, handle, Map.of(FormIds.APP, "my-app")));

      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
      assertThat(play.incident()).isEqualTo(before);
    }
  }

  @Test
  void formOfNobodyIsNotUnderstood() {
    var play = Play.standard().planned();
    var handle = Input.Handle.of(play.incident(), 1).value();

    play.fillsIn(ALICE, CHANNEL, new Input.Act.Submitted("other.form", handle, Map.of()));

    assertThat(play.reply()).isEqualTo(new Reply.NotUnderstood("other.form"));
  }

  @Test
  void formOfNoIncidentIsNotUnderstood() {
    var play = Play.standard();

    play.fillsIn(
        ALICE, CHANNEL, new Input.Act.Submitted(FormIds.DATABASE_RESTORE, "gone:3", Map.of()));

    assertThat(play.reply()).isEqualTo(new Reply.NotUnderstood(FormIds.DATABASE_RESTORE));
  }
}
