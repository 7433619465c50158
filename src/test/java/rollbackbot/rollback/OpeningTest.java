package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.CHANNEL;
import static rollbackbot.rollback.Examples.MY_APP;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.people.ActionIds;
import rollbackbot.people.PlaceKind;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.text.Language;

/** What is typed behind {@code /rollback}. */
class OpeningTest {

  @Nested
  class AnApp {

    @ParameterizedTest
    @ValueSource(strings = {"my-app", "  my-app  ", "MY-APP"})
    void opensAnIncident(String text) {
      var play = Play.standard().types(ALICE, text);

      assertThat(play.incident().app()).isEqualTo(MY_APP);
      assertThat(play.incident().openedBy()).isEqualTo(ALICE);
      assertThat(play.incident().channel()).isEqualTo(CHANNEL);
      assertThat(play.incident().language()).isEqualTo(Language.ENGLISH);
      assertThat(play.state()).isEqualTo(new Deciding("can-disable"));
      assertThat(play.incidents.replies()).isEmpty();
    }

    @Test
    void isReadAheadWhilePeopleAnswer() {
      var play = Play.standard().types(ALICE, "my-app");

      assertThat(play.incident().situation().orElseThrow().current().orElseThrow().label())
          .isEqualTo("4.1.1");
    }

    @Test
    void thatHasAnOpenIncidentGetsALinkToIt() {
      var play = Play.standard().types(ALICE, "my-app");

      play.types(BOB, "my-app 4.0.0");

      assertThat(play.incidents.all()).hasSize(1);
      assertThat(play.reply())
          .isEqualTo(new Reply.AlreadyOpen(play.incident().id(), MY_APP, ALICE));
    }

    @Test
    void canHaveAnotherOnceTheFirstIsOver() {
      var play = Play.standard().types(ALICE, "my-app").clicks(ALICE, ActionIds.INCIDENT_CLOSE);

      play.types(BOB, "my-app");

      assertThat(play.incidents.all()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"my-ap, my-app", "myapp, my-app", "something-else, ''", "my_app, my-app"})
    void thatNobodyKnowsGetsASuggestion(String typed, String nearest) {
      var play = Play.standard().types(ALICE, typed);

      var near = Optional.of(nearest).filter(word -> !word.isEmpty());
      var unknown = new Reply.UnknownApp(typed, near);
      assertThat(play.reply())
          .isEqualTo(
              near.<Reply>map(command -> new Reply.Suggested(unknown, command)).orElse(unknown));
      assertThat(play.incidents.all()).isEmpty();
    }
  }

