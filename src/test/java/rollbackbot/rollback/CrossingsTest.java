package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.autodeploy.BranchOffers;
import rollbackbot.deploy.DeployState.Rechecking;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.Input;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.source.CommitId;

/** Two things of one app that people want at nearly the same moment. */
class CrossingsTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final CommitId FIX = Examples.commit('f');

  private static Play fixed() {
    var play = Play.standard().confirmed().passes(ENOUGH);
    play.git.branch("main", FIX);
    return play.types(BOB, "resume my-app");
  }

  private static Play.Button deployBranch(Play play) {
    var number = BranchOffers.open(play.incident()).orElseThrow().number();
    var handle = Input.Handle.of(play.incident(), play.incident().prompt()).withOption(number);
    return new Play.Button(ActionIds.BRANCH_DEPLOY, handle.value());
  }

  /** The fix made it worse: somebody goes back while the request for it has no answer yet. */
  @ParameterizedTest
  @ValueSource(ints = {1, 25, 29})
  void aRollbackIsNotOverrunByTheRequestForTheLinkedBranch(int seconds) {
    var play = fixed();
    play.disturbances.next("platform.deploy", Disturbances.onItsWay());
    play.clicks(ALICE, deployBranch(play));

    play.confirmed().passes(Duration.ofSeconds(seconds));
    assertThat(play.state(Rechecking.class).heldUpSince()).isPresent();
    play.disturbances.arrive();
    play.passes(ENOUGH);
    assertThat(play.state()).isInstanceOf(Planned.class);
    assertThat(play.platform.runs()).contains(FIX.value());
    play.clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.runs()).isNotEmpty().isNotEqualTo(Optional.of(FIX.value()));
  }

  @Test
  void aRollbackGoesOnOnceTheRequestForTheLinkedBranchCanNotArriveAnyMore() {
    var play = fixed();
    play.disturbances.next("platform.deploy", Disturbances.requestLost());
    play.clicks(ALICE, deployBranch(play));

    play.confirmed().passes(ENOUGH);

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.actions()).containsOnlyOnce("branch-deployment-requested");
    assertThat(play.disturbances.acted("platform.deploy")).isEqualTo(2);
  }

  @Test
  void theLinkedBranchIsNotAskedForOnceSomebodyHasOpenedAnIncident() {
    var play = fixed();
    var deploys = play.disturbances.acted("platform.deploy");
    var fixed = play.incident().id();
    play.disturbances.next(
        "platform.deployments",
        new Disturbances.Disturbance.Meanwhile(() -> play.types(BOB, "my-app")));

    play.clicks(ALICE, deployBranch(play)).passes(Duration.ofMinutes(3));

    assertThat(play.disturbances.acted("platform.deploy")).isEqualTo(deploys);
    assertThat(play.incident().id()).isNotEqualTo(fixed);
    assertThat(play.incidents.find(fixed).orElseThrow().branchDeployment()).isEmpty();
  }
}
