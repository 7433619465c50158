package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.restore.RestoreState.RestoringDatabase;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Ways;
import rollbackbot.tree.Ways.Way;

/** Every way through the runbook's tree, from the command to its end. */
class EveryWayTest {
  private static final String FEATURE = "FEATURE_CHECKOUT";
  private static final Duration DAY = Duration.ofDays(1);

  static Stream<Way> ways() {
    return Ways.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void leadsToItsEndAndToNothingElse(Way way) {
    var play = Play.of(Examples.appWithTickets());
    play.environment.has(FEATURE, "true");
    play.databases.past(play.databases.add("postgresql"), Examples.NOW.minus(DAY));
    play.types(ALICE, "my-app");

    for (var click : way.clicks()) {
      click(click, play);
    }
    goOn(play);

    assertThat(Ended.of(play)).isEqualTo(Ended.by(way.outcome()));
  }

  private static void click(String action, Play play) {
    if (action.equals(Ways.SWITCH_OFF)) {
      SwitchingOff.chooseTheFirst(play);
    } else {
      play.clicks(ALICE, action);
    }
  }

  private static void goOn(Play play) {
    for (int moment = 0; moment < Errand.MOST_MOMENTS; moment++) {
      switch (play.state()) {
        case Closed _, Succeeded _ -> {
          return;
        }
        case Planned _ -> play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
        case RestoringDatabase(_, var progress)
            when progress.databases().getFirst().canBeRestored() ->
            RollingBack.restore(play);
        case State _ -> play.passes(Errand.MOMENT);
      }
    }
    throw Errand.noEnd(play);
  }

  /** What there is at the end, of all that the bot may change. */
  record Ended(
      Optional<String> feature, int tickets, long restores, int deployments, boolean autoDeploy) {

    static Ended of(Play play) {
      return new Ended(
          play.environment.value(FEATURE),
          play.tickets.opened().size(),
          play.disturbances.acted("databases.restore"),
          play.platform.byBot().size(),
          play.platform.autoDeploys());
    }

    static Ended by(Outcome outcome) {
      return switch (outcome) {
        case ALL_GOOD -> new Ended(Optional.of("true"), 0, 0, 0, true);
        case DISABLE_FEATURE -> new Ended(Optional.of("false"), 1, 0, 0, true);
        case ALERT_OWNER -> new Ended(Optional.of("true"), 1, 0, 0, true);
        case REDEPLOY -> new Ended(Optional.of("true"), 0, 0, 1, false);
        case RESTORE_DATABASE -> new Ended(Optional.of("true"), 0, 1, 1, false);
      };
    }
  }
}
