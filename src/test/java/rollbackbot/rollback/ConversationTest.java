package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;
import static rollbackbot.rollback.Examples.MY_APP;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.deploy.DeployState;
import rollbackbot.feature.FeatureState.ChoosingFlag;
import rollbackbot.incident.AutoDeploy;
import rollbackbot.incident.CalledOff.Cancelled;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.IncidentEntry;
import rollbackbot.incident.Input;
import rollbackbot.incident.PrivateReply;
import rollbackbot.incident.Reply;
import rollbackbot.incident.Running;
import rollbackbot.incident.State;
import rollbackbot.offer.OfferEntry;
import rollbackbot.offer.OfferEntry.Decision;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.offer.OfferState.Planning;
import rollbackbot.people.ActionIds;
import rollbackbot.question.QuestionEntry;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.tree.Choice;
import rollbackbot.tree.DecisionTree;
import rollbackbot.tree.Next;
import rollbackbot.tree.Outcome;
import rollbackbot.tree.Phrase;
import rollbackbot.tree.Question;

/** The questions, and what the buttons do. */
class ConversationTest {

  @Nested
  class TheQuestions {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            # answers                                                                            | end
            can-disable=yes                                                                      | DISABLE_FEATURE
            can-disable=no affects-users=yes proportion=low                                      | ALERT_OWNER
            can-disable=no affects-users=yes proportion=high can-wait=yes                        | ALERT_OWNER
            can-disable=no affects-users=yes proportion=high can-wait=no database=yes            | plan with database
            can-disable=no affects-users=yes proportion=high can-wait=no database=no             | plan
            can-disable=no affects-users=no can-wait=yes                                         | ALERT_OWNER
            can-disable=no affects-users=no can-wait=no database=yes                             | plan with database
            can-disable=no affects-users=no can-wait=no database=no                              | plan
            """)
    void leadToTheirEnds(String answers, String end) {
      var play = Play.standard();
      play.environment.has("FEATURE_CHECKOUT", "true");
      play.types(ALICE, "my-app");

      for (var answer : answers.split(" ", -1)) {
        play.clicks(BOB, "answer." + answer.replace('=', '.'));
      }

      assertThat(end(play.state())).isEqualTo(end);
      assertThat(play.actions())
          .filteredOn("answered"::equals)
          .hasSize(answers.split(" ", -1).length);
    }

    private static String end(State state) {
      return switch (state) {
        case Closed(var why, _) -> why.name();
        case ChoosingFlag _ -> "DISABLE_FEATURE";
        case Planned(var plan) -> plan.restoresDatabase() ? "plan with database" : "plan";
        case State other -> throw new AssertionError(other);
      };
    }

    @Test
    void takeTheProblemForGrantedAndAreOverWithoutOne() {
      var play = Play.standard().types(ALICE, "my-app");
      assertThat(play.state()).isEqualTo(new Deciding("can-disable"));

      play.clicks(BOB, ActionIds.INCIDENT_CLOSE);

      assertThat(play.state()).isEqualTo(new Closed(Closing.ALL_GOOD, Optional.of(BOB)));
      assertThat(play.last(IncidentEntry.Ended.class).autoDeploy()).isEqualTo(AutoDeploy.UNTOUCHED);
    }

    @Test
    void canBeSkippedButForTheDatabase() {
      var play = Play.standard().types(ALICE, "my-app");

      play.clicks(BOB, ActionIds.PLAN_NOW);
      assertThat(play.state()).isEqualTo(new Deciding("database"));
      play.clicks(ALICE, "answer.database.yes");

      assertThat(play.plan().restoresDatabase()).isTrue();
    }

    @Test
    void cannotBeSkippedTwice() {
      var play = Play.standard().types(ALICE, "my-app").clicks(BOB, ActionIds.PLAN_NOW);

      play.clicks(ALICE, ActionIds.PLAN_NOW);

      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
      assertThat(play.actions()).containsOnlyOnce("questions-skipped");
    }

    @Test
    void areClosedWhileThePlanIsBeingMadeToo() {
      var play = Play.standard();
      play.disturbances.goesAway("platform");
      play.types(ALICE, "my-app").clicks(ALICE, ActionIds.PLAN_NOW);
      play.clicks(ALICE, "answer.database.no");
      assertThat(play.state()).isInstanceOf(Planning.class);

      play.clicks(BOB, ActionIds.INCIDENT_CLOSE);

      assertThat(play.state()).isEqualTo(new Closed(Closing.GIVEN_UP, Optional.of(BOB)));
    }
  }

  @Nested
  class TheFirstAnswerWins {

    @Test
    void andTheSecondPersonIsToldWhoWasFirst() {
      var play = Play.standard().types(ALICE, "my-app");
      var no = play.button("answer.can-disable.no");
      var yes = play.button("answer.can-disable.yes");
      play.clicks(ALICE, no);

      play.clicks(BOB, yes);

      assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
      assertThat(play.incidents.replies().getLast())
          .extracting(reply -> reply.to().user(), PrivateReply::reply)
          .containsExactly(BOB, new Reply.AlreadySettled(Optional.of(ALICE)));
    }

    @Test
    void ofAConfirmation() {
      var play = Play.standard().planned();
      var confirm = play.button(ActionIds.PLAN_CONFIRM);
      var cancel = play.button(ActionIds.PLAN_CANCEL);
      play.clicks(ALICE, confirm);

      play.clicks(BOB, cancel);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(ALICE)));
      assertThat(play.actions()).doesNotContain("cancelled");
    }

    @Test
    void ofACancellation() {
      var play = Play.standard().planned();
      var confirm = play.button(ActionIds.PLAN_CONFIRM);
      play.clicks(BOB, ActionIds.PLAN_CANCEL);

      play.clicks(ALICE, confirm).passes(Duration.ofMinutes(10));

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
      assertThat(play.platform.byBot()).isEmpty();
    }

    @Test
    void ofAChosenVersion() {
      var play = Play.standard().planned();
      var confirm = play.button(ActionIds.PLAN_CONFIRM);
      play.chooses(BOB, ActionIds.PLAN_CHOOSE_VERSION, "3.9.0");

      play.clicks(ALICE, confirm);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
      assertThat(play.plan().to().label()).isEqualTo("3.9.0");
    }

    @Test
    void ofADecisionAfterAFailure() {
      var play = Play.standard();
      play.git.refusesPushes("protected");
      play.planned();
      var retry = play.button(ActionIds.ROLLBACK_RETRY);
      play.clicks(BOB, ActionIds.ROLLBACK_GIVE_UP);

      play.clicks(ALICE, retry);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
      assertThat(play.state()).isInstanceOf(Closed.class);
    }

    @Test
    void ofARestoredDatabase() {
      var play = Play.standard().plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM);
      var failed = play.button(ActionIds.DATABASE_RESTORE_FAILED);
      play.clicks(BOB, ActionIds.DATABASE_RESTORED);

      play.clicks(ALICE, failed);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
    }

    @Test
    void ofTheEnd() {
      var play = Play.standard().types(ALICE, "my-app");
      var close = play.button(ActionIds.INCIDENT_CLOSE);
      play.clicks(BOB, close);

      play.clicks(ALICE, close);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(BOB)));
      assertThat(play.actions()).containsOnlyOnce("closed");
    }

    @Test
    void evenWhereBothClickInTheSameMoment() {
      var play = Play.standard().types(ALICE, "my-app");
      var no = play.button("answer.can-disable.no");
      var yes = play.button("answer.can-disable.yes");

      play.handles(play.input(ALICE, no));
      play.handles(play.input(BOB, yes));
      play.settle();

      assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
      assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(ALICE)));
    }
  }

  @Nested
  class AnAnswerTakenBack {

    @Test
    void isAskedAgainAndTakesTheLaterOnesWithIt() {
      var play = Play.standard().types(ALICE, "my-app");
      play.clicks(ALICE, "answer.can-disable.no");
      play.clicks(ALICE, "answer.affects-users.yes");
      play.clicks(ALICE, "answer.proportion.high");

      play.clicks(BOB, play.change("affects-users"));

      assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
      assertThat(play.incident().bareAnswers())
          .extracting(answer -> answer.question() + "=" + answer.choice())
          .containsExactly("problem=yes", "can-disable=no");
      assertThat(play.contents(QuestionEntry.Asked.class))
          .extracting(asked -> asked.question() + (asked.dropped() ? " dropped" : ""))
          .containsExactly(
              "can-disable",
              "affects-users dropped",
              "proportion dropped",
              "can-wait dropped",
              "affects-users");
    }

    @Test
    void isAnsweredAnew() {
      var play = Play.standard().types(ALICE, "my-app");
      play.clicks(ALICE, "answer.can-disable.no").clicks(BOB, play.change("can-disable"));

      play.environment.has("FEATURE_CHECKOUT", "true");
      play.clicks(BOB, "answer.can-disable.yes");

      assertThat(play.state()).isInstanceOf(ChoosingFlag.class);
    }

    @Test
    void takesThePlanWithIt() {
      var play = Play.standard().planned();
      var confirm = play.button(ActionIds.PLAN_CONFIRM);

      play.clicks(BOB, play.change("database"));
      play.clicks(ALICE, confirm);

      assertThat(play.state()).isEqualTo(new Deciding("database"));
      assertThat(play.last(OfferEntry.Offered.class).decision()).isEqualTo(new Decision.Replaced());
      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
    }

    @Test
    void cannotBeTakenBackTwiceWithTheSameButton() {
      var play = Play.standard().types(ALICE, "my-app").clicks(ALICE, "answer.can-disable.no");
      var change = play.change("can-disable");
      play.clicks(ALICE, change);

      play.clicks(BOB, change);

      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
      assertThat(play.actions()).containsOnlyOnce("answer-taken-back");
    }

    @Test
    void cannotBeTakenBackOnceThePlanIsConfirmed() {
      var play = Play.standard().planned();
      var change = play.change("database");
      play.clicks(ALICE, ActionIds.PLAN_CONFIRM);

      play.clicks(BOB, change);

      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
      assertThat(play.state()).isInstanceOf(Running.class);
    }

    @Test
    void leavesItsOldButtonsWithoutEffect() {
      var play = Play.standard().types(ALICE, "my-app");
      var yes = play.button("answer.can-disable.yes");
      play.clicks(ALICE, "answer.can-disable.no").clicks(ALICE, play.change("can-disable"));

      play.clicks(BOB, yes);

      assertThat(play.state()).isEqualTo(new Deciding("can-disable"));
      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
    }
  }

  @Nested
  class AReplayedClick {

    @Test
    void isHandledOnce() {
      var play = Play.standard().types(ALICE, "my-app");
      var input = play.input(ALICE, play.button("answer.can-disable.no"));
      play.handles(input);

      play.handles(input);
      play.settle();

      assertThat(play.actions()).containsOnlyOnce("answered");
      assertThat(play.incidents.replies()).isEmpty();
    }

    @Test
    void ofAConfirmationDeploysOnce() {
      var play = Play.standard().planned();
      var confirm = play.button(ActionIds.PLAN_CONFIRM);

      play.clicks(ALICE, confirm).passes(Duration.ofMinutes(10));
      play.clicks(ALICE, confirm).passes(Duration.ofMinutes(10));

      assertThat(play.platform.byBot()).hasSize(1);
      assertThat(play.actions()).containsOnlyOnce("confirmed");
    }

    @ParameterizedTest
    @CsvSource({
      "answer.can-disable.maybe",
      "answer.nothing.yes",
      "answer.can-disable",
      "plan.unheard-of",
      "nonsense"
    })
    void ofAButtonThatIsNotOursChangesNothing(String action) {
      var play = Play.standard().types(ALICE, "my-app");
      var incident = play.incident();
      var value = Input.Handle.of(incident, incident.prompt()).value();

      play.clicks(ALICE, new Play.Button(action, value));

      assertThat(play.incident()).isEqualTo(incident);
      assertThat(play.incidents.replies()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "input-1:x", "input-99:1", "input-1:1:2:3"})
    void ofAValueThatIsNotOursChangesNothing(String value) {
      var play = Play.standard().types(ALICE, "my-app");

      play.clicks(ALICE, new Play.Button("answer.can-disable.no", value));

      assertThat(play.reply()).isInstanceOf(Reply.NotUnderstood.class);
      assertThat(play.state()).isEqualTo(new Deciding("can-disable"));
    }

    @ParameterizedTest
    @CsvSource({"input-1:3", "input-1:3:7", "input-1:3:-1"})
    void ofAChoiceThatIsNotOfferedChangesNothing(String value) {
      var play = Play.standard().planned();

      play.clicks(ALICE, new Play.Button(ActionIds.PLAN_CHOOSE_VERSION, value));

      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
      assertThat(play.plan().to().label()).isEqualTo("4.0.0");
    }
  }

  @Nested
  class AReopenedIncident {

    @Test
    void goesOnWithTheNextQuestionWhereSwitchingOffDidNotHelp() {
      var play = Play.standard().types(ALICE, "my-app").clicks(ALICE, "answer.can-disable.yes");

      play.clicks(BOB, ActionIds.INCIDENT_REOPEN);

      assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
      assertThat(play.incident().bareAnswers())
          .extracting(answer -> answer.question() + "=" + answer.choice())
          .containsExactly("problem=yes", "can-disable=no");
    }

    @Test
    void asksTheLastQuestionAgain() {
      var play = Play.standard().types(ALICE, "my-app");
      play.clicks(ALICE, "answer.can-disable.no").clicks(ALICE, "answer.affects-users.no");
      play.clicks(ALICE, "answer.can-wait.yes");
      assertThat(play.state()).isInstanceOf(Closed.class);

      play.clicks(BOB, ActionIds.INCIDENT_REOPEN);

      assertThat(play.state()).isEqualTo(new Deciding("can-wait"));
    }

    @Test
    void asksTheOpenQuestionAgainWhereItWasClosedOnTheWay() {
      var play = Play.standard().types(ALICE, "my-app").clicks(ALICE, "answer.can-disable.no");
      play.clicks(ALICE, ActionIds.INCIDENT_CLOSE);

      play.clicks(BOB, ActionIds.INCIDENT_REOPEN);

      assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
      assertThat(play.incidents.openOne(MY_APP)).isPresent();
    }

    @Test
    void asksTheQuestionsAfterACancelledPlan() {
      var play = Play.standard().types(ALICE, "my-app previous");
      play.clicks(ALICE, ActionIds.PLAN_CANCEL);
      assertThat(play.state()).isInstanceOf(Cancelled.class);

      play.clicks(BOB, ActionIds.INCIDENT_REOPEN);

      assertThat(play.state()).isEqualTo(new Deciding("can-disable"));
    }

    @Test
    void staysClosedWhileAnotherIsOpen() {
      var play = Play.standard().types(ALICE, "my-app").clicks(ALICE, ActionIds.INCIDENT_CLOSE);
      var reopen = play.button(ActionIds.INCIDENT_REOPEN);
      var first = play.incident().id();
      play.types(BOB, "my-app");

      play.clicks(ALICE, reopen);

      assertThat(play.reply()).isEqualTo(new Reply.AlreadyOpen(play.incident().id(), MY_APP, BOB));
      assertThat(play.incidents.find(first).orElseThrow().state()).isInstanceOf(Closed.class);
    }

    @Test
    void isNeverASuccess() {
      var play = Play.standard().confirmed().passes(Duration.ofMinutes(10));

      play.clicks(BOB, ActionIds.INCIDENT_REOPEN);

      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
      assertThat(play.state()).isInstanceOf(DeployState.Succeeded.class);
    }

    @Test
    void isReopenedOnce() {
      var play = Play.standard().types(ALICE, "my-app").clicks(ALICE, ActionIds.INCIDENT_CLOSE);
      var reopen = play.button(ActionIds.INCIDENT_REOPEN);
      play.clicks(ALICE, reopen);

      play.clicks(BOB, reopen);

      assertThat(play.reply()).isEqualTo(new Reply.Over(MY_APP));
      assertThat(play.actions()).containsOnlyOnce("reopened");
    }
  }

  @Nested
  class ATreeOfTheTeamsOwn {

    @Test
    void mayNameItsQuestionsAsItLikes() {
      var play = Play.of(Examples.app(), tree()).types(ALICE, "my-app");
      play.environment.has("FEATURE_CHECKOUT", "true");
      assertThat(play.state()).isEqualTo(new Deciding("broken"));
      play.clicks(ALICE, "answer.broken.surely").clicks(ALICE, "answer.change-log.yes");
      assertThat(play.state()).isInstanceOf(ChoosingFlag.class);

      play.clicks(BOB, ActionIds.FLAG_NONE);

      assertThat(play.plan().to().label()).isEqualTo("4.0.0");
    }

    /** Not one of the runbook's names; the second question begins like the action to change. */
    private static DecisionTree tree() {
      return new DecisionTree(
          List.of(
              question(
                  "broken",
                  choice("surely", new Next.Ask("change-log")),
                  choice("not-at-all", new Next.End(Outcome.ALL_GOOD))),
              question(
                  "change-log",
                  choice("yes", new Next.End(Outcome.DISABLE_FEATURE)),
                  choice("no", new Next.End(Outcome.REDEPLOY)))));
    }

    private static Question question(String id, Choice... choices) {
      return new Question(id, new Phrase(id, id), List.of(choices));
    }

    private static Choice choice(String id, Next next) {
      return new Choice(id, new Phrase(id, id), next);
    }
  }

  @Test
  void detailsOfAPlanAreToldToWhoAsksAndChangeNothing() {
    var play = Play.standard().planned();
    var before = play.incident();

    play.clicks(BOB, ActionIds.PLAN_DETAILS);

    assertThat(play.incident()).isEqualTo(before);
    var entry = before.thread().getLast().number();
    assertThat(play.reply()).isEqualTo(new Reply.PlanDetails(before.id(), before.app(), entry));
  }

  @Test
  void whoComesLateIsToldWhereItStandsAndChangesNothing() {
    var play = Play.standard().confirmed();
    var before = play.incident();

    play.clicks(BOB, ActionIds.INCIDENT_CATCH_UP);

    assertThat(play.reply()).isEqualTo(new Reply.CaughtUp(before.id(), before.app()));
    assertThat(play.incident().answers()).isEqualTo(before.answers());
    assertThat(play.incident().prompt()).isEqualTo(before.prompt());
  }
}
