package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.List;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.autodeploy.BranchOffers;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Input;
import rollbackbot.people.ActionIds;
import rollbackbot.source.CommitId;

/**
 * After the fix: auto-deploy is turned back on, and the linked branch is deployed. As nothing is on
 * fire, a request of which nothing is known is left to a person, who clicks once more.
 */
record DeployingBranch() implements Errand {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final int MOST_CLICKS = 5;
  private static final CommitId FIX = Examples.commit('f');

  @Override
  public Play begin() {
    var play = Play.standard().confirmed().passes(ENOUGH);
    play.git.branch("main", FIX);
    play.disturbances.forgetCalls();
    return play;
  }

  @Override
  public End lead(Play play) {
    // A click reads before it stores: after a mishap in between, the next process handles it again.
    for (int tries = 0; play.incident().autoDeploy() == AutoDeploy.PAUSED; tries++) {
      if (tries > MOST_CLICKS) {
        throw Errand.noEnd(play);
      }
      surviving(play, () -> play.clicks(BOB, ActionIds.AUTODEPLOY_RESUME));
    }
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      if (!play.contents(AutoDeployEntry.BranchDeployed.class).isEmpty()) {
        return play.contents(AutoDeployEntry.BranchNotDeployed.class).isEmpty()
            ? End.DONE
            : End.PERSON_ASKED;
      }
      var offer = BranchOffers.open(play.incident());
      surviving(
          play, () -> offer.ifPresentOrElse(open -> click(play, open), () -> play.passes(MOMENT)));
    }
    throw Errand.noEnd(play);
  }

  private static void click(Play play, BranchOffers.Open open) {
    var incident = play.incident();
    var handle = Input.Handle.of(incident, incident.prompt()).withOption(open.number());
    play.clicks(ALICE, new Play.Button(ActionIds.BRANCH_DEPLOY, handle.value()));
  }

  @Override
  public List<String> once() {
    return List.of("platform.deploy");
  }

  @Override
  public void assertDone(Play play) {
    // The first one is the rollback's.
    assertThat(play.platform.byBot()).hasSize(2);
    assertThat(play.platform.runs()).contains(FIX.value());
    assertThat(play.platform.autoDeploys()).isTrue();
    assertThat(play.incidents.autoDeployIsPaused(Examples.MY_APP)).isFalse();
    assertThat(play.incident().branchDeployment()).isEmpty();
    assertThat(play.contents(AutoDeployEntry.BranchDeployed.class)).hasSize(1);
    assertThat(play.actions()).containsOnlyOnce("branch-deployed");
    Errand.assertOnceInAll(play, "branch-deployment-accepted", "branch-deployment-found");
  }

  @Override
  public String toString() {
    return "DEPLOYING_BRANCH";
  }
}
