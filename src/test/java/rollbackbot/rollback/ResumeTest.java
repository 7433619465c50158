package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.C411;
import static rollbackbot.rollback.Examples.MY_APP;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.autodeploy.AutoDeployEntry;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.evidence.Quoted;
import rollbackbot.incident.Aftermath;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.BranchOffer;
import rollbackbot.incident.BranchOffer.Added;
import rollbackbot.incident.BranchOffer.HeadIs;
import rollbackbot.incident.Incident;
import rollbackbot.incident.Reply;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.source.BranchName;
import rollbackbot.source.SourceCode.Changes;
import rollbackbot.source.SourceCode.Commit;
import rollbackbot.source.SourceCode.Completeness;
import rollbackbot.source.SourceCode.Lineage;

/** After the fix: auto-deploy is put back, the mark taken off, or the rollback undone. */
class ResumeTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofHours(25);

  private static Play rolledBack() {
    return Play.standard().confirmed().passes(ENOUGH);
  }

  @Test
  void putsAutoDeployBackByCommand() {
    var play = rolledBack();

    play.types(BOB, "resume my-app");
    assertThat(play.platform.autoDeploys()).isFalse();
    play.clicks(BOB, ActionIds.AUTODEPLOY_RESUME);

    assertThat(play.platform.autoDeploys()).isTrue();
    assertThat(play.incident().aftermath().flatMap(Aftermath::resumedBy)).contains(BOB);
    assertThat(play.last(AutoDeployEntry.AutoDeployBack.class))
        .isEqualTo(
            new AutoDeployEntry.AutoDeployBack(
                Optional.of("4.1.1"),
                Optional.empty(),
                Optional.of("main"),
                Optional.of(
                    new BranchOffer(
                        new BranchName("main"),
                        Optional.of(C411),
                        BranchOffer.HeadIs.ROLLED_AWAY_FROM)),
                Optional.of(C411)));
    assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isFalse();
  }

  @Test
  void theBranchIsLookedAtBeforeAnybodyIsAsked() {
    var play = rolledBack();

    var seen = play.incident().aftermath().flatMap(Aftermath::branch).orElseThrow();

    assertThat(seen.branch())
        .isEqualTo(
            new BranchOffer(
                new BranchName("main"), Optional.of(C411), BranchOffer.HeadIs.ROLLED_AWAY_FROM));
    assertThat(play.platform.autoDeploys()).isFalse();
  }

  @Test
  void theBranchIsLookedAtAgainWithEachReminder() {
    var play = rolledBack();
    play.git.branch("main", Examples.OTHER);

    play.passes(DAY);

    var seen = play.incident().aftermath().flatMap(Aftermath::branch).orElseThrow();
    assertThat(seen.branch().headIs()).isEqualTo(HeadIs.WITHOUT_IT);
  }

  @ParameterizedTest
  @CsvSource({"SAME, ON_TOP_OF_IT", "AHEAD, ON_TOP_OF_IT", "BEHIND, WITHOUT_IT"})
  void theHostTellsWhetherTheBranchContainsWhatWasLeft(Lineage lineage, HeadIs headIs) {
    var play = movedTo(lineage).passes(DAY);

    var seen = play.incident().aftermath().flatMap(Aftermath::branch).orElseThrow();
    assertThat(seen.branch().headIs()).isEqualTo(headIs);
  }

  @Test
  void whatTheBranchHasOnTopOfTheBadVersionIsKnown() {
    var play = rolledBack();
    play.git.branch("main", Examples.OTHER);
    play.code.adds(
        new Changes(
            Lineage.AHEAD,
            2,
            List.of(new Commit("docs", "Ann"), new Commit("Revert \"feat: coupons\"", "Bo")),
            List.of(),
            Completeness.ALL));

    play.passes(DAY);

    var branch = play.incident().aftermath().flatMap(Aftermath::branch).orElseThrow().branch();
    assertThat(branch.headIs()).isEqualTo(HeadIs.ON_TOP_OF_IT);
    assertThat(branch.added())
        .contains(
            new Added(
                2,
                List.of(new Quoted("Ann"), new Quoted("Bo")),
                Optional.of(new Quoted("Revert \"feat: coupons\"")),
                true));
  }

  private static Changes pushed(String... subjects) {
    return new Changes(
        Lineage.AHEAD,
        subjects.length,
        Arrays.stream(subjects).map(it -> new Commit(it, "Ann")).toList(),
        List.of(),
        Completeness.ALL);
  }

  @Test
  void aPushThatContainsTheBadVersionIsToldInTheThreadBeforeAutoDeployIsBack() {
    var play = rolledBack();
    play.git.branch("main", Examples.OTHER);
    play.code.adds(pushed("docs: a word"));
    play.disturbances.next("platform.setAutoDeploy", Disturbances.unavailable());

    play.types(BOB, "resume my-app").clicks(BOB, ActionIds.AUTODEPLOY_RESUME);

    var told = play.last(AutoDeployEntry.BranchContains.class);
    assertThat(told.branch().head()).contains(Examples.OTHER);
    assertThat(play.platform.autoDeploys()).isFalse();

    play.passes(ENOUGH);
    assertThat(play.platform.autoDeploys()).isTrue();
    assertThat(play.contents(AutoDeployEntry.BranchContains.class)).hasSize(1);
  }

  @Test
  void aPushThatSaysItRevertsIsNotWarnedOf() {
    var play = rolledBack();
    play.git.branch("main", Examples.OTHER);
    play.code.adds(pushed("docs", "Revert \"feat: coupons\""));

    play.types(BOB, "resume my-app").clicks(BOB, ActionIds.AUTODEPLOY_RESUME);

    assertThat(play.platform.autoDeploys()).isTrue();
    assertThat(play.contents(AutoDeployEntry.BranchContains.class)).isEmpty();
  }

  @Test
  void eachPushIsToldOnceWhileItStaysOff() {
    var play = rolledBack();
    play.git.branch("main", Examples.OTHER);
    play.code.adds(pushed("docs"));

    play.passes(DAY).passes(DAY);
    assertThat(play.contents(AutoDeployEntry.BranchContains.class)).hasSize(1);

    play.git.branch("main", Examples.C390);
    play.passes(DAY);
    assertThat(play.contents(AutoDeployEntry.BranchContains.class)).hasSize(2);
  }

  private static Play movedTo(Lineage lineage) {
    var play = rolledBack();
    play.git.branch("main", Examples.OTHER);
    play.code.lies(lineage);
    return play;
  }

  @Test
  void theCommandAsksFirstWhereTheBranchIsTheBadCommit() {
    var play = rolledBack();

    play.types(BOB, "resume my-app");

    assertThat(play.platform.autoDeploys()).isFalse();
    assertThat(asked(play).why()).isEqualTo(Reply.ResumeFirst.Why.COMMAND);
    assertThat(asked(play).left()).contains("4.1.1");
    assertThat(asked(play).seen().map(it -> it.branch().headIs()))
        .contains(HeadIs.ROLLED_AWAY_FROM);
  }

  @Test
  void theCommandAsksFirstWhereTheBranchContainsItOrNobodyTells() {
    var contains = movedTo(Lineage.AHEAD).types(BOB, "resume my-app");
    var untold = movedTo(Lineage.BEHIND);
    untold.code.tellsNothing();
    untold.types(BOB, "resume my-app");

    assertThat(asked(contains).seen().map(it -> it.branch().headIs()))
        .contains(HeadIs.ON_TOP_OF_IT);
    assertThat(asked(untold).seen().map(it -> it.branch().headIs())).contains(HeadIs.ANOTHER);
    assertThat(contains.platform.autoDeploys()).isFalse();
    assertThat(untold.platform.autoDeploys()).isFalse();
  }

  @Test
  void theCommandActsAtOnceWhereTheBranchIsWithoutIt() {
    var play = movedTo(Lineage.DIVERGED).types(BOB, "resume my-app");

    assertThat(play.platform.autoDeploys()).isTrue();
    assertThat(play.reply())
        .isInstanceOfSatisfying(
            Reply.Resuming.class, reply -> assertThat(reply.seen()).isPresent());
  }

  @Test
  void clickOnADialogThatIsNoLongerTrueTurnsNothingOn() {
    var play = rolledBack();
    play.git.branch("main", Examples.OTHER);
    play.code.lies(Lineage.BEHIND);
    play.passes(DAY);
    play.git.branch("main", C411);
    play.clock.advance(Duration.ofMinutes(2));

    play.clicks(ALICE, ActionIds.AUTODEPLOY_RESUME);

    assertThat(play.platform.autoDeploys()).isFalse();
    assertThat(asked(play).why()).isEqualTo(Reply.ResumeFirst.Why.BRANCH_MOVED);

    play.clicks(ALICE, ActionIds.AUTODEPLOY_RESUME);
    assertThat(play.platform.autoDeploys()).isTrue();
  }

  private static Reply.ResumeFirst asked(Play play) {
    return (Reply.ResumeFirst) play.reply();
  }

  @Test
  void putsItBackOnce() {
    var play = rolledBack().clicks(BOB, ActionIds.AUTODEPLOY_RESUME);

    play.types(ALICE, "resume my-app");

    assertThat(play.reply()).isEqualTo(new Reply.NothingPaused(MY_APP));
    assertThat(play.disturbances.acted("platform.setAutoDeploy")).isEqualTo(2);
  }

  @Test
  void leavesAutoDeployAloneThatNobodyPaused() {
    var play = Play.standard();
    play.platform.autoDeploys(false);

    play.types(ALICE, "resume my-app");

    assertThat(play.reply()).isEqualTo(new Reply.NothingPaused(MY_APP));
    assertThat(play.platform.autoDeploys()).isFalse();
  }

  @Test
  void isRefusedToWhoMayNotActAndDuringARollback() {
    var play = rolledBack();

    play.types("U0STRANGER", "resume my-app");
    assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
    play.types(ALICE, "my-app").types(BOB, "resume my-app");

    assertThat(play.reply()).isInstanceOf(Reply.AlreadyOpen.class);
    assertThat(play.platform.autoDeploys()).isFalse();
  }

  @Test
  void survivesTheDeathOfTheProcessAtTheCall() {
    var play = rolledBack();
    play.disturbances.next("platform.setAutoDeploy", Disturbances.diesAfter());

    try {
      play.clicks(BOB, ActionIds.AUTODEPLOY_RESUME);
    } catch (Disturbances.ProcessDied e) {
      play.restarts();
    }

    assertThat(play.platform.autoDeploys()).isTrue();
    assertThat(play.contents(AutoDeployEntry.AutoDeployBack.class)).hasSize(1);
  }

  @Test
  void isRemindedOfDailyUntilSomebodyActs() {
    var play = rolledBack().passes(DAY).passes(DAY);
    assertThat(play.contents(AutoDeployEntry.PauseReminded.class)).hasSize(2);

    play.clicks(BOB, ActionIds.AUTODEPLOY_RESUME).passes(DAY.multipliedBy(3));

    assertThat(play.contents(AutoDeployEntry.PauseReminded.class)).hasSize(2);
  }

  @Test
  void isRemindedOfAfterARestartToo() {
    var play = rolledBack();
    play.restarts();

    play.passes(DAY);

    assertThat(play.contents(AutoDeployEntry.PauseReminded.class)).hasSize(1);
  }

  @Test
  void isRemindedOfNoMoreOnceSomebodyWantsItSo() {
    var play = rolledBack().passes(DAY);

    play.clicks(BOB, ActionIds.AUTODEPLOY_KEEP).passes(DAY.multipliedBy(5));

    assertThat(play.contents(AutoDeployEntry.PauseReminded.class))
        .containsExactly(new AutoDeployEntry.PauseReminded(Optional.of(BOB)));
    assertThat(play.platform.autoDeploys()).isFalse();
  }

  @Test
  void isKnownToEveryIncidentOfTheApp() {
    var play = rolledBack().passes(DAY).clicks(BOB, ActionIds.AUTODEPLOY_KEEP);
    play.platform.somebodyDeploys("carol", C411);
    play.passes(ENOUGH).confirmed().passes(ENOUGH);
    assertThat(play.incidents.all())
        .extracting(Incident::autoDeploy)
        .containsExactly(AutoDeploy.PAUSED, AutoDeploy.PAUSED);

    play.clicks(ALICE, ActionIds.AUTODEPLOY_RESUME).passes(ENOUGH);

    assertThat(play.incidents.all())
        .extracting(Incident::autoDeploy)
        .containsExactly(AutoDeploy.RESUMED, AutoDeploy.RESUMED);
  }

  @Test
  void isSeenWhereSomebodyTurnedItOnByHand() {
    var play = rolledBack();
    play.platform.autoDeploys(true);

    play.passes(DAY.multipliedBy(3));

    assertThat(play.contents(AutoDeployEntry.PauseReminded.class)).isEmpty();
    assertThat(play.contents(AutoDeployEntry.AutoDeployBack.class)).hasSize(1);
    assertThat(play.incident().autoDeploy()).isEqualTo(AutoDeploy.RESUMED);
    assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isFalse();
  }

  @Test
  void isRememberedAsLongAsAnotherIncidentMayPauseIt() {
    var play = rolledBack().passes(Duration.ofHours(20));
    play.platform.autoDeploys(true);
    play.types(ALICE, "my-app").passes(Duration.ofHours(5));
    assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isTrue();

    play.clicks(ALICE, ActionIds.INCIDENT_CLOSE).passes(Duration.ofHours(2));

    assertThat(play.incidents.autoDeployIsPaused(MY_APP)).isFalse();
    assertThat(play.incidents.all().getFirst().autoDeploy()).isEqualTo(AutoDeploy.RESUMED);
  }

  @Test
  void isRemindedOfWhereNobodyCanTell() {
    var play = rolledBack();
    play.disturbances.goesAway("platform.repositoryLink");

    play.passes(DAY);

    assertThat(play.contents(AutoDeployEntry.PauseReminded.class)).hasSize(1);
  }

  @Test
  void isNotRemindedOfWhereItWasOffBefore() {
    var play = Play.standard();
    play.platform.autoDeploys(false);

    play.confirmed().passes(DAY.multipliedBy(3));

    assertThat(play.contents(AutoDeployEntry.PauseReminded.class)).isEmpty();
  }

  @Test
  void takesTheMarkOffAVersion() {
    var play = rolledBack().clicks(BOB, ActionIds.AUTODEPLOY_RESUME);

    play.clicks(ALICE, ActionIds.VERSION_UNMARK);

    assertThat(play.incidents.marks(MY_APP)).isEmpty();
    assertThat(play.last(AutoDeployEntry.AutoDeployBack.class).unmarkedBy()).contains(ALICE);
    play.types(ALICE, "my-app previous");
    assertThat(play.plan().to().label()).isEqualTo("4.1.1");
    assertThat(play.plan().to().rolledAwayFrom()).isFalse();
  }

  @Test
  void marksItAgainAtTheNextRollback() {
    var play =
        rolledBack()
            .clicks(BOB, ActionIds.AUTODEPLOY_RESUME)
            .clicks(ALICE, ActionIds.VERSION_UNMARK);
    play.platform.somebodyDeploys("carol", C411);
    play.passes(ENOUGH);

    play.confirmed().passes(ENOUGH);

    assertThat(play.incidents.marks(MY_APP)).containsExactly(C411.value());
    assertThat(play.incidents.unmarked(MY_APP)).isEmpty();
  }

  @Test
  void isUndoneByAnotherPlan() {
    var play = rolledBack();

    play.clicks(BOB, ActionIds.ROLLBACK_UNDO);

    assertThat(play.state(Planned.class).plan().to().label()).isEqualTo("4.1.1");
    assertThat(play.platform.byBot()).hasSize(1);
    play.clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.runs()).contains(C411.value());
  }

  /** Whoever undoes it reads another language; that of the thread stays. */
  @Test
  void isUndoneInItsOwnThreadHoweverOften() {
    var play = rolledBack();
    var first = play.incident();
    play.workspace.member(BOB, "fr-FR");

    play.clicks(BOB, ActionIds.ROLLBACK_UNDO).clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(ENOUGH);
    var undone = play.incident();
    play.clicks(BOB, ActionIds.ROLLBACK_UNDO);

    assertThat(undone.toldIn()).contains(first.id());
    assertThat(undone.language()).isEqualTo(first.language());
    assertThat(play.incident().toldIn()).contains(first.id());
    assertThat(first.toldIn()).isEmpty();
  }

  @Test
  void isNotUndoneByWhoMayNotAct() {
    var play = rolledBack();
    var incidents = play.incidents.all().size();

    play.clicks("U0STRANGER", ActionIds.ROLLBACK_UNDO);

    assertThat(play.incidents.all()).hasSize(incidents);
    assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
  }
}