  @Nested
  class AVersion {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "my-app\u00a03.9.0",
          "\u00a0my-app\u202f3.9.0\u00a0",
          "my-app\u30003.9.0",
          "My-App\t3.9.0",
          "my-app\u200b3.9.0",
          "\ufeffmy-app 3.9.0\u200b",
          "my-\u00adapp \u200e3.9.0",
          "`my-app` `3.9.0`",
          "my-app \"3.9.0\"",
          "my-app <http://3.9.0|3.9.0>",
          "my-app, v3.9.0"
        })
    void isUnderstoodWithWhateverIsNotSeenAroundIt(String text) {
      var play = Play.standard().types(ALICE, text);

      assertThat(play.plan().to().label()).isEqualTo("3.9.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.9.0", "v3.9.0", "V3.9.0"})
    void leadsStraightToItsPlan(String version) {
      var play = Play.standard().types(ALICE, "my-app " + version);

      assertThat(play.plan().to().label()).isEqualTo("3.9.0");
      assertThat(play.plan().restoresDatabase()).isFalse();
    }

    @Test
    void namedByItsWholeTagLeadsToItsPlan() {
      var play = Play.of(Examples.appTagged("release-{version}"));
      play.git.tag("release-3.9.0", Examples.C390);

      play.types(ALICE, "my-app release-3.9.0");

      assertThat(play.plan().to().tag().orElseThrow().name().value()).isEqualTo("release-3.9.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"previous", "Previous"})
    void isChosenByTheBotWhereThePreviousOneIsAsked(String word) {
      var play = Play.standard().types(ALICE, "my-app " + word);

      assertThat(play.plan().to().label()).isEqualTo("4.0.0");
    }

    @ParameterizedTest
    @CsvSource({"4.0.1, 4.0.0", "v4.0.1, 4.0.0", "previos, ''", "9999999, ''"})
    void thatNobodyTaggedGetsASuggestion(String typed, String nearest) {
      var play = Play.standard().types(ALICE, "my-app " + typed);

      assertThat(play.said())
          .asInstanceOf(InstanceOfAssertFactories.type(Reply.UnknownVersion.class))
          .extracting(Reply.UnknownVersion::typed, Reply.UnknownVersion::nearest)
          .containsExactly(typed, Optional.of(nearest).filter(word -> !word.isEmpty()));
      assertThat(play.incidents.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.1", "v4.1.1", "V4.1.1", "\u00a0`4.1.1`"})
    void thatRunsAlreadyIsToldInPrivateAndOpensNothing(String version) {
      var play = Play.standard().types(ALICE, "my-app " + version);

      assertThat(play.reply())
          .isEqualTo(new Reply.RunsAlready(MY_APP, "4.1.1", Optional.of("4.0.0")));
      assertThat(play.incidents.all()).isEmpty();
      play.types(ALICE, "my-app previous");
      assertThat(play.plan().to().label()).isEqualTo("4.0.0");
    }

    @Test
    void thatRunsAlreadyIsToldWithoutAnotherWhereThereIsNone() {
      var play = Play.of(Examples.appTagged("build-{version}"));
      play.git.tag("build-4.1.1", Examples.C411);
      play.incidents.mark(MY_APP, "4.0.0");
      play.incidents.mark(MY_APP, "3.9.0");

      play.types(ALICE, "my-app build-4.1.1");

      assertThat(play.reply()).isEqualTo(new Reply.RunsAlready(MY_APP, "4.1.1", Optional.empty()));
    }

    @Test
    void opensAnIncidentWhereItCannotBeSeenWhatRuns() {
      var play = Play.standard();
      play.disturbances.goesAway("platform.deployments");

      play.types(ALICE, "my-app 4.1.1");

      assertThat(play.incidents.all()).hasSize(1);
      assertThat(play.incidents.replies()).isEmpty();
    }

    @Test
    void cannotBeLookedUpWhileTheGitHostIsAway() {
      var play = Play.standard();
      play.disturbances.goesAway("git");

      play.types(ALICE, "my-app 4.0.0");

      assertThat(play.reply()).isEqualTo(new Reply.ServiceAway("away"));
      assertThat(play.incidents.all()).isEmpty();
    }
  }

  @Nested
  class AnythingElse {

    @ParameterizedTest
    @ValueSource(strings = {"help", "HELP", " help "})
    void getsHelp(String text) {
      var play = Play.standard().types(ALICE, text);

      assertThat(play.reply()).isEqualTo(new Reply.Help(List.of(MY_APP)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"please do something", "previous"})
    void isNotUnderstood(String text) {
      var play = Play.standard().types(ALICE, text);

      assertThat(play.reply()).isEqualTo(new Reply.NotUnderstood(text));
      assertThat(play.incidents.all()).isEmpty();
    }
  }

  @Nested
  class ThePlace {

    private static final String ELSEWHERE = "D0ALICE";

    @ParameterizedTest
    @EnumSource(
        value = PlaceKind.class,
        names = {"DIRECT_MESSAGE", "SHARED_WITH_OTHERS", "UNKNOWN"})
    void mustBeAChannelOfThisWorkspace(PlaceKind kind) {
      var play = Play.standard();
      play.workspace.place(ELSEWHERE, kind);

      play.types(ALICE, FakeWorkspace.TEAM, ELSEWHERE, "my-app");

      assertThat(play.reply()).isEqualTo(new Reply.NoPlace(MY_APP, kind));
      assertThat(play.incidents.all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isTheAppsOwnChannelWhereItHasOne(PlaceKind kind) {
      var play = Play.of(Examples.appInChannel("C0MYAPP"));
      play.workspace.place(ELSEWHERE, kind);

      play.types(ALICE, FakeWorkspace.TEAM, ELSEWHERE, "my-app");

      assertThat(play.incident().channel()).isEqualTo("C0MYAPP");
      assertThat(play.reply()).isEqualTo(new Reply.OpenedElsewhere(MY_APP, "C0MYAPP"));
    }

    @Test
    void isTriedAgainWhereTheBoardCouldNotBePosted() {
      var play = Play.standard();
      play.incidents.postsNoBoards();
      play.types(ALICE, FakeWorkspace.TEAM, "C0PRIVATE", "my-app");

      play.types(BOB, "my-app");

      assertThat(play.incidents.all()).hasSize(1);
      assertThat(play.incident().channel()).isEqualTo(CHANNEL);
      assertThat(play.incident().replyTo().user()).isEqualTo(BOB);
      assertThat(play.actions()).contains("board-moved");
    }

    @Test
    void isNotMovedToADirectMessage() {
      var play = Play.standard();
      play.workspace.place(ELSEWHERE, PlaceKind.DIRECT_MESSAGE);
      play.incidents.postsNoBoards();
      play.types(ALICE, "my-app");

      play.types(BOB, FakeWorkspace.TEAM, ELSEWHERE, "my-app");

      assertThat(play.incident().channel()).isEqualTo(CHANNEL);
      assertThat(play.reply()).isInstanceOf(Reply.AlreadyOpen.class);
    }

    @Test
    void isSaidWhereTheBoardAppearsElsewhereTheSecondTime() {
      var play = Play.of(Examples.appInChannel("C0MYAPP"));
      play.incidents.postsNoBoards();
      play.types(ALICE, FakeWorkspace.TEAM, CHANNEL, "my-app");

      play.types(BOB, "my-app");

      assertThat(play.incidents.replies().getLast())
          .extracting(said -> said.to().user(), PrivateReply::reply)
          .containsExactly(BOB, new Reply.OpenedElsewhere(MY_APP, "C0MYAPP"));
    }
  }

  @Test
  void aReplayedCommandOpensOneIncident() {
    var play = Play.standard();
    var input = play.typed(ALICE, "my-app");
    play.handles(input);

    play.handles(input);
    play.settle();

    assertThat(play.incidents.all()).hasSize(1);
    assertThat(play.incidents.replies()).isEmpty();
  }

  @Test
  void twoWhoTypeAtOnceShareOneIncident() {
    var play = Play.standard();

    play.handles(play.typed(ALICE, "my-app"));
    play.handles(play.typed(BOB, "my-app"));

    assertThat(play.incidents.all()).hasSize(1);
    assertThat(play.reply()).isInstanceOf(Reply.AlreadyOpen.class);
  }
}
