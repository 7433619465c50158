package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.C400;
import static rollbackbot.rollback.Examples.C411;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.source.BranchName;

/** No repository is linked: the previous release comes back from an archive, without a branch. */
enum FromAnArchive implements Errand {
  PUBLIC,
  /** The host gives it to our token alone: the bot uploads it. */
  PRIVATE;

  @Override
  public Play begin() {
    var play = Play.standard();
    play.platform.unlink();
    if (this == PRIVATE) {
      play.archives.keepToTheToken();
    }
    return play;
  }

  @Override
  public End lead(Play play) {
    surviving(play, () -> play.types(ALICE, "my-app"));
    surviving(play, () -> play.clicks(ALICE, ActionIds.PLAN_NOW));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("database", "no")));
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      switch (play.state()) {
        case Succeeded _ -> {
          return End.DONE;
        }
        case Failed _ -> {
          return End.PERSON_ASKED;
        }
        case Planned _ -> surviving(play, () -> play.clicks(ALICE, ActionIds.PLAN_CONFIRM));
        case State _ -> surviving(play, () -> play.passes(MOMENT));
      }
    }
    throw Errand.noEnd(play);
  }

  @Override
  public List<String> once() {
    return List.of("platform.deployArchive");
  }

  @Override
  public void assertDone(Play play) {
    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(play.platform.runs()).contains(C400.value());
    assertThat(play.git.branches()).isEqualTo(Map.of(new BranchName("main"), C411));
    assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.UNTOUCHED);
    assertThat(play.incidents.marks(Examples.MY_APP)).containsExactly(C411.value());
    assertThat(play.contents(DeployEntry.Proven.class)).hasSize(1);
    assertThat(((Succeeded) play.state()).commitProved()).isTrue();
    assertThat(play.actions())
        .containsOnlyOnce("opened", "questions-skipped", "deployed", "succeeded")
        .contains("archive-ready", "deployment-requested")
        .doesNotContain("auto-deploy-paused", "branch-created", "branch-was-there");
    // Where a history that lagged showed something else, a new plan was confirmed.
    var plans = 1 + Collections.frequency(play.actions(), "confirmation-void");
    assertThat(List.of("planned", "confirmed", "rechecked"))
        .allSatisfy(
            word -> assertThat(Collections.frequency(play.actions(), word)).isEqualTo(plans));
    Errand.assertOnceInAll(play, "deployment-accepted", "deployment-found");
  }

  @Override
  public String toString() {
    return "FROM_AN_ARCHIVE_" + name();
  }
}
