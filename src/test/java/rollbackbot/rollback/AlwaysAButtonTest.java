package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.app.config.TreeReader;
import rollbackbot.deploy.DeployState;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Post;
import rollbackbot.incident.Traits.Turn;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.people.ActionIds;
import rollbackbot.restore.RestoreState;
import rollbackbot.rollback.Disturbances.Disturbance;
import rollbackbot.room.Timing;
import rollbackbot.slack.view.BoardView;
import rollbackbot.slack.view.RunningRollback;
import rollbackbot.slack.view.ThreadView;
import rollbackbot.text.Control;
import rollbackbot.text.Message;
import rollbackbot.text.Message.Part;
import rollbackbot.tree.DecisionTree;

/**
 * Whatever is being done, and whichever service it needs is away, after a minute there is a button
 * that leaves it, and leaves it at once. Only what a deployment or a restore was asked for can't be
 * left: then the board says until when it goes on by itself.
 */
class AlwaysAButtonTest {
  private static final DecisionTree TREE = TreeReader.builtIn();
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d");

  private static final List<String> LEAVE =
      List.of(
          ActionIds.ROLLBACK_GIVE_UP,
          ActionIds.INCIDENT_CLOSE,
          ActionIds.FLAG_STOP,
          ActionIds.TICKET_STOP);

  /** What tells more, and changes nothing. */
  private static final Set<String> TELL =
      Set.of(ActionIds.INCIDENT_CATCH_UP, ActionIds.EVIDENCE_MORE, ActionIds.PLAN_DETAILS);

  static Stream<Errand> errands() {
    return Stream.of(
        RollingBack.PLAIN,
        RollingBack.WITH_BACKUP,
        RollingBack.WITH_RESTORE,
        FromAnArchive.PRIVATE,
        DoingByHand.BRANCH_AND_DEPLOYMENT,
        new SwitchingOff(),
        new AlertingOwner());
  }

  /** The minute is over. */
  private static final class Over extends Error {
    private static final long serialVersionUID = 1;
  }

  @ParameterizedTest
  @MethodSource("errands")
  void leavesWhatAServiceThatIsAwayHoldsUp(Errand errand) {
    var clean = errand.begin();
    errand.lead(clean);
    var met = new HashSet<String>();

    int number = 0;
    for (var call : clean.disturbances.calls()) {
      number++;
      for (var trouble : troubles()) {
        var play = errand.begin();
        if (isHeldUp(errand, play, number, call.name(), trouble) && met.add(kind(play))) {
          assertLeft(play);
        }
      }
    }

    assertThat(met).isNotEmpty();
  }

  private static List<OutsideTrouble> troubles() {
    return List.of(
        new OutsideTrouble.Unavailable("away", Optional.empty()),
        new OutsideTrouble.Unanswered("no answer"));
  }

  private static String kind(Play play) {
    return play.state().getClass() + " " + play.incident().trouble().isPresent();
  }

  /** Leads the errand until a minute after the service went away. */
  private static boolean isHeldUp(
      Errand errand, Play play, int number, String call, OutsideTrouble trouble) {
    var service = call.substring(0, call.indexOf('.'));
    play.disturbances.atNumber(
        number,
        new Disturbance.Before(() -> {
          play.disturbances.goesAway(service);
          play.clock.in(
              A_MINUTE,
              () -> {
                throw new Over();
              });
          return trouble;
        }));
    try {
      errand.lead(play);
      return false;
    } catch (Over _) {
      return Set.of(Turn.BOT, Turn.PLATFORM).contains(play.state().turn());
    }
  }

  private static void assertLeft(Play play) {
    var state = play.state();
    var board = board(play);
    var buttons = buttons(play, board);
    if (mayNotBeLeft(play.incident()) && buttons.isEmpty()) {
      if (play.incident().trouble().isPresent()) {
        assertThat(words(board)).as("%s", state).containsPattern(TIME);
      }
      return;
    }
    var way = buttons.stream().filter(it -> LEAVE.contains(it.action())).findFirst();
    assertThat(way).as("%s", state).isPresent();

    play.clicks(BOB, new Play.Button(way.get().action(), way.get().value()));

    assertThat(play.state()).isNotInstanceOf(state.getClass());
    play.disturbances.comesBack();
    play.passes(Duration.ofMinutes(30));
    assertThat(play.state().turn()).isIn(Turn.OVER, Turn.PERSON);
    assertThat(play.platform.byBot()).isEmpty();
  }

  private static boolean mayNotBeLeft(Incident incident) {
    return switch (incident.state()) {
      case DeployState.Requesting _,
          DeployState.Adopting _,
          DeployState.Deploying _,
          DeployState.Verifying _,
          RestoreState.RequestingRestore _,
          RestoreState.AwaitingRestore _ ->
          true;
      default -> false;
    };
  }

  private static Message board(Play play) {
    return BoardView.of(
        play.incident(),
        play.currentApp(),
        TREE,
        RunningRollback.LINKS,
        Timing.standard(),
        play.clock.instant());
  }

  private static String words(Message board) {
    var words = new StringBuilder();
    for (var part : board.parts()) {
      if (part instanceof Part.Paragraph(var shown, _) && shown.plain().startsWith("⚠️")) {
        words.append(shown.plain());
      }
    }
    return words.toString();
  }

  /** Those that help, on the board and in the thread. */
  private static List<Control.Button> buttons(Play play, Message board) {
    var messages = new ArrayList<>(List.of(board));
    for (var post : Post.of(play.incident().thread(), Set.of())) {
      messages.add(
          ThreadView.of(
              play.incident(),
              post,
              play.currentApp(),
              TREE,
              RunningRollback.LINKS,
              Timing.standard()));
    }
    return messages.stream()
        .flatMap(message -> message.parts().stream())
        .flatMap(
            part -> part instanceof Part.Controls(var controls) ? controls.stream() : Stream.of())
        .filter(Control.Button.class::isInstance)
        .map(Control.Button.class::cast)
        .filter(button -> !TELL.contains(button.action()))
        .toList();
  }
}
