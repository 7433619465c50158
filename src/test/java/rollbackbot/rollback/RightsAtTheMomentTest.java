package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;

/** Between a click and what it leads to, who clicked may have left the group. */
class RightsAtTheMomentTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  private final Play play = Play.of(Examples.app());

  private long deployments() {
    return play.disturbances.acted("platform.deploy");
  }

  @Test
  void whoLeftWhileSomebodyElsesDeploymentRanDeploysNothing() {
    play.planned();
    play.platform.nextEnds("build-error");
    play.platform.somebodyDeploys("erin", Examples.OTHER);
    play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
    assertThat(play.state()).isInstanceOf(WaitingForOther.class);
    play.workspace.hasJustLeft(ALICE);

    play.passes(ENOUGH);

    assertThat(play.state()).isInstanceOf(Planned.class);
    assertThat(play.last(OfferEntry.Offered.class).because())
        .contains(new NewPlanBecause.RightLost(ALICE));
    assertThat(play.disturbances.changing()).isZero();
  }

  @Test
  void whoLeftWhileADatabaseWasRestoredDeploysNothing() {
    play.plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
    play.workspace.hasJustLeft(ALICE);

    play.clicks(Examples.BOB, ActionIds.DATABASE_RESTORED).passes(ENOUGH);

    assertThat(play.last(OfferEntry.Offered.class).because())
        .contains(new NewPlanBecause.RightLost(ALICE));
    assertThat(deployments()).isZero();
  }

  @Test
  void whereSlackDoesNotTellWhatItSaidAtTheClickServes() {
    play.planned();
    play.handles(play.input(ALICE, play.button(ActionIds.PLAN_CONFIRM)));
    play.workspace.tellsNothingOfPeople();

    play.settle().passes(ENOUGH);

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(deployments()).isEqualTo(1);
  }
}
