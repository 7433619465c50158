package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.soon;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollbackbot.app.Bot;
import rollbackbot.app.QuickWaits;
import rollbackbot.app.config.Configuration;
import rollbackbot.app.config.ConfigurationReader;
import rollbackbot.app.config.Reading;
import rollbackbot.sandbox.PlayedPerson;
import rollbackbot.sandbox.scalingo.deployments.DeploymentScript;
import rollbackbot.sandbox.slack.messages.Control;
import rollbackbot.sandbox.slack.messages.SlackMessage;

/**
 * The commands that one person alone is answered, as conversations over HTTP in both languages. One
 * bot for all of them, and an app for each conversation: what is told is of several packages, and
 * its buttons go through Slack.
 */
@Tag("whole")
@Execution(ExecutionMode.CONCURRENT)
class CommandsTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private static Path folder;

  private static World world;
  private static Bot bot;

  /** What is asked; of each there is an app for each language. */
  private enum About {
    STATUS,
    HISTORY,
    CHECK,
    RESUME,
    NEAREST
  }

  /** Who asks, and is answered in their language. */
  private enum Speaker {
    ENGLISH("U0ALICE"),
    FRENCH("U0BOB");

    private final String id;

    Speaker(String id) {
      this.id = id;
    }

    String hears(String english, String french) {
      return switch (this) {
        case ENGLISH -> english;
        case FRENCH -> french;
      };
    }

    Conversation about(About what) {
      return new Conversation(this, app(what, this));
    }
  }

  /** Between one person and the bot, in the channel of one app. */
  private record Conversation(Speaker speaker, String app) {
    PlayedPerson person() {
      return new PlayedPerson(world.slack(), speaker.id, World.channel(inScalingo(app)), CLOCK);
    }

    Conversation types(String command) throws InterruptedException {
      person().type(command);
      return this;
    }

    /** Waits until that is told, to this person alone. */
    Conversation isTold(String english, String french) {
      var words = speaker.hears(english, french);
      soon().untilAsserted(() -> assertThat(privately()).anyMatch(it -> it.contains(words)));
      return this;
    }

    Conversation clicks(String action) {
      soon().until(() -> buttons().anyMatch(button -> button.actionId().startsWith(action)));
      var button =
          buttons()
              .filter(it -> it.actionId().startsWith(action))
              .reduce((_, newest) -> newest)
              .orElseThrow();
      assertThat(world.slack().click(speaker.id, button).failure()).isEmpty();
      return this;
    }

    /** All that the bot said to this person alone, oldest first. */
    List<String> privately() {
      return answers().map(SlackMessage::plainText).toList();
    }

    private Stream<Control> buttons() {
      return answers().flatMap(message -> message.controls().stream());
    }

    private Stream<SlackMessage> answers() {
      return world.slack().messages().ephemeralsFor(speaker.id).stream()
          .filter(message -> message.channel().equals(World.channel(inScalingo(app))));
    }
  }

  private static String app(About what, Speaker speaker) {
    return (what + "-" + speaker).toLowerCase(java.util.Locale.ROOT);
  }

  private static String inScalingo(String app) {
    return app + "-prod";
  }

  private static Stream<String> apps() {
    return Arrays.stream(About.values())
        .flatMap(what -> Arrays.stream(Speaker.values()).map(speaker -> app(what, speaker)));
  }

  @BeforeAll
  static void start() throws Exception {
    world = new World(folder, apps().map(CommandsTest::inScalingo).toArray(String[]::new));
    Arrays.stream(Speaker.values()).forEach(speaker -> wentBack(app(About.HISTORY, speaker)));
    var environment = new HashMap<>(world.environment(""));
    environment.keySet().removeAll(List.of("DATABASE_URL", "CONTAINER"));
    environment.put("ROLLBACK_DATA_DIR", folder.resolve("data").toString());
    environment.put(
        "ROLLBACK_CONFIG",
        "operators: [S0OPSTEAM]\napps:\n"
            + apps()
                .map(app -> "  %s:\n    scalingo-app: %s\n".formatted(app, inScalingo(app)))
                .collect(Collectors.joining()));
    bot =
        Bot.start(
            ((Reading.Read<Configuration>) ConfigurationReader.read(environment, folder)).value(),
            QuickWaits.inThisProcess(),
            CLOCK);
    world
        .slack()
        .deliverTo(java.net.URI.create("http://127.0.0.1:" + bot.port() + "/slack/events"));
  }

  /** Back and forth between two releases, eleven in all: the older one runs, after a rollback. */
  private static void wentBack(String app) {
    var place = inScalingo(app);
    for (int minutes = 50; minutes > 0; minutes -= 10) {
      past(place, world.target(place), minutes);
      if (minutes > 10) {
        past(place, world.commitThatRan(place), minutes - 5);
      }
    }
  }

  private static void past(String app, rollbackbot.source.CommitId commit, int minutesAgo) {
    var at = CLOCK.instant().minus(Duration.ofMinutes(minutesAgo));
    world.scalingo().addPast(app, commit, at, "bob", DeploymentScript.SUCCESS);
  }

  @AfterAll
  static void stop() {
    bot.close();
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void statusNamesWhatIsOpenToThoseWhoMayAct(Speaker speaker) throws Exception {
    var asked = speaker.about(About.STATUS);
    asked.types(asked.app()).person().awaitState("deciding");

    asked
        .types("status")
        .isTold("deciding what to do", "décision en cours")
        .isTold("Opened by <@" + speaker.id + ">", "Ouvert par <@" + speaker.id + ">");

    assertThat(asked.privately()).anyMatch(told -> told.contains(asked.app()));
  }

  @ParameterizedTest
  @EnumSource
  void historyHasPagesAndTakesAMarkOff(Speaker speaker) throws Exception {
    var asked = speaker.about(About.HISTORY);
    asked.types(asked.app()).person().click("incident.close");
    asked.person().awaitState("closed");

    asked
        .types("history " + asked.app())
        .isTold("*in production*", "*en production*")
        .isTold("rolled back, no longer proposed", "retirée par un rollback");
    assertThat(asked.privately().getLast().lines().filter(line -> line.contains(".0.0")))
        .hasSize(10);
    asked.clicks("version.unmark").isTold("may be proposed again", "peut de nouveau être proposée");
    asked.types("history " + asked.app() + " 2");
    soon().until(() -> asked.privately().size() == 3);

    assertThat(asked.privately().getLast()).contains("1.0.0").doesNotContain("2.0.0");
  }

  @ParameterizedTest
  @EnumSource
  void checkTellsAnAppThatHasCrashed(Speaker speaker) throws InterruptedException {
    var asked = speaker.about(About.CHECK);
    world.scalingo().happens(inScalingo(asked.app()), it -> it.formation().crashed(true));

    asked
        .types("check " + asked.app())
        .isTold("could be rolled back right now", "est possible dès maintenant")
        .isTold("✗ The app has crashed", "✗ L’app a planté")
        .isTold("✓ The bot may push to", "✓ Le bot peut pousser vers");
  }

  @ParameterizedTest
  @EnumSource
  void resumeTurnsBackOnWhatARollbackPaused(Speaker speaker) throws Exception {
    var asked = speaker.about(About.RESUME);
    var place = inScalingo(asked.app());

    asked
        .types("resume " + asked.app())
        .isTold("No rollback has paused the auto-deploy", "Aucun rollback n’a mis en pause");
    asked.types(asked.app() + " previous").person().click("plan.confirm");
    asked.person().awaitState("succeeded");
    assertThat(world.scalingo().autoDeploy(place)).isFalse();
    asked
        .types("resume " + asked.app())
        .isTold("Before you turn it back on", "À lire avant de le réactiver")
        .clicks("autodeploy.resume");

    soon().until(() -> world.scalingo().autoDeploy(place));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNearestIsOneTapAway(Speaker speaker) throws Exception {
    var asked = speaker.about(About.NEAREST);
    var app = asked.app();

    asked.types("help").isTold("a form to fill in", "un formulaire à remplir");
    asked.types("undo " + app).isTold("no rollback of", "Aucun rollback de");
    asked.types("zzzz").isTold("There is no app named", "Aucune app ne s’appelle");
    asked
        .types(app + " 1.0 because checkout fails")
        .isTold("no version `1.0`", "pas de version `1.0`");
    assertThat(asked.buttons().map(Control::label).toList())
        .containsExactly("/rollback " + app + " 1.0.0 -- checkout fails");
    asked.types(inScalingo(app) + " previous");
    soon().until(() -> asked.buttons().count() == 2);
    asked.clicks("command.run");
    asked.person().awaitState("planned");

    assertThat(asked.buttons().map(Control::label).toList())
        .endsWith("/rollback " + app + " previous");
  }
}
