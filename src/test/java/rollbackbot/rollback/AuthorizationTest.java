package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.incident.Reply;
import rollbackbot.incident.Reply.Denial;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.release.Operators;

/** Whoever isn't known to be allowed is not. */
class AuthorizationTest {
  private static final String MALLORY = "U0MALLORY";

  /** Everybody who may not act, and why. */
  enum Somebody {
    WHO_IS_NO_OPERATOR(Denial.NOT_AN_OPERATOR),
    WHO_IS_A_GUEST(Denial.GUEST),
    WHO_IS_A_BOT(Denial.BOT),
    OF_ANOTHER_WORKSPACE(Denial.OTHER_WORKSPACE),
    WHO_LEFT(Denial.DEACTIVATED),
    WHOM_SLACK_DOES_NOT_KNOW(Denial.UNKNOWN),
    WHOSE_GROUPS_SLACK_DOES_NOT_TELL(Denial.UNKNOWN);

    private final Denial denial;

    Somebody(Denial denial) {
      this.denial = denial;
    }

    private String teamIn(Play play) {
      switch (this) {
        case WHO_IS_NO_OPERATOR, OF_ANOTHER_WORKSPACE -> play.workspace.member(MALLORY);
        case WHO_IS_A_GUEST -> play.workspace.guest(MALLORY);
        case WHO_IS_A_BOT -> play.workspace.bot(MALLORY);
        case WHO_LEFT -> play.workspace.deactivated(MALLORY);
        case WHOM_SLACK_DOES_NOT_KNOW -> {}
        case WHOSE_GROUPS_SLACK_DOES_NOT_TELL -> {
          play.workspace.member(MALLORY);
          play.workspace.tellsNothingOfGroups();
        }
      }
      return this == OF_ANOTHER_WORKSPACE ? "T0OTHERS" : FakeWorkspace.TEAM;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyElseOpensAnIncident(Somebody somebody) {
    var play = Play.standard();
    var team = somebody.teamIn(play);

    play.types(MALLORY, team, Examples.CHANNEL, "my-app");

    assertDenied(play, somebody);
    assertThat(play.incidents.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nobodyElseConfirms(Somebody somebody) {
    var play = Play.standard().planned();
    var team = somebody.teamIn(play);

    play.clicks(MALLORY, team, play.button(ActionIds.PLAN_CONFIRM));

    assertDenied(play, somebody);
    assertThat(play.state()).isInstanceOf(Planned.class);
    assertThat(play.disturbances.changing()).isZero();
  }

  /** Every act that changes something outside, also those that aren't buttons yet. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ActionIds.PLAN_CONFIRM,
        ActionIds.PLAN_CANCEL,
        "plan.approve",
        "plan.bypass-approval",
        ActionIds.DATABASE_RESTORE,
        ActionIds.DATABASE_RESTORED,
        ActionIds.DATABASE_RESTORE_FAILED,
        ActionIds.DATABASE_DECLINE,
        ActionIds.BACKUP_AGAIN,
        ActionIds.VERIFICATION_AGAIN,
        ActionIds.VERIFICATION_ACCEPT,
        ActionIds.FLAG_DISABLE + ".0",
        ActionIds.FLAG_PUT_BACK,
        ActionIds.FLAG_RESTART,
        ActionIds.FLAG_STOP,
        ActionIds.TICKET_STOP,
        ActionIds.ROLLBACK_GIVE_UP,
        ActionIds.INCIDENT_CLOSE,
        ActionIds.AUTODEPLOY_RESUME,
        ActionIds.BRANCH_DEPLOY,
        ActionIds.BRANCH_STOP,
        "whatever.comes-later"
      })
  void whoHasJustLeftChangesNothing(String action) {
    var play = Play.standard().planned();
    var value = play.button(ActionIds.PLAN_CONFIRM).value();
    play.workspace.hasJustLeft(ALICE);

    play.clicks(ALICE, new Play.Button(action, value));

    assertDenied(play, Somebody.WHO_LEFT);
    assertThat(play.state()).isInstanceOf(Planned.class);
  }

  @Test
  void whoHasJustLeftTurnsNoAutoDeployOn() {
    var play = Play.standard();
    play.workspace.hasJustLeft(ALICE);

    play.types(ALICE, "resume my-app");

    assertDenied(play, Somebody.WHO_LEFT);
  }

  @Test
  void talkCostsNoQuestionMore() {
    var play = Play.standard();
    play.workspace.hasJustLeft(ALICE);

    play.types(ALICE, "my-app");

    assertThat(play.state()).isInstanceOf(Deciding.class);
  }

  private static void assertDenied(Play play, Somebody somebody) {
    assertThat(play.reply())
        .isEqualTo(
            new Reply.NotAllowed(Examples.MY_APP, somebody.denial, Examples.app().operators()));
  }

  @Nested
  class AnOperator {

    @Test
    void isWhoeverIsInTheGroup() {
      var play = Play.standard();
      play.workspace.member("U0ERIN");
      play.workspace.group("S0OPS", "U0ERIN");

      play.types("U0ERIN", "my-app");

      assertThat(play.state()).isInstanceOf(Deciding.class);
    }

    @Test
    void whoIsNamedNeedsNoGroup() {
      var play = Play.standard();
      play.workspace.tellsNothingOfGroups();

      play.types(ALICE, "my-app");

      assertThat(play.state()).isInstanceOf(Deciding.class);
    }

    @Test
    void isNobodyWhileSlackTellsNothing() {
      var play = Play.standard();
      play.workspace.tellsNothingOfPeople();

      play.types(ALICE, "my-app");

      assertThat(play.reply())
          .isEqualTo(
              new Reply.NotAllowed(Examples.MY_APP, Denial.UNKNOWN, Examples.app().operators()));
    }

    @Test
    void isEveryFullMemberWhereEverybodyMay() {
      var play = Play.of(Examples.appOf(new Operators.Everyone()));
      play.workspace.member("U0ERIN");
      play.workspace.guest("U0GUEST");

      play.types("U0GUEST", "my-app");
      assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
      play.types("U0ERIN", "my-app");

      assertThat(play.incident().openedBy()).isEqualTo("U0ERIN");
    }

    @Test
    void isNobodyWhereNobodyIsListed() {
      var play = Play.of(Examples.appOf(new Operators.Listed(List.of())));

      play.types(ALICE, "my-app");

      assertThat(play.reply()).isInstanceOf(Reply.NotAllowed.class);
    }
  }
}
