package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.C400;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;

/** The bot may not push: somebody does in its place what the thread says. */
enum DoingByHand implements Errand {
  /** The rest is the bot's. */
  THE_BRANCH,
  /** Nothing is left to be asked for by the bot. */
  BRANCH_AND_DEPLOYMENT;

  /** Between the two commands, where both are pasted. */
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** Deployments that are there from the start. */
  private static final int BEFORE = 3;

  private static final Duration KEPT = Duration.ofSeconds(20);

  @Override
  public Play begin() {
    var play = Play.standard();
    // A rule of the host's since the plan was made.
    play.git.beforeNextPush(() -> play.git.refusesPushes("protected"));
    return play;
  }

  @Override
  public End lead(Play play) {
    surviving(play, () -> play.types(ALICE, "my-app previous"));
    boolean didIt = false;
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      switch (play.state()) {
        case Succeeded _ -> {
          return End.DONE;
        }
        case Planned _ -> surviving(play, () -> play.clicks(ALICE, ActionIds.PLAN_CONFIRM));
        case Failed _ -> {
          if (!didIt) {
            didIt = true;
            somebodyDoesIt(play);
          }
          surviving(play, () -> play.passes(MOMENT));
        }
        case State _ -> surviving(play, () -> play.passes(MOMENT));
      }
    }
    throw Errand.noEnd(play);
  }

  private void somebodyDoesIt(Play play) {
    play.git.branch("release/v4.0.0", C400);
    if (this == BRANCH_AND_DEPLOYMENT) {
      var pushed = play.clock.instant();
      surviving(play, () -> play.passes(BETWEEN));
      // Whoever was kept from it for longer reads that the bot does it.
      if (play.clock.instant().isBefore(pushed.plus(KEPT))) {
        play.platform.somebodyDeploys("carol", C400);
      }
    }
  }

  @Override
  public List<String> once() {
    return this == THE_BRANCH ? List.of("platform.deploy") : List.of();
  }

  @Override
  public List<String> atMostOnce() {
    return List.of("platform.deploy");
  }

  @Override
  public void assertDone(Play play) {
    assertThat(play.platform.deployments(Examples.app().platformApp(), BEFORE + 9))
        .hasSize(BEFORE + 1);
    assertThat(play.platform.runs()).contains(C400.value());
    assertThat(play.platform.autoDeploys()).isFalse();
    assertThat(play.incidents.autoDeployIsPaused(Examples.MY_APP)).isTrue();
    assertThat(play.contents(DeployEntry.Proven.class)).hasSize(1);
    assertThat(play.actions()).containsOnlyOnce("opened", "confirmed", "deployed", "succeeded");
    assertToldWhenItEnded(play);
    Errand.assertOnceInAll(play, "deployment-accepted", "deployment-found", "deployment-by-hand");
  }

  /** Once below each end; before that perhaps, where the host had been away for long. */
  private static void assertToldWhenItEnded(Play play) {
    int ends = Collections.frequency(play.actions(), "failed");
    assertThat(Collections.frequency(play.actions(), "left-by-hand")).isBetween(ends, ends + 1);
  }
}
