package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rollbackbot.app.config.TreeReader;
import rollbackbot.incident.IncidentId;
import rollbackbot.incident.Post;
import rollbackbot.offer.OfferState;
import rollbackbot.people.ActionIds;
import rollbackbot.release.App;
import rollbackbot.release.ApprovalRule;
import rollbackbot.release.DeploymentId;
import rollbackbot.room.Timing;
import rollbackbot.slack.view.BoardView;
import rollbackbot.slack.view.ThreadView;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.text.Text;
import rollbackbot.tree.DecisionTree;
import rollbackbot.words.Links;

/**
 * The same is said once: at each moment of a story no sentence stands twice in one message and,
 * until it ends or stops, none on the board and in the thread at once. How it ended is told to
 * those who read the channel alone, and to those who follow the thread.
 */
class SaidOnceTest {
  private static final DecisionTree TREE = TreeReader.builtIn();
  private static final Pattern END = Pattern.compile("(?<=[.;!?])\\s+|\\s·\\s|\\n");
  private static final Pattern MARKS = Pattern.compile("[*`~_•]");

  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

  /** Shorter ones are names, moments, or words that any message may need. */
  private static final int WORDS = 4;

  private static final String WHO = "Who may act";

  private static final Links LINKS =
      new Links() {
        @Override
        public Optional<URI> deployment(App app, DeploymentId deployment) {
          return Optional.of(URI.create("https://dashboard.example/" + deployment));
        }

        @Override
        public Optional<URI> app(App app) {
          return Optional.of(URI.create("https://dashboard.example/"));
        }

        @Override
        public Optional<URI> board(IncidentId incident) {
          return Optional.of(URI.create("https://slack.example/" + incident));
        }
      };

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
    return stories()
        .map(story ->
            DynamicTest.dynamicTest(
                story.name(),
                () -> {
                  var found = new ArrayList<String>();
                  int number = 0;
                  for (var step : story.steps()) {
                    step.accept(story.play());
                    number++;
                    found.addAll(twice(story, number));
                  }
                  assertThat(found).isEmpty();
                }));
  }

  private static List<String> twice(Story story, int step) {
    var incident = story.play().incident();
    var now = story.play().clock.instant();
    var board = sentences(BoardView.of(incident, story.app(), TREE, LINKS, Timing.standard(), now));
    boolean goesOn =
        incident.state().locksTheApp() && !(incident.state() instanceof OfferState.Failed);
    var found = new ArrayList<String>(repeated(board, step + " on the board: "));
    long who = board.stream().filter(it -> it.startsWith(WHO)).count();
    for (var post : Post.of(incident.thread(), Set.of())) {
      var told =
          sentences(ThreadView.of(incident, post, story.app(), TREE, LINKS, Timing.standard()));
      found.addAll(repeated(told, step + " in one message: "));
      who += told.stream().filter(it -> it.startsWith(WHO)).count();
      told.stream()
          .filter(sentence -> goesOn && board.contains(sentence))
          .map(sentence -> step + " on board and thread: " + sentence)
          .forEach(found::add);
    }
    if (who > 1) {
      found.add(step + " who may act, times " + who);
    }
    return found;
  }

  private static List<String> repeated(List<String> sentences, String where) {
    var seen = new HashSet<String>();
    return sentences.stream()
        .filter(sentence -> !seen.add(sentence))
        .map(sentence -> where + sentence)
        .toList();
  }

  /** Without marks, links and case. */
  private static List<String> sentences(Message message) {
    return message.parts().stream()
        .flatMap(SaidOnceTest::texts)
        .flatMap(text -> END.splitAsStream(text.plain()))
        .map(sentence -> MARKS.matcher(sentence).replaceAll("").strip())
        .map(sentence -> sentence.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
        .filter(sentence -> WORD.matcher(sentence).results().count() >= WORDS)
        .toList();
  }

  private static Stream<Text> texts(Part part) {
    return switch (part) {
      case Part.Heading(var text) -> Stream.of(text);
      case Part.Paragraph(var shown, _) -> Stream.of(shown).filter(it -> !isToCopy(it));
      case Part.Named(_, var text) -> Stream.of(text);
      case Part.Note(var text) -> Stream.of(text);
      case Part.Choice(var text, _) -> Stream.of(text);
      case Part.Commands _, Part.Controls _ -> Stream.of();
    };
  }

  private static boolean isToCopy(Text text) {
    return text.pieces().stream().anyMatch(Text.Piece.Lines.class::isInstance);
  }
}
