package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Errand.surviving;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.C400;
import static rollbackbot.rollback.Examples.C411;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.RestoreProgress;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.Input;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.people.FormIds;
import rollbackbot.plan.Confirmed;
import rollbackbot.restore.RestoreState.RestoringDatabase;
import rollbackbot.source.BranchName;

/** The previous release comes back: one branch, one deployment, one confirmation. */
enum RollingBack implements Errand {
  PLAIN("no"),
  /** A person restores databases of which the bot knows none. */
  WITH_DATABASE("yes"),
  /** The bot makes a fresh backup, a person restores. */
  WITH_BACKUP("yes"),
  /** The bot makes a fresh backup, and the platform restores. */
  WITH_RESTORE("yes");

  private static final Duration DAY = Duration.ofDays(1);
  private static final DatabaseId DATABASE = new DatabaseId("ad-postgresql-1");

  private final String database;

  RollingBack(String database) {
    this.database = database;
  }

  private boolean backsUp() {
    return this == WITH_BACKUP || this == WITH_RESTORE;
  }

  @Override
  public Play begin() {
    var play = Play.standard();
    if (backsUp()) {
      play.databases.past(play.databases.add("postgresql"), Examples.NOW.minus(DAY));
      play.databases.add("redis");
    }
    return play;
  }

  @Override
  public End lead(Play play) {
    surviving(play, () -> play.types(ALICE, "my-app"));
    surviving(play, () -> play.clicks(ALICE, ActionIds.PLAN_NOW));
    surviving(play, () -> play.clicks(ALICE, ActionIds.answer("database", database)));
    for (int moment = 0; moment < MOST_MOMENTS; moment++) {
      switch (play.state()) {
        case Succeeded(var confirmed, _, _, _, _) -> {
          return backsUp() && databasesStayedUnread(confirmed) ? End.PERSON_ASKED : End.DONE;
        }
        case Failed _ -> {
          return End.PERSON_ASKED;
        }
        case Planned _ -> surviving(play, () -> play.clicks(ALICE, ActionIds.PLAN_CONFIRM));
        case RestoringDatabase(_, var progress)
            when this == WITH_RESTORE
                && progress.databases().stream().anyMatch(RestoreProgress.Step::canBeRestored) ->
            surviving(play, () -> restore(play));
        case RestoringDatabase _ ->
            surviving(play, () -> play.clicks(ALICE, ActionIds.DATABASE_RESTORED));
        case State _ -> surviving(play, () -> play.passes(MOMENT));
      }
    }
    throw Errand.noEnd(play);
  }

  /** Databases that can't be read thrice don't prevent a plan: a person backs up and restores. */
  private static boolean databasesStayedUnread(Confirmed confirmed) {
    return confirmed.plan().restore().orElseThrow().unknown().isPresent();
  }

  static void restore(Play play) {
    var handle = Input.Handle.parse(play.button(ActionIds.DATABASE_RESTORE).value()).orElseThrow();
    play.submits(
        ALICE,
        new Input.Act.Submitted(
            FormIds.DATABASE_RESTORE, handle.withOption(0).value(), Map.of(FormIds.APP, "my-app")));
  }

  @Override
  public List<String> once() {
    return backsUp()
        ? List.of("platform.deploy", "databases.createBackup")
        : List.of("platform.deploy");
  }

  /** A restore of which the answer is lost is left to the person, who looks. */
  @Override
  public List<String> atMostOnce() {
    return List.of("platform.deploy", "databases.createBackup", "databases.restore");
  }

  @Override
  public void assertDone(Play play) {
    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(play.platform.runs()).contains(C400.value());
    assertThat(play.git.branches())
        .isEqualTo(Map.of(new BranchName("main"), C411, new BranchName("release/v4.0.0"), C400));
    assertThat(play.platform.autoDeploys()).isFalse();
    assertThat(play.incidents.autoDeployIsPaused(Examples.MY_APP)).isTrue();
    assertThat(play.incidents.marks(Examples.MY_APP)).containsExactly(Examples.C411.value());
    assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
    assertThat(play.contents(DeployEntry.Proven.class)).hasSize(1);
    assertThat(play.actions())
        .containsOnlyOnce(
            "opened", "questions-skipped", "auto-deploy-paused", "deployed", "succeeded")
        .contains("deployment-requested");
    // Where a history that lagged showed something else, a new plan was confirmed.
    var plans = 1 + Collections.frequency(play.actions(), "confirmation-void");
    assertThat(List.of("planned", "confirmed", "rechecked"))
        .allSatisfy(
            word -> assertThat(Collections.frequency(play.actions(), word)).isEqualTo(plans));
    assertThat(play.actions())
        .filteredOn(List.of("branch-created", "branch-was-there")::contains)
        .hasSize(plans);
    Errand.assertOnceInAll(play, "deployment-accepted", "deployment-found");
    if (this != PLAIN) {
      assertThat(play.actions()).containsOnlyOnce("database-restored");
    }
    if (this == WITH_RESTORE) {
      assertThat(play.disturbances.acted("databases.restore")).isLessThanOrEqualTo(1);
      assertThat(play.actions()).contains("restore-requested");
    }
    if (backsUp()) {
      assertThat(play.databases.backupsByBot(DATABASE)).isEqualTo(1);
      assertThat(play.actions()).containsOnlyOnce("backup-usable").contains("backup-requested");
      Errand.assertOnceInAll(play, "backup-accepted", "backup-found");
    }
  }
}
