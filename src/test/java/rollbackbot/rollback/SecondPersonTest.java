package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.MY_APP;
import static rollbackbot.rollback.Examples.OPERATORS;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.autodeploy.BranchOffers;
import rollbackbot.autodeploy.BranchTrouble;
import rollbackbot.database.DatabaseId;
import rollbackbot.database.RestoreProgress.Restored;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.deploy.DeployState.WaitingForOther;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.incident.BranchDeployment;
import rollbackbot.incident.CalledOff.Cancelled;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Input;
import rollbackbot.incident.Reply;
import rollbackbot.offer.ApprovalRequest.Outcome;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.NewPlanBecause;
import rollbackbot.offer.OfferState.AwaitingApproval;
import rollbackbot.offer.OfferState.Failed;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.people.FormIds;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.release.ApprovalRule;
import rollbackbot.restore.RestoreState.ApprovingRestore;
import rollbackbot.restore.RestoreState.RestoringDatabase;
import rollbackbot.source.CommitId;

/** Where the file asks for a second person, nobody deploys or restores alone. */
class SecondPersonTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final String CAROL = "U0CAROL";
  private static final CommitId FIX = Examples.commit('f');

  private final Play play = asking(ApprovalRule.SECOND_PERSON);

  private static Play asking(ApprovalRule rule) {
    var play = Play.of(Examples.appAsking(rule));
    play.workspace.member(CAROL);
    play.workspace.group("S0OPS", CAROL);
    return play;
  }

  private static long deployments(Play play) {
    return play.disturbances.acted("platform.deploy");
  }

  private static OfferEntry.ApprovalAsked asked(Play play) {
    return play.last(OfferEntry.ApprovalAsked.class);
  }

  /** The form that the button opens, filled in. */
  private static void goesAlone(Play play, String user, String reason) {
    var button = play.button(ActionIds.PLAN_BYPASS_APPROVAL);
    play.submits(
        user,
        new Input.Act.Submitted(
            FormIds.BYPASS_APPROVAL, button.value(), Map.of(FormIds.REASON, reason)));
  }

  private static void nothingWasTouched(Play play) {
    assertThat(play.disturbances.changing()).isZero();
  }

  @Nested
  class APlan {
    @Test
    void waitsForAnotherPersonOnceItIsConfirmed() {
      play.confirmed().passes(ENOUGH);

      assertThat(play.state().publicName()).isEqualTo("awaiting_approval");
      assertThat(play.state(AwaitingApproval.class).confirmed().by()).isEqualTo(ALICE);
      assertThat(play.last(OfferEntry.Offered.class).decision())
          .isInstanceOf(OfferEntry.Decision.AwaitingApproval.class);
      nothingWasTouched(play);
    }

    @Test
    void isCarriedOutOnceAnotherPersonApproves() {
      play.confirmed().clicks(BOB, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      var confirmed = play.state(Succeeded.class).confirmed();
      assertThat(confirmed.by()).isEqualTo(ALICE);
      assertThat(confirmed.approval().orElseThrow().by()).isEqualTo(BOB);
      assertThat(confirmed.approval().orElseThrow().aloneBecause()).isEmpty();
      assertThat(deployments(play)).isEqualTo(1);
      assertThat(play.actions()).containsSubsequence("confirmed", "approved", "rechecked");
    }

    @Test
    void mayBeApprovedByAMemberOfAGroup() {
      play.confirmed().clicks(CAROL, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
    }

    @Test
    void isNotApprovedByWhoConfirmedIt() {
      play.confirmed();
      var button = play.button(ActionIds.PLAN_APPROVE);

      // Twice, as from two sessions.
      play.clicks(ALICE, button).clicks(ALICE, button).passes(ENOUGH);

      assertThat(play.reply()).isEqualTo(new Reply.OwnApproval(MY_APP, OPERATORS, false));
      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
      assertThat(play.actions()).doesNotContain("approved");
      nothingWasTouched(play);
    }

    @Test
    void isNotApprovedByWhoMayNotAct() {
      play.confirmed().clicks("U0STRANGER", ActionIds.PLAN_APPROVE).passes(ENOUGH);

      assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
      nothingWasTouched(play);
    }

    @Test
    void isNotApprovedByWhoHasJustLostTheRight() {
      play.confirmed();
      play.workspace.hasJustLeft(BOB);

      play.clicks(BOB, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
      nothingWasTouched(play);
    }

    @Test
    void isApprovedOnce() {
      play.confirmed();
      var button = play.button(ActionIds.PLAN_APPROVE);

      play.handles(play.input(BOB, button));
      play.handles(play.input(CAROL, button));
      play.settle().passes(ENOUGH);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
      assertThat(play.actions()).containsOnlyOnce("approved");
      assertThat(deployments(play)).isEqualTo(1);
    }

    @Test
    void isConfirmedOnceThoughTwoClickAtOnce() {
      play.planned();
      var button = play.button(ActionIds.PLAN_CONFIRM);

      play.handles(play.input(ALICE, button));
      play.handles(play.input(BOB, button));
      play.settle();

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(ALICE)));
      assertThat(play.contents(OfferEntry.ApprovalAsked.class)).hasSize(1);
    }

    @Test
    void isApprovedByNoOlderButton() {
      play.planned();
      var forged =
          new Play.Button(ActionIds.PLAN_APPROVE, play.button(ActionIds.PLAN_CONFIRM).value());

      play.clicks(BOB, forged);
      assertThat(play.state()).isInstanceOf(Planned.class);
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM).clicks(BOB, forged).passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
      nothingWasTouched(play);
    }

    @Test
    void needsBothAgainOnceProductionHasChanged() {
      play.confirmed();
      play.platform.somebodyDeploys("carol", Examples.OTHER);

      play.clicks(BOB, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Planned.class);
      assertThat(deployments(play)).isZero();
      play.clicks(BOB, ActionIds.PLAN_CONFIRM).clicks(BOB, ActionIds.PLAN_APPROVE).passes(ENOUGH);
      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
      assertThat(deployments(play)).isZero();
      play.clicks(ALICE, ActionIds.PLAN_APPROVE).passes(ENOUGH);
      assertThat(play.state()).isInstanceOf(Succeeded.class);
    }

    @Test
    void needsBothAgainAfterARetry() {
      play.platform.nextEnds("build-error");
      play.confirmed().clicks(BOB, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      play.clicks(ALICE, ActionIds.ROLLBACK_RETRY).clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
      assertThat(deployments(play)).isEqualTo(1);
      play.clicks(BOB, ActionIds.PLAN_APPROVE).passes(ENOUGH);
      assertThat(deployments(play)).isEqualTo(2);
    }

    @Test
    void needsBothAgainForAnotherVersionAndForAnUndo() {
      play.planned().chooses(BOB, ActionIds.PLAN_CHOOSE_VERSION, "3.9.0");
      play.clicks(BOB, ActionIds.PLAN_CONFIRM);
      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
      play.clicks(ALICE, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      play.clicks(ALICE, ActionIds.ROLLBACK_UNDO).clicks(ALICE, ActionIds.PLAN_CONFIRM);
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
      assertThat(deployments(play)).isEqualTo(1);
    }

    @Test
    void isCalledOffByAnybodyMeanwhile() {
      play.confirmed().clicks(BOB, ActionIds.PLAN_CANCEL).passes(ENOUGH);

      assertThat(play.state()).isEqualTo(new Cancelled(Optional.of(BOB)));
      assertThat(asked(play).outcome()).isEqualTo(new Outcome.Withdrawn(Optional.of(BOB)));
      nothingWasTouched(play);
    }

    @Test
    void isClosedMeanwhile() {
      play.confirmed().clicks(BOB, ActionIds.INCIDENT_CLOSE);

      assertThat(play.state()).isInstanceOf(Closed.class);
      assertThat(asked(play).outcome()).isEqualTo(new Outcome.Replaced());
    }

    @Test
    void remindsAndExpires() {
      play.confirmed().passes(Duration.ofMinutes(25));
      assertThat(play.contents(IncidentEntry.Reminded.class)).hasSize(2);
      var button = play.button(ActionIds.PLAN_APPROVE);

      play.passes(Duration.ofHours(12));

      assertThat(play.state()).isEqualTo(new Cancelled(Optional.empty()));
      assertThat(asked(play).outcome()).isEqualTo(new Outcome.Withdrawn(Optional.empty()));
      play.clicks(BOB, button).passes(ENOUGH);
      nothingWasTouched(play);
    }

    @Test
    void bearsThatTheProcessDiesBeforeAndAtTheApproval() {
      play.confirmed().restarts();
      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
      var input = play.input(BOB, play.button(ActionIds.PLAN_APPROVE));

      play.handles(input);
      play.restarts().handles(input);
      play.restarts().passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(play.actions()).containsOnlyOnce("approved");
      assertThat(deployments(play)).isEqualTo(1);
    }
  }

  @Nested
  class TheRight {
    @ParameterizedTest
    @ValueSource(strings = {ALICE, BOB})
    void isAskedAnewWhenTheRollbackBegins(String leaver) {
      play.confirmed();
      play.handles(play.input(BOB, play.button(ActionIds.PLAN_APPROVE)));
      play.workspace.hasJustLeft(leaver);

      play.settle().passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(Planned.class);
      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.RightLost(leaver));
      nothingWasTouched(play);
    }

    @Test
    void isAskedAnewAfterAWaitForAnotherDeployment() {
      play.confirmed();
      play.platform.nextEnds("build-error");
      play.platform.somebodyDeploys("erin", Examples.OTHER);
      play.clicks(BOB, ActionIds.PLAN_APPROVE);
      assertThat(play.state()).isInstanceOf(WaitingForOther.class);
      play.workspace.hasJustLeft(BOB);

      play.passes(ENOUGH);

      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.RightLost(BOB));
      nothingWasTouched(play);
    }

    @Test
    void isAskedAnewRightBeforeTheDeployment() {
      play.plannedWithDatabase()
          .clicks(ALICE, ActionIds.PLAN_CONFIRM)
          .clicks(BOB, ActionIds.PLAN_APPROVE)
          .passes(ENOUGH);
      play.workspace.hasJustLeft(ALICE);

      play.clicks(BOB, ActionIds.DATABASE_RESTORED).passes(ENOUGH);

      assertThat(play.last(OfferEntry.Offered.class).because())
          .contains(new NewPlanBecause.RightLost(ALICE));
      assertThat(deployments(play)).isZero();
    }

    @Test
    void isWaitedForWhereSlackDoesNotTell() {
      play.confirmed();
      play.handles(play.input(BOB, play.button(ActionIds.PLAN_APPROVE)));
      play.workspace.tellsNothingOfPeople();

      play.settle().passes(Duration.ofMinutes(2));

      assertThat(play.incident().trouble()).isPresent();
      nothingWasTouched(play);
      play.passes(Duration.ofMinutes(20));
      assertThat(play.state()).isInstanceOf(Failed.class);
      nothingWasTouched(play);
    }
  }

  @Nested
  class GoingAlone {
    private final Play lenient = asking(ApprovalRule.SECOND_PERSON_OR_REASON);

    @Test
    void takesAReasonThatStays() {
      lenient.confirmed().clicks(ALICE, ActionIds.PLAN_BYPASS_APPROVAL);
      assertThat(lenient.reply()).isInstanceOf(Reply.Form.GoAlone.class);
      assertThat(lenient.state()).isInstanceOf(AwaitingApproval.class);

      goesAlone(lenient, ALICE, " nobody answers ");
      lenient.passes(ENOUGH);

      var approval = lenient.state(Succeeded.class).confirmed().approval().orElseThrow();
      assertThat(approval.by()).isEqualTo(ALICE);
      assertThat(approval.aloneBecause()).contains("nobody answers");
      assertThat(lenient.incidents.audit())
          .filteredOn(event -> event.action().equals("approval-bypassed"))
          .singleElement()
          .satisfies(event -> {
            assertThat(event.actor()).isEqualTo(ALICE);
            assertThat(event.detail()).endsWith("nobody answers");
          });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200b\u00a0"})
    void isNothingWithoutAReason(String reason) {
      lenient.confirmed();

      goesAlone(lenient, ALICE, reason);
      lenient.passes(ENOUGH);

      assertThat(lenient.state()).isInstanceOf(AwaitingApproval.class);
      nothingWasTouched(lenient);
    }

    @Test
    void isToldToWhoTriesToApproveTheirOwn() {
      lenient.confirmed().clicks(ALICE, ActionIds.PLAN_APPROVE);

      assertThat(lenient.reply()).isEqualTo(new Reply.OwnApproval(MY_APP, OPERATORS, true));
    }

    @Test
    void isRefusedWhereTheFileDoesNotAllowIt() {
      play.confirmed().clicks(ALICE, ActionIds.PLAN_BYPASS_APPROVAL);
      assertThat(play.reply()).isEqualTo(new Reply.NotAlone(MY_APP, OPERATORS));

      goesAlone(play, ALICE, "a forged form");
      play.passes(ENOUGH);

      assertThat(play.reply()).isEqualTo(new Reply.NotAlone(MY_APP, OPERATORS));
      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
      nothingWasTouched(play);
    }

    @Test
    void isNothingBeforeTheConfirmation() {
      lenient.planned();

      goesAlone(lenient, ALICE, "in a hurry");
      lenient.passes(ENOUGH);

      assertThat(lenient.state()).isInstanceOf(Planned.class);
      nothingWasTouched(lenient);
    }

    @Test
    void isNotForStrangers() {
      lenient.confirmed();

      goesAlone(lenient, "U0STRANGER", "let me");
      lenient.passes(ENOUGH);

      assertThat(lenient.reply()).isInstanceOf(Reply.NotAllowed.class);
      nothingWasTouched(lenient);
    }
  }

  @Nested
  class TheFile {
    @ParameterizedTest
    @EnumSource(value = ApprovalRule.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void asksNoLessThanThePlanShowed(ApprovalRule shown) {
      var open = asking(shown).planned();

      open.configured(Examples.appAsking(ApprovalRule.NONE)).clicks(ALICE, ActionIds.PLAN_CONFIRM);

      assertThat(open.state()).isInstanceOf(AwaitingApproval.class);
    }

    @Test
    void asksWhatItSaysAtTheConfirmation() {
      var open = asking(ApprovalRule.NONE).planned();

      open.configured(Examples.appAsking(ApprovalRule.SECOND_PERSON))
          .clicks(ALICE, ActionIds.PLAN_CONFIRM)
          .passes(ENOUGH);

      assertThat(open.state()).isInstanceOf(AwaitingApproval.class);
      nothingWasTouched(open);
    }

    @Test
    void letsNobodyGoAloneOnceItForbidsIt() {
      var open = asking(ApprovalRule.SECOND_PERSON_OR_REASON).confirmed();

      open.configured(Examples.appAsking(ApprovalRule.SECOND_PERSON));
      goesAlone(open, ALICE, "too late");

      assertThat(open.reply()).isInstanceOf(Reply.NotAlone.class);
      assertThat(open.state()).isInstanceOf(AwaitingApproval.class);
    }

    @Test
    void letsNobodyGoAloneWhereThatWasNotShown() {
      play.confirmed().configured(Examples.appAsking(ApprovalRule.SECOND_PERSON_OR_REASON));

      goesAlone(play, ALICE, "switched on");

      assertThat(play.reply()).isInstanceOf(Reply.NotAlone.class);
      assertThat(play.state()).isInstanceOf(AwaitingApproval.class);
    }

    @Test
    void asksNobodyWhereItSaysSo() {
      var free = asking(ApprovalRule.NONE).confirmed().passes(ENOUGH);

      assertThat(free.state(Succeeded.class).confirmed().approval()).isEmpty();
      assertThat(free.contents(OfferEntry.ApprovalAsked.class)).isEmpty();
    }
  }

  @Nested
  class ARestore {
    private final DatabaseId database = play.databases.add("postgresql");

    ARestore() {
      play.databases.past(database, Examples.NOW.minus(Duration.ofHours(8)));
      play.plannedWithDatabase()
          .clicks(ALICE, ActionIds.PLAN_CONFIRM)
          .clicks(BOB, ActionIds.PLAN_APPROVE)
          .passes(ENOUGH);
      submits(BOB);
    }

    private void submits(String user) {
      var handle =
          Input.Handle.parse(play.button(ActionIds.DATABASE_RESTORE).value()).orElseThrow();
      play.submits(
          user,
          new Input.Act.Submitted(
              FormIds.DATABASE_RESTORE,
              handle.withOption(0).value(),
              Map.of(FormIds.APP, "my-app")));
    }

    private long restores() {
      return play.disturbances.acted("databases.restore");
    }

    @Test
    void waitsForAnApprovalOfItsOwn() {
      play.passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(ApprovingRestore.class);
      assertThat(play.state().publicName()).isEqualTo("restoring_database");
      assertThat(restores()).isZero();
    }

    @Test
    void isNotApprovedByWhoAskedForIt() {
      play.clicks(BOB, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      assertThat(play.reply()).isInstanceOf(Reply.OwnApproval.class);
      assertThat(restores()).isZero();
    }

    @Test
    void isDoneOnceAnotherPersonApproves() {
      play.clicks(ALICE, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      assertThat(restores()).isEqualTo(1);
      assertThat(play.state()).isInstanceOf(Succeeded.class);
      assertThat(deployments(play)).isEqualTo(1);
    }

    @Test
    void goesBackToTheQuestionWhenItIsNotWanted() {
      play.clicks(CAROL, ActionIds.PLAN_CANCEL).passes(ENOUGH);

      assertThat(play.state(RestoringDatabase.class).progress().databases().getFirst().restored())
          .isEqualTo(new Restored.NotAsked(Optional.empty()));
      assertThat(restores()).isZero();
      submits(CAROL);
      play.clicks(ALICE, ActionIds.PLAN_APPROVE).passes(ENOUGH);
      assertThat(restores()).isEqualTo(1);
      assertThat(play.state()).isInstanceOf(Succeeded.class);
    }

    @Test
    void goesBackToTheQuestionWhenNobodyApproves() {
      play.passes(Duration.ofHours(13));

      assertThat(play.state()).isInstanceOf(RestoringDatabase.class);
      assertThat(play.last(OfferEntry.ApprovalAsked.class).outcome())
          .isEqualTo(new Outcome.Withdrawn(Optional.empty()));
      assertThat(restores()).isZero();
    }

    @Test
    void isNotBegunOnTheWordOfWhoHasLeft() {
      play.handles(play.input(ALICE, play.button(ActionIds.PLAN_APPROVE)));
      play.workspace.hasJustLeft(BOB);

      play.settle().passes(ENOUGH);

      assertThat(play.state()).isInstanceOf(RestoringDatabase.class);
      assertThat(restores()).isZero();
    }

    @Test
    void survivesARestartBeforeAndAfterTheApproval() {
      play.restarts().handles(play.input(ALICE, play.button(ActionIds.PLAN_APPROVE)));
      play.restarts().passes(ENOUGH);

      assertThat(restores()).isEqualTo(1);
    }
  }

  @Nested
  class TheLinkedBranch {
    TheLinkedBranch() {
      play.confirmed().clicks(BOB, ActionIds.PLAN_APPROVE).passes(ENOUGH);
      play.git.branch("main", FIX);
      play.types(BOB, "resume my-app");
      deploys();
    }

    private void deploys() {
      var number = BranchOffers.open(play.incident()).orElseThrow().number();
      var handle = Input.Handle.of(play.incident(), play.incident().prompt()).withOption(number);
      play.clicks(ALICE, new Play.Button(ActionIds.BRANCH_DEPLOY, handle.value()));
    }

    @Test
    void waitsForAnApprovalOfItsOwn() {
      play.clicks(ALICE, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      assertThat(play.reply()).isInstanceOf(Reply.OwnApproval.class);
      assertThat(play.incident().branchDeployment())
          .get()
          .isInstanceOf(BranchDeployment.AwaitingApproval.class);
      assertThat(deployments(play)).isEqualTo(1);
    }

    @Test
    void isDeployedOnceAnotherPersonApproves() {
      play.clicks(BOB, ActionIds.PLAN_APPROVE).passes(ENOUGH);

      assertThat(play.platform.runs()).contains(FIX.value());
      assertThat(deployments(play)).isEqualTo(2);
    }

    @Test
    void isOfferedAgainWhenItIsNotWantedOrNobodyApproves() {
      play.clicks(CAROL, ActionIds.PLAN_CANCEL);
      assertThat(BranchOffers.open(play.incident())).isPresent();
      deploys();

      play.passes(Duration.ofHours(13));

      assertThat(play.incident().branchDeployment()).isEmpty();
      assertThat(BranchOffers.open(play.incident())).isPresent();
      assertThat(asked(play).outcome()).isEqualTo(new Outcome.Withdrawn(Optional.empty()));
      assertThat(play.contents(IncidentEntry.Reminded.class)).isNotEmpty();
      assertThat(deployments(play)).isEqualTo(1);
    }

    @Test
    void isNotDeployedOnTheWordOfWhoHasLeft() {
      play.handles(play.input(BOB, play.button(ActionIds.PLAN_APPROVE)));
      play.workspace.hasJustLeft(ALICE);

      play.settle().passes(ENOUGH);

      assertThat(play.last(AutoDeployEntry.BranchNotDeployed.class).why())
          .isEqualTo(new BranchTrouble.RightLost(ALICE));
      assertThat(deployments(play)).isEqualTo(1);
    }

    @Test
    void holdsUpNoOtherIncident() {
      play.types(BOB, "my-app");

      assertThat(play.state()).isInstanceOf(Deciding.class);
    }
  }

  @Test
  void noneIsAskedForAFlagATicketOrAPause() {
    play.environment.has("FEATURE_CHECKOUT", "true");
    play.types(ALICE, "my-app").clicks(ALICE, "answer.can-disable.yes");
    var handle = Input.Handle.parse(play.button(ActionIds.FLAG_NONE).value()).orElseThrow();

    play.clicks(ALICE, new Play.Button(ActionIds.FLAG_DISABLE + ".0", handle.withOption(0).value()))
        .passes(ENOUGH);

    assertThat(play.contents(OfferEntry.ApprovalAsked.class)).isEmpty();
    assertThat(play.contents(FeatureEntry.FeatureSwitched.class)).hasSize(1);
  }
}
