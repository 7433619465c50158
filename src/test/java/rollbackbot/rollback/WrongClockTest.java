package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.Rechecking;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Milestone;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;

/**
 * Somebody puts the machine's clock ahead or back: what the bot waits for lasts as long as ever.
 */
class WrongClockTest {
  private static final Duration DAYLIGHT = Duration.ofHours(2);

  private static Play away() {
    var play = Play.standard().planned();
    play.disturbances.goesAway("platform");
    return play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(1));
  }

  private static Play deploying() {
    var play = Play.standard().confirmed();
    play.disturbances.goesAway("platform");
    return play.passes(Duration.ofMinutes(1));
  }

  /** As a bot does within a second, of what is due later by the clock that was. */
  private static Play putBack(Play play) {
    play.clockJumps(DAYLIGHT.negated());
    play.incidents.bringForward(Instant.EPOCH);
    return play;
  }

  private static boolean isGivingUpOffered(Play play) {
    return play.contents(IncidentEntry.Reached.class).stream()
        .anyMatch(it -> it.milestone() instanceof Milestone.TakesLong);
  }

  @Test
  void aClockPutAheadMakesNoOutageLongEnoughForAPerson() {
    var play = away();

    play.clockJumps(DAYLIGHT);
    play.passes(Duration.ofMinutes(8));
    assertThat(play.state()).isInstanceOf(Rechecking.class);
    play.passes(Duration.ofMinutes(3));

    assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.Unreachable("away"));
  }

  @Test
  void aClockPutBackMakesNoOutageEndless() {
    var play = putBack(away());

    play.passes(Duration.ofMinutes(11));

    assertThat(play.state()).isInstanceOf(Failed.class);
  }

  @Test
  void aClockPutAheadTellsNobodyEarlyWhatIsLeftToBeDoneByHand() {
    var play = away();

    play.clockJumps(DAYLIGHT);
    play.passes(Duration.ofSeconds(30));
    assertThat(play.contents(DeployEntry.ByHand.class)).isEmpty();
    play.passes(Duration.ofMinutes(1));

    assertThat(play.contents(DeployEntry.ByHand.class)).hasSize(1);
  }

  @Test
  void aClockPutAheadOffersNobodyToGiveUpADeployment() {
    var play = deploying();

    play.clockJumps(DAYLIGHT);
    play.passes(Duration.ofMinutes(50));
    assertThat(isGivingUpOffered(play)).isFalse();
    play.passes(Duration.ofMinutes(15));

    assertThat(isGivingUpOffered(play)).isTrue();
    assertThat(play.state()).isInstanceOf(Deploying.class);
  }

  @Test
  void aClockPutBackKeepsNobodyFromGivingUpADeployment() {
    var play = putBack(deploying());

    play.passes(Duration.ofMinutes(65));

    assertThat(isGivingUpOffered(play)).isTrue();
  }

  /** What was read before serves for twenty seconds, not until the clock has caught up. */
  @Test
  void aClockPutBackMakesNoPlanOfWhatWasReadLongAgo() {
    var play = Play.standard().types(ALICE, "my-app").passes(Duration.ofMinutes(1));
    play.clockJumps(DAYLIGHT.negated());
    play.passes(Duration.ofMinutes(5));
    play.platform.somebodyDeploys("carol", Examples.OTHER);
    play.passes(Duration.ofMinutes(5));

    play.clicks(ALICE, ActionIds.PLAN_NOW).clicks(ALICE, "answer.database.no");

    assertThat(play.plan().from().commit()).contains(Examples.OTHER.value());
  }
}
