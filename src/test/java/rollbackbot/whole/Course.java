package rollbackbot.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.whole.Rehearsal.ALICE;
import static rollbackbot.whole.Rehearsal.soon;

import java.util.List;
import java.util.Map;
import rollbackbot.sandbox.PlayedWorld;
import rollbackbot.whole.Effect.Moment;

/** What people do for an outcome beyond the plain rollback, and what holds at its end. */
sealed interface Course {

  /** What is asked for on the way, in order. */
  List<Effect> effects();

  /** What people do for this to be asked for, once what comes before it has been. */
  void leadTo(Effect effect) throws Exception;

  /** What people do after all of it, until the end. */
  void finish() throws Exception;

  /** What there is at the end, with these calls lost. */
  void assertEnd(List<Loss> losses);

  /**
   * What stands for a call that was answered, or whose effect was found: must be found where the
   * answer was lost, and is so too where it was late on a machine that stood still.
   */
  private static String foundIf(boolean lost, String found, String answered, List<String> actions) {
    return lost || actions.contains(found) ? found : answered;
  }

  /** A call that is never answered. */
  record Loss(Effect effect, Moment moment) {

    /** What never happened is asked for again; but a restore isn't. */
    boolean isRepeated() {
      return moment == Moment.BEFORE && effect != Effect.RESTORE;
    }

    /** Among several, where there is one of this effect. */
    static boolean isIn(List<Loss> losses, Effect effect, Moment moment) {
      return losses.contains(new Loss(effect, moment));
    }

    @Override
    public String toString() {
      return effect + " " + moment;
    }
  }

  /** A feature is switched off, and its owner gets a ticket. */
  record FeatureOff(Rehearsal rehearsal) implements Course {
    private static final String FLAG = "FEATURE_NEW_CHECKOUT";

    @Override
    public List<Effect> effects() {
      return List.of(Effect.VARIABLE, Effect.RESTART, Effect.TICKET);
    }

    @Override
    public void leadTo(Effect effect) throws InterruptedException {
      if (effect == Effect.VARIABLE) {
        var alice = rehearsal.person(ALICE);
        alice.type("my-app");
        alice.click("answer.can-disable.yes");
        rehearsal.slack().click(ALICE, alice.awaitControl("flag.disable.0"));
      }
    }

    @Override
    public void finish() throws InterruptedException {
      rehearsal.person(ALICE).awaitState("closed");
    }

    @Override
    public void assertEnd(List<Loss> losses) {
      boolean set = Loss.isIn(losses, Effect.VARIABLE, Moment.AFTER);
      boolean restarted = Loss.isIn(losses, Effect.RESTART, Moment.AFTER);
      assertThat(rehearsal.variable(FLAG)).isEqualTo("false");
      var tickets = rehearsal.world().git().api().issues(PlayedWorld.OWNER, PlayedWorld.APP);
      assertThat(tickets).hasSize(1);
      assertThat(rehearsal.newDeployments()).isEmpty();
      assertThat(rehearsal.thread()).contains(FLAG, "Ticket opened", "#1");
      var actions = rehearsal.books().actions();
      assertThat(actions)
          .containsSubsequence(
              "opened",
              "feature-chosen",
              foundIf(set, "variable-was-changed", "variable-changed", actions),
              foundIf(restarted, "restart-found", "restart-accepted", actions),
              "restarted",
              "feature-switched",
              "ticket-requested",
              "owner-alerted");
      Ending.assertEachOnce(actions);
    }
  }

  /**
   * A database is taken back to the moment of the release, after a fresh backup. Nobody hears of
   * the restore, so that a person must look.
   */
  record DatabaseBack(Rehearsal rehearsal) implements Course {

    @Override
    public List<Effect> effects() {
      return List.of(
          Effect.AUTO_DEPLOY, Effect.BRANCH, Effect.BACKUP, Effect.RESTORE, Effect.DEPLOYMENT);
    }

    @Override
    public void leadTo(Effect effect) throws InterruptedException {
      var alice = rehearsal.person(ALICE);
      if (effect == Effect.BACKUP) {
        alice.type("my-app");
        alice.click("plan.now");
        alice.click("answer.database.yes");
        rehearsal.slack().click(ALICE, alice.awaitControl("plan.confirm"));
      } else {
        alice.click("database.restore");
        soon().until(() -> rehearsal.slack().views().modal(ALICE).isPresent());
        var submitted = rehearsal.slack().forms().submit(ALICE, Map.of("app", "my-app"));
        assertThat(submitted).isPresent();
      }
    }

    @Override
    public void finish() throws InterruptedException {
      soon().until(() -> rehearsal.books().actions().contains("restore-ended"));
      rehearsal.awaitNothingUnsent();
      assertThat(rehearsal.thread()).contains("The bot doesn't ask again");
      assertThat(rehearsal.newDeployments()).isEmpty();
      var alice = rehearsal.person(ALICE);
      alice.click("database.restored");
      alice.awaitState("succeeded");
    }

    @Override
    public void assertEnd(List<Loss> losses) {
      boolean restored = Loss.isIn(losses, Effect.RESTORE, Moment.AFTER);
      boolean backedUp = Loss.isIn(losses, Effect.BACKUP, Moment.AFTER);
      var scalingo = rehearsal.scalingo();
      assertThat(scalingo.restoresOf(PlayedWorld.PLATFORM_APP, rehearsal.postgres()))
          .hasSize(restored ? 1 : 0);
      assertThat(rehearsal.autoDeploy()).isFalse();
      Ending.assertDoneOnce(
          rehearsal.newDeployments(),
          rehearsal.world().repository().branches(),
          "release/v4.0.0",
          rehearsal.world().commitOf(PlayedWorld.PREVIOUS));
      var actions = rehearsal.books().actions();
      assertThat(actions)
          .containsSubsequence(
              "backup-requested",
              foundIf(backedUp, "backup-found", "backup-accepted", actions),
              "backup-usable",
              "restore-requested",
              "restore-asked-for",
              "restore-ended",
              "database-restored");
      Ending.assertTrail(actions);
    }
  }
}
