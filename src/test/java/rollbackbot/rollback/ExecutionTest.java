package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C390;
import static rollbackbot.rollback.Examples.C400;
import static rollbackbot.rollback.Examples.C411;
import static rollbackbot.rollback.Examples.OTHER;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.database.RestoreProgress;
import rollbackbot.deploy.DeployEntry;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.Verifying;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff;
import rollbackbot.incident.CalledOff.Cancelled;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.Input;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.plan.Failure;
import rollbackbot.release.DeploymentId;
import rollbackbot.release.DeploymentStatus;
import rollbackbot.release.PassedOver;
import rollbackbot.restore.RestoreEntry;
import rollbackbot.restore.RestoreState.RestoringDatabase;
import rollbackbot.source.BranchName;
import rollbackbot.source.TagName;
import rollbackbot.version.Version;

/** What happens between the confirmation and the end. */
class ExecutionTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  @Nested
  class ARollback {

    @Test
    void pausesPushesDeploysAndVerifies() {
      var play = Play.standard().confirmed().passes(ENOUGH);

      var succeeded = play.state(Succeeded.class);
      assertThat(succeeded.commitProved()).isTrue();
      assertThat(succeeded.healthChecked()).isFalse();
      assertThat(play.disturbances.calls())
          .filteredOn(Disturbances.Call::changes)
          .extracting(Disturbances.Call::name)
          .containsExactly("platform.setAutoDeploy", "git.createBranch", "platform.deploy");
      assertThat(play.platform.runs()).contains(C400.value());
    }

    @Test
    void tellsEachStepOnce() {
      var play = Play.standard().confirmed().passes(ENOUGH);

      assertThat(play.milestones())
          .containsExactly(
              new Milestone.BranchReady(
                  new BranchName("release/v4.0.0"), C400, false, AutoDeploy.PAUSED),
              new Milestone.DeploymentStarted(new DeploymentId("deployment-4"), false),
              new Milestone.Live(new Version("4.0.0")));
      assertThat(play.last(DeployEntry.Proven.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
    }

    @Test
    void touchesNothingBeforeItIsConfirmed() {
      var play = Play.standard().planned().passes(Duration.ofHours(1));

      assertThat(play.disturbances.changing()).isZero();
      assertThat(play.platform.autoDeploys()).isTrue();
    }

    @Test
    void marksTheVersionThatItRolledAwayFrom() {
      var play = Play.standard().confirmed().passes(ENOUGH);

      assertThat(play.incidents.marks(Examples.MY_APP)).containsExactly(Examples.C411.value());
    }

    @Test
    void isFollowedByAnotherThatGoesNotBackToTheMarkedVersion() {
      var play = Play.standard().confirmed().passes(ENOUGH);

      play.planned();

      assertThat(play.plan().from().label()).isEqualTo("4.0.0");
      assertThat(play.plan().to().label()).isEqualTo("3.9.0");
    }

    @Test
    void usesABranchThatStandsAtTheCommitAlready() {
      var play = Play.standard();
      play.git.branch("release/v4.0.0", C400);

      play.confirmed().passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.actions()).containsOnlyOnce("branch-was-there");
    }

    @Test
    void usesTheNextFreeNameWhereTheBranchIsTaken() {
      var play = Play.standard();
      play.git.branch("release/v4.0.0", OTHER);

      play.confirmed().passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.git.head(new BranchName("release/v4.0.0"))).contains(OTHER);
      assertThat(play.git.head(new BranchName("release/v4.0.0-2"))).contains(C400);
    }

    @Test
    void needsARightToPushBeforeAnythingIsTouched() {
      var play = Play.standard();
      play.git.refusesPushes("protected");

      play.planned();

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.PushRefused("protected"));
      assertThat(play.disturbances.changing()).isZero();
    }

    @Test
    void stopsWhereTheHostRefusesThePush() {
      var play = Play.standard().planned();
      play.git.refusesPushes("protected");

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.PushRefused("protected"));
      assertThat(play.failure().production()).contains("4.1.1");
      assertThat(play.last(OfferEntry.Stopped.class).autoDeploy()).isEqualTo(AutoDeploy.PAUSED);
    }

    @Test
    void stopsWhereTheRepositoryIsUnlinkedMeanwhile() {
      var play = Play.standard().planned();
      play.platform.unlink();

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.NoLink());
      assertThat(play.disturbances.changing()).isZero();
    }
  }

  @Nested
  class TheEndOfTheDeployment {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "crashed-error",
          "timeout-error",
          "build-error",
          "aborted",
          "hook-error",
          "a-word-that-nobody-knows"
        })
    void withoutSuccessStopsTheRollback(String status) {
      var play = Play.standard();
      play.platform.nextEnds(status);

      play.confirmed().passes(ENOUGH);

      assertThat(play.failure().reason())
          .isEqualTo(
              new Failure.Reason.DeploymentFailed(
                  new DeploymentId("deployment-4"), new DeploymentStatus(status)));
      assertThat(play.failure().production()).contains("4.1.1");
      assertThat(play.failure().changed()).isFalse();
      assertThat(play.failure().logTail()).containsExactly("the end of deployment-4");
    }

    @Test
    void isToldEvenWhereItsOutputCannotBeRead() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.disturbances.goesAway("platform.outputTail");

      play.confirmed().passes(ENOUGH);

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.DeploymentFailed.class);
      assertThat(play.failure().logTail()).containsExactly("away");
    }

    @ParameterizedTest
    @EnumSource(
        value = FakePlatform.AnsweredRef.class,
        names = {"WHOLE", "SHORT"})
    void provesTheCommitWhereThePlatformNamesIt(FakePlatform.AnsweredRef form) {
      var play = Play.standard();
      play.platform.tells(form);

      play.confirmed().passes(ENOUGH);

      assertThat(play.state(Succeeded.class).commitProved()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
        value = FakePlatform.AnsweredRef.class,
        names = {"BRANCH", "ABSENT"})
    void leavesTheProofOpenWhereThePlatformDoesntSay(FakePlatform.AnsweredRef form) {
      var play = Play.standard();
      play.platform.tells(form);

      play.confirmed().passes(ENOUGH);

      assertThat(play.state(Succeeded.class).commitProved()).isFalse();
      assertThat(play.last(DeployEntry.Proven.class).commitProved()).isFalse();
    }

    @Test
    void withAnotherCommitIsALoudFailure() {
      var play = Play.standard();
      play.platform.tells(FakePlatform.AnsweredRef.OTHER_COMMIT);

      play.confirmed().passes(ENOUGH);

      assertThat(play.failure().reason())
          .isEqualTo(
              new Failure.Reason.OtherCommit(
                  new DeploymentId("deployment-4"), "e".repeat(40), C400));
      assertThat(play.failure().changed()).isTrue();
      assertThat(play.failure().production()).contains("eeeeeee");
    }
  }

  @Nested
  class AConfirmationIsVoid {

    @Test
    void whereSomebodyDeployedSince() {
      var play = Play.standard().planned();
      play.git.tag("v4.1.2", OTHER);
      play.platform.somebodyDeploys("erin", OTHER);
      play.passes(Duration.ofMinutes(2));

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.plan().from().label()).isEqualTo("4.1.2");
      assertThat(play.plan().to().label()).isEqualTo("4.0.0");
      assertThat(play.plan().passedOver())
          .containsExactly(new PassedOver("4.1.1", PassedOver.Reason.INCIDENT));
      var because = play.last(OfferEntry.Offered.class).because().orElseThrow();
      assertThat(because)
          .isEqualTo(new NewPlanBecause.CurrentChanged(play.plan().from(), Optional.empty()));
      assertThat(play.plan().from().deployedBy()).contains("erin");
      assertThat(play.disturbances.changing()).isZero();
    }

    @Test
    void whereTheTagMoved() {
      var play = Play.standard().planned();
      play.git.tag("v4.0.0", OTHER);

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.state()).isInstanceOf(Planned.class);
      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.TagMoved(new TagName("v4.0.0"), Optional.of(OTHER)));
      assertThat(play.plan().to().commit()).isEqualTo(C400);
      assertThat(play.plan().branch()).isEqualTo(new BranchName("release/444444444444"));
      assertThat(play.disturbances.changing()).isZero();
    }

    @Test
    void whereTheTagIsGone() {
      var play = Play.standard().planned();
      play.git.removeTag("v4.0.0");

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.plan().to().commit()).isEqualTo(C400);
      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.TagMoved(new TagName("v4.0.0"), Optional.empty()));
    }

    @Test
    void whereTheBranchWasTakenSince() {
      var play = Play.standard().planned();
      play.git.branch("release/v4.0.0", OTHER);

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.plan().branch()).isEqualTo(new BranchName("release/v4.0.0-2"));
      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.BranchTaken(new BranchName("release/v4.0.0")));
      assertThat(play.disturbances.changing()).isZero();
    }

    @Test
    void whereTheBranchIsTakenInARace() {
      var play = Play.standard().planned();
      play.git.beforeNextPush(() -> play.git.branch("release/v4.0.0", OTHER));

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.plan().branch()).isEqualTo(new BranchName("release/v4.0.0-2"));
      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.BranchTaken(new BranchName("release/v4.0.0")));
      assertThat(play.git.head(new BranchName("release/v4.0.0"))).contains(OTHER);
    }

    @Test
    void whereAnAutoDeployStartedBeforeThePause() {
      var play = Play.standard().planned();
      play.git.tag("v4.1.2", OTHER);
      play.git.beforeNextPush(() -> play.platform.somebodyDeploys("scalingo-platform-scm", OTHER));

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

      assertThat(play.plan().from().label()).isEqualTo("4.1.2");
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void andTheNextOneRollsBack() {
      var play = Play.standard().planned();
      play.git.branch("release/v4.0.0", OTHER);

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

      assertThat(play.state(Succeeded.class).confirmed().by()).isEqualTo(BOB);
      assertThat(play.platform.byBot()).hasSize(1);
    }

    @Test
    void andNothingIsLeftToDoWhereSomebodyDeployedTheVeryTarget() {
      var play = Play.standard().planned();
      play.platform.somebodyDeploys("erin", C400);
      play.passes(Duration.ofMinutes(2));

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.RunsAlready("4.0.0"));
      assertThat(play.platform.byBot()).isEmpty();
    }
  }

  @Nested
  class SomebodysRunningDeployment {

    @Test
    void isNamedByThePlanAndWaitedFor() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.platform.somebodyDeploys("erin", OTHER);

      play.confirmed();

      assertThat(play.state(WaitingForOther.class).other().pusher()).contains("erin");
      assertThat(play.contents(OfferEntry.Offered.class).getFirst().plan().running()).isPresent();
      assertThat(play.milestones()).hasAtLeastOneElementOfType(Milestone.Waiting.class);
      assertThat(play.disturbances.changing()).isZero();
    }

    @Test
    void changesNothingWhereItFails() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.platform.somebodyDeploys("erin", OTHER);

      play.confirmed().passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.contents(OfferEntry.Offered.class)).hasSize(1);
    }

    @Test
    void voidsThePlanWhereItSucceeds() {
      var play = Play.standard();
      play.git.tag("v4.1.2", OTHER);
      play.platform.somebodyDeploys("erin", OTHER);

      play.confirmed().passes(ENOUGH);

      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.CurrentChanged(play.plan().from(), Optional.empty()));
      assertThat(play.plan().from().label()).isEqualTo("4.1.2");
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void withoutAnEndCanBeGivenUpAfterAnHour() {
      var play = Play.standard();
      play.platform.nextTakes(Duration.ofDays(2));
      play.platform.somebodyDeploys("erin", OTHER);
      play.confirmed();

      play.passes(Duration.ofMinutes(59));
      assertThat(play.milestones()).hasSize(1);
      play.passes(Duration.ofMinutes(2));
      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      assertThat(play.state()).isEqualTo(new Closed(CalledOff.Closing.GIVEN_UP, Optional.of(BOB)));
      assertThat(play.milestones()).filteredOn(Milestone.TakesLong.class::isInstance).hasSize(1);
    }
  }

  @Nested
  class WithADatabase {

    @Test
    void asksForTheRestoreBeforeTheDeployment() {
      var play = Play.standard().plannedWithDatabase();
      assertThat(play.plan().restoresDatabase()).isTrue();

      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofHours(20));

      assertThat(play.state()).isInstanceOf(RestoringDatabase.class);
      assertThat(play.platform.byBot()).isEmpty();
      assertThat(play.git.head(new BranchName("release/v4.0.0"))).contains(C400);
      assertThat(play.platform.autoDeploys()).isFalse();
    }

    @Test
    void goesOnOnceItIsRestored() {
      var play = Play.standard().plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM);

      play.passes(Duration.ofMinutes(7));
      var said = play.clock.instant();
      play.clicks(BOB, ActionIds.DATABASE_RESTORED).passes(ENOUGH);

      assertThat(play.state(Succeeded.class).confirmed().databaseRestored()).isTrue();
      assertThat(play.contents(RestoreEntry.RestoreAsked.class))
          .containsExactly(
              new RestoreEntry.RestoreAsked(
                  4, Optional.of(BOB), Optional.of(said), true, RestoreProgress.NONE));
    }

    @Test
    void stopsBeforeAnyDeploymentWhereTheRestoreFailed() {
      var play = Play.standard().plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM);

      play.clicks(BOB, ActionIds.DATABASE_RESTORE_FAILED).passes(Duration.ofHours(1));

      assertThat(play.failure().reason()).isEqualTo(new Failure.Reason.DatabaseNotRestored(BOB));
      assertThat(play.platform.byBot()).isEmpty();
      assertThat(play.actions()).containsOnlyOnce("database-restore-failed");
    }

    @Test
    void isNotRestoredTwiceForOneConfirmationWhereADeploymentHadToBeWaitedFor() {
      var play = Play.standard().plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.platform.nextEnds("build-error");
      play.platform.somebodyDeploys("erin", OTHER);

      play.clicks(BOB, ActionIds.DATABASE_RESTORED);
      assertThat(play.state()).isInstanceOf(WaitingForOther.class);
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.contents(RestoreEntry.RestoreAsked.class)).hasSize(1);
    }

    @Test
    void isNotRestoredAgainByTheNextPlanAfterTheDeploymentFailed() {
      var play = Play.standard().plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.platform.nextEnds("build-error");
      play.clicks(BOB, ActionIds.DATABASE_RESTORED).passes(ENOUGH);

      play.clicks(BOB, ActionIds.ROLLBACK_RETRY);

      assertThat(play.plan().restoresDatabase()).isFalse();
    }

    @Test
    void isStillToBeRestoredByTheNextPlanAfterTheRestoreFailed() {
      var play = Play.standard().plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM);

      play.clicks(BOB, ActionIds.DATABASE_RESTORE_FAILED).clicks(BOB, ActionIds.ROLLBACK_RETRY);

      assertThat(play.plan().restoresDatabase()).isTrue();
    }

    @Test
    void isNotTouchedWhereNoPlanIsPossible() {
      var play = Play.standard();
      play.git.refusesPushes("protected");

      play.plannedWithDatabase();

      assertThat(play.state()).isInstanceOf(Failed.class);
      assertThat(play.contents(RestoreEntry.RestoreAsked.class)).isEmpty();
    }

    @Test
    void waitsForABranchThatSomebodyTookAwayMeanwhile() {
      var play = Play.standard().plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.git.removeBranch("release/v4.0.0");
      play.clicks(BOB, ActionIds.DATABASE_RESTORED).passes(Duration.ofSeconds(30));
      assertThat(play.incident().trouble().orElseThrow().message()).contains("release/v4.0.0");

      play.git.branch("release/v4.0.0", C400);
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
    }
  }

  @Nested
  class Verification {

    @Test
    void waitsForHalfAMinuteOfHealth() {
      var play = Play.of(Examples.appWithHealthCheck()).confirmed();
      play.passes(Duration.ofSeconds(100));
      assertThat(play.state()).isInstanceOf(Verifying.class);

      play.passes(Duration.ofSeconds(20));

      assertThat(play.state(Succeeded.class).healthChecked()).isTrue();
    }

    @Test
    void failsWhereTheReleaseNeverGetsWell() {
      var play = Play.of(Examples.appWithHealthCheck());
      play.health.isGoodWhen(_ -> false);

      play.confirmed().passes(ENOUGH);

      assertThat(play.failure().reason())
          .isEqualTo(new Failure.Reason.NotHealthy(new DeploymentId("deployment-4"), "503"));
      assertThat(play.failure().production()).contains("4.0.0");
      assertThat(play.failure().changed()).isTrue();
    }

    @Test
    void failsWhereHealthIsBrokenOffAgainAndAgain() {
      var play = Play.of(Examples.appWithHealthCheck());
      play.health.flaps(Duration.ofSeconds(20));

      play.confirmed().passes(ENOUGH);

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.NotHealthy.class);
      assertThat(play.actions()).doesNotContain("succeeded");
    }

    @Test
    void forgivesABadBeginning() {
      var play = Play.of(Examples.appWithHealthCheck());
      var well = Examples.NOW.plus(Duration.ofMinutes(4));
      play.health.isGoodWhen(at -> at.isAfter(well));

      play.confirmed().passes(ENOUGH);

      assertThat(play.state(Succeeded.class).healthChecked()).isTrue();
    }

    @Test
    void failsWhereSomebodysDeploymentWentIntoServiceMeanwhile() {
      var play = Play.of(Examples.appWithHealthCheck()).confirmed();
      play.passes(Duration.ofSeconds(92));
      assertThat(play.state()).isInstanceOf(Verifying.class);
      play.platform.nextTakes(Duration.ofSeconds(5));
      play.platform.somebodyDeploys("erin", OTHER);

      play.passes(ENOUGH);

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.Superseded.class);
      assertThat(play.failure().production()).contains("ccccccc");
      assertThat(play.actions()).doesNotContain("succeeded");
    }

    @Test
    void ofARollbackThatFailedOffersAnotherVersion() {
      var play = Play.of(Examples.appWithHealthCheck());
      play.health.isGoodWhen(_ -> false);
      play.confirmed().passes(ENOUGH);

      play.chooses(BOB, ActionIds.ROLLBACK_CHOOSE_VERSION, "3.9.0");

      assertThat(play.plan().from().label()).isEqualTo("4.0.0");
      assertThat(play.plan().to().commit()).isEqualTo(C390);
      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.OtherVersionWanted(BOB));
    }

    @Test
    void thatFailedMarksTheVersionRolledAwayFromNonetheless() {
      var play = Play.of(Examples.appWithHealthCheck());
      play.health.isGoodWhen(_ -> false);
      play.confirmed().passes(ENOUGH);

      assertThat(play.incidents.marks(Examples.MY_APP)).containsExactly(Examples.C411.value());
    }

    @Test
    void ofTheFirstRollbackIsNotClaimedForTheSecond() {
      var play = Play.of(Examples.appWithHealthCheck());
      play.health.isGoodWhen(_ -> false);
      play.confirmed().passes(ENOUGH);
      play.chooses(BOB, ActionIds.ROLLBACK_CHOOSE_VERSION, "3.9.0");
      play.platform.nextEnds("build-error");

      play.clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

      assertThat(play.failure().reason()).isInstanceOf(Failure.Reason.DeploymentFailed.class);
      assertThat(play.failure().production()).contains("4.0.0");
      assertThat(play.failure().changed()).isTrue();
    }
  }

  @Nested
  class AfterAFailure {

    @Test
    void retryingLeadsToANewPlanAndANewConfirmation() {
      var play = failed();

      play.clicks(BOB, ActionIds.ROLLBACK_RETRY);

      assertThat(play.plan().to().label()).isEqualTo("4.0.0");
      assertThat(play.plan().branchThere()).isTrue();
      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.Retried(BOB));
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.actions()).filteredOn("confirmed"::equals).hasSize(2);
    }

    @Test
    void retryingAfterAPlanThatFailedSaysSoToo() {
      var play = Play.standard();
      play.git.refusesPushes("protected");
      play.planned();
      play.git.allowsPushes();

      play.clicks(BOB, ActionIds.ROLLBACK_RETRY);

      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.Retried(BOB));
    }

    @Test
    void theFailedDeploymentIsNeverTakenForTheNewOne() {
      var play = failed();
      play.clicks(BOB, ActionIds.ROLLBACK_RETRY);
      play.disturbances.next("platform.deploy", Disturbances.requestLost());

      play.clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

      assertThat(play.state(Succeeded.class).deployment())
          .isEqualTo(new DeploymentId("deployment-5"));
    }

    @Test
    void givingUpClosesTheIncident() {
      var play = failed();

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      assertThat(play.state()).isEqualTo(new Closed(CalledOff.Closing.GIVEN_UP, Optional.of(BOB)));
      assertThat(play.last(OfferEntry.Stopped.class).settledBy()).contains(BOB);
    }

    @Test
    void itExpiresAfterTwelveHours() {
      var play = failed().passes(Duration.ofHours(13));

      assertThat(play.state()).isEqualTo(new Closed(CalledOff.Closing.EXPIRED, Optional.empty()));
    }

    private static Play failed() {
      var play = Play.standard();
      play.platform.nextEnds("build-error");
      play.confirmed().passes(Duration.ofMinutes(2));
      assertThat(play.state()).isInstanceOf(Failed.class);
      return play;
    }
  }

  @Nested
  class ADeploymentWithoutAnEnd {

    @Test
    void isFollowedFurtherWhileGivingUpIsOffered() {
      var play = endless().passes(Duration.ofMinutes(70));
      assertThat(play.milestones()).hasAtLeastOneElementOfType(Milestone.TakesLong.class);

      play.passes(Duration.ofHours(3));

      assertThat(play.state(Succeeded.class).confirmed().by()).isEqualTo(ALICE);
    }

    @Test
    void cannotBeGivenUpEarlier() {
      var play = endless().passes(Duration.ofMinutes(50));
      var incident = play.incident();
      var giveUp =
          new Play.Button(
              ActionIds.ROLLBACK_GIVE_UP, Input.Handle.of(incident, incident.prompt()).value());

      play.clicks(BOB, giveUp);

      assertThat(play.state()).isInstanceOf(Deploying.class);
      assertThat(play.reply()).isInstanceOf(Reply.TooLateToStop.class);
    }

    @Test
    void isLeftToThePlatformWhenGivenUp() {
      var play = endless().passes(Duration.ofMinutes(70));

      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP).passes(Duration.ofHours(5));

      assertThat(play.state()).isInstanceOf(Closed.class);
      assertThat(play.actions()).doesNotContain("deployed");
    }

    private static Play endless() {
      var play = Play.standard();
      play.platform.nextTakes(Duration.ofHours(3));
      return play.confirmed();
    }
  }

  @Nested
  class APlan {

    @Test
    void canBeCancelled() {
      var play = Play.standard().planned().clicks(BOB, ActionIds.PLAN_CANCEL);

      assertThat(play.state()).isEqualTo(new Cancelled(Optional.of(BOB)));
      assertThat(play.last(OfferEntry.Offered.class).decision())
          .isEqualTo(new Decision.CancelledBy(Optional.of(BOB)));
    }

    @Test
    void canBeMadeForAnotherVersion() {
      var play = Play.standard().planned();

      play.chooses(BOB, ActionIds.PLAN_CHOOSE_VERSION, "3.9.0");

      assertThat(play.plan().to().commit()).isEqualTo(C390);
      assertThat(play.contents(OfferEntry.Offered.class))
          .extracting(OfferEntry.Offered::decision)
          .containsExactly(new Decision.Replaced(), new Decision.Open());
      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.OtherVersionWanted(BOB));
    }

    @Test
    void isCancelledByItselfAfterTwelveHours() {
      var play = Play.standard().planned().passes(Duration.ofHours(13));

      assertThat(play.state()).isEqualTo(new Cancelled(Optional.empty()));
      assertThat(play.last(OfferEntry.Offered.class).decision())
          .isEqualTo(new Decision.CancelledBy(Optional.empty()));
    }

    @Test
    void comparesWithTheCommitThatRuns() {
      var play = Play.standard().planned();

      assertThat(play.plan().compare().orElseThrow().toString()).endsWith(C400 + "..." + C411);
    }
  }

  @Test
  void everyStepIsInTheAuditTrailWithItsActor() {
    var play = Play.standard().planned().clicks(BOB, ActionIds.PLAN_CONFIRM).passes(ENOUGH);

    assertThat(play.incidents.audit())
        .extracting(event -> event.action() + " by " + event.actor())
        .containsExactly(
            "opened by U0ALICE",
            "questions-skipped by U0ALICE",
            "answered by U0ALICE",
            "planned by rollback-bot",
            "confirmed by U0BOB",
            "rechecked by rollback-bot",
            "auto-deploy-paused by rollback-bot",
            "branch-created by rollback-bot",
            "deployment-requested by rollback-bot",
            "deployment-accepted by rollback-bot",
            "deployed by rollback-bot",
            "succeeded by rollback-bot");
  }
}
