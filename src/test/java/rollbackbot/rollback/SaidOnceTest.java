package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rollbackbot.people.ActionIds;
import rollbackbot.release.App;
import rollbackbot.release.ApprovalRule;
import rollbackbot.slack.view.SaidTwice;
import rollbackbot.text.Language;

/**
 * The same is said once: at each moment of a story no sentence stands twice in one message, and
 * none on the board and in the thread at once. The board says how things stand, and stands above
 * the thread; that tells what happened, and what only a person can do now.
 */
class SaidOnceTest {
  /** What happens, one step after the other. */
  private record Story(String name, Play play, App app, List<Consumer<Play>> steps) {
    @SafeVarargs
    @SuppressWarnings("varargs") // the list of them is a copy
    Story(String name, Play play, App app, Consumer<Play>... steps) {
      this(name, play, app, List.of(steps));
    }
  }

  private static Consumer<Play> types(String text) {
    return play -> play.types(ALICE, text);
  }

  private static Consumer<Play> clicks(String action) {
    return play -> play.clicks(ALICE, action);
  }

  private static Consumer<Play> passes(int seconds) {
    return play -> play.passes(Duration.ofSeconds(seconds));
  }

  private static Stream<Story> stories() {
    var app = Examples.app();
    var watched = Examples.appWithHealthCheck();
    var asking = Examples.appAsking(ApprovalRule.SECOND_PERSON);
    return Stream.of(
        new Story(
            "by questions",
            Play.of(app),
            app,
            types("my-app because checkout fails"),
            clicks("answer.can-disable.no"),
            clicks("answer.affects-users.yes"),
            clicks("answer.proportion.high"),
            clicks("answer.can-wait.no"),
            clicks("answer.database.no"),
            clicks(ActionIds.PLAN_CONFIRM),
            passes(20),
            passes(60),
            passes(600),
            clicks(ActionIds.AUTODEPLOY_RESUME),
            passes(60)),
        new Story(
            "cancelled",
            Play.of(app),
            app,
            types("my-app previous"),
            clicks(ActionIds.PLAN_CANCEL),
            passes(60),
            clicks(ActionIds.INCIDENT_REOPEN)),
        new Story(
            "no problem",
            Play.of(app),
            app,
            types("my-app"),
            clicks(ActionIds.INCIDENT_CLOSE),
            passes(60)),
        new Story(
            "left alone",
            Play.of(app),
            app,
            types("my-app previous"),
            passes(700),
            passes(700),
            passes(45_000)),
        new Story(
            "the push is refused",
            refusing(),
            app,
            types("my-app previous"),
            passes(120),
            clicks(ActionIds.ROLLBACK_GIVE_UP),
            passes(60)),
        new Story(
            "not healthy",
            sick(watched),
            watched,
            types("my-app previous"),
            clicks(ActionIds.PLAN_CONFIRM),
            passes(200),
            passes(400),
            clicks(ActionIds.VERIFICATION_ACCEPT),
            passes(60)),
        new Story(
            "by two people",
            Play.of(asking),
            asking,
            types("my-app previous"),
            clicks(ActionIds.PLAN_CONFIRM),
            play -> play.clicks(BOB, ActionIds.PLAN_APPROVE),
            passes(600)),
        withDatabase(app),
        new Story(
            "seen to be sick",
            sick(watched).gathersEvidence(),
            watched,
            types("my-app"),
            passes(30),
            clicks(ActionIds.PLAN_NOW),
            clicks("answer.database.no"),
            passes(30)),
        new Story(
            "the owner is told",
            Play.of(app),
            app,
            types("my-app"),
            clicks("answer.can-disable.no"),
            clicks("answer.affects-users.no"),
            clicks("answer.can-wait.yes"),
            passes(60)));
  }

  private static Story withDatabase(App app) {
    var play = Play.of(app);
    play.databases.past(play.databases.add("postgresql"), Examples.NOW.minus(Duration.ofHours(3)));
    return new Story(
        "with a database",
        play,
        app,
        types("my-app"),
        clicks(ActionIds.PLAN_NOW),
        clicks("answer.database.yes"),
        clicks(ActionIds.PLAN_CONFIRM),
        passes(120),
        clicks(ActionIds.DATABASE_DECLINE),
        passes(60));
  }

  private static Play refusing() {
    var play = Play.standard();
    play.git.refusesPushes("protected by a rule");
    return play;
  }

  private static Play sick(App app) {
    var play = Play.of(app);
    play.health.isGoodWhen(_ -> false);
    return play;
  }

  @TestFactory
  Stream<DynamicTest> nothingIsSaidTwiceAtAnyMomentOf() {
    return Stream.of(Language.values())
        .flatMap(language ->
            stories()
                .map(story ->
                    DynamicTest.dynamicTest(
                        story.name() + ", " + language, () -> isToldOnce(story, language))));
  }

  private static void isToldOnce(Story story, Language language) {
    var play = story.play().speaking(language);
    var found = new ArrayList<String>();
    int number = 0;
    for (var step : story.steps()) {
      step.accept(play);
      int now = ++number;
      SaidTwice.in(play.incident(), story.app(), play.clock.instant())
          .forEach(twice -> found.add(now + " " + twice));
      if (SaidTwice.whoMayAct(play.incident(), story.app()) > 1) {
        found.add(now + " who may act");
      }
    }

    assertThat(found).isEmpty();
  }
}
