package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.VariableSeen.Meaning;
import rollbackbot.incident.AuditEvent;
import rollbackbot.incident.GivenAnswer;
import rollbackbot.incident.Incident;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.once.OutsideTrouble;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.tree.Answer;

/** An incident opens with evidence, and questions to which facts leave no choice are answered. */
class OpeningEvidenceTest {
  private static final Answer NO_FLAG = new Answer("can-disable", "no");
  private static final Answer NO_DATABASE = new Answer("database", "no");

  /** The team names its flags, but no variable is one; there is no database. */
  private static Play opened() {
    return opened(Play.standard());
  }

  private static Play opened(Play play) {
    var deployed = Examples.NOW.minus(Duration.ofHours(1));
    play.observations.traffic(deployed.minus(Duration.ofHours(2)), deployed, 100, 0);
    play.observations.traffic(deployed.plus(Duration.ofMinutes(1)), Examples.NOW, 100, 8);
    play.gathersEvidence().types(Examples.ALICE, "my-app");
    return play;
  }

  private static Incident incident(Play play) {
    return play.incidents.open().getFirst();
  }

  private static Optional<String> answeredBy(Play play, Answer answer) {
    return incident(play).answers().stream()
        .filter(given -> given.answer().equals(answer))
        .map(GivenAnswer::by)
        .findFirst();
  }

  @Test
  void theIncidentKnowsTheEvidence() {
    var evidence = incident(opened()).evidence().orElseThrow();

    assertThat(evidence.claim(Claim.Errors.class)).isPresent();
    assertThat(evidence.claims(Claim.SuggestedAnswer.class)).hasSize(2);
  }

  @Test
  void whatFactsSettleIsAnsweredByTheBotAndSaidInTheAudit() {
    var play = opened();

    assertThat(answeredBy(play, NO_FLAG)).contains(AuditEvent.BOT);
    assertThat(incident(play).state()).isEqualTo(new Deciding("affects-users"));
    assertThat(play.incidents.audit())
        .anySatisfy(event -> {
          assertThat(event.actor()).isEqualTo(AuditEvent.BOT);
          assertThat(event.action()).isEqualTo("answered");
          assertThat(event.detail()).isEqualTo("can-disable=no");
        });
  }

  /** The command, three answers and the confirmation are all that is left. */
  @Test
  void threeAnswersLeadToThePlan() {
    var play =
        opened()
            .clicks(Examples.ALICE, "answer.affects-users.yes")
            .clicks(Examples.ALICE, "answer.proportion.high")
            .clicks(Examples.ALICE, "answer.can-wait.no");

    assertThat(answeredBy(play, NO_DATABASE)).contains(AuditEvent.BOT);
    assertThat(incident(play).state()).isInstanceOf(Planned.class);
    assertThat(play.platform.byBot()).isEmpty();
  }

  @Test
  void theBotsAnswerCanBeTakenBackAndIsntGivenAgain() {
    var play = opened();

    play.clicks(Examples.BOB, play.change("can-disable"));

    assertThat(incident(play).state()).isEqualTo(new Deciding("can-disable"));
    assertThat(answeredBy(play, NO_FLAG)).isEmpty();

    play.clicks(Examples.BOB, "answer.can-disable.no");
    assertThat(answeredBy(play, NO_FLAG)).contains(Examples.BOB);
  }

  @Test
  void aVariableThatMayNameADatabaseLeavesTheQuestionToPeople() {
    var play = Play.standard();
    play.observations.hasVariable("STORAGE", Meaning.MAY_BE_A_DATABASE);

    opened(play)
        .clicks(Examples.ALICE, "answer.affects-users.yes")
        .clicks(Examples.ALICE, "answer.proportion.high")
        .clicks(Examples.ALICE, "answer.can-wait.no");

    assertThat(incident(play).state()).isEqualTo(new Deciding("database"));
  }

  @Test
  void aDatabaseLeavesTheQuestionToPeople() {
    var play = Play.standard();
    play.observations.hasDatabase("postgresql-starter-512");

    opened(play).clicks(Examples.ALICE, "plan.now");

    assertThat(incident(play).state()).isEqualTo(new Deciding("database"));
  }

  @Test
  void aFlagLeavesTheQuestionToPeople() {
    var play = Play.standard();
    play.observations.hasVariable("FEATURE_COUPONS", Meaning.OTHER);

    assertThat(incident(opened(play)).state()).isEqualTo(new Deciding("can-disable"));
  }

  @Test
  void withoutSourcesAllIsAskedAsEver() {
    var play = Play.standard();
    play.observations.fails(() -> new OutsideTrouble.Unavailable("away", Optional.empty()));

    opened(play);

    assertThat(incident(play).state()).isEqualTo(new Deciding("can-disable"));
    assertThat(incident(play).trouble()).isEmpty();
    assertThat(incident(play).evidence()).isPresent();
  }

  @Test
  void aRollbackOnTheTypedVersionKnowsItTooAndWaitsForNothing() {
    var play = Play.standard().gathersEvidence();

    play.types(Examples.ALICE, "my-app previous");

    assertThat(incident(play).state()).isInstanceOf(Planned.class);
    assertThat(incident(play).evidence()).isPresent();
  }

  /** Neither again while people decide, nor once it is over. */
  @Test
  void itIsReadOnceAndNoMoreForAnIncidentThatNobodyLooksAt() {
    var play = opened();
    int read = play.observations.routerCalls();

    play.passes(Duration.ofHours(2)).clicks(Examples.ALICE, "incident.close");
    play.passes(Duration.ofDays(2));

    assertThat(read).isEqualTo(2);
    assertThat(play.observations.routerCalls()).isEqualTo(read);
  }

  /** A spent budget is told at the sources; the rollback asks as it does without evidence. */
  @Test
  void evidenceThatGetsNoCallsCostsAConfirmedRollbackNothing() {
    var without = Play.standard();
    var with = Play.standard();
    with.observations.fails(
        () -> new OutsideTrouble.Unavailable("our budget of calls is spent", Optional.empty()));
    with.gathersEvidence();

    rolledBack(without);
    rolledBack(with);

    assertThat(calls(with)).isEqualTo(calls(without));
    assertThat(with.clock.instant()).isEqualTo(without.clock.instant());
  }

  private static void rolledBack(Play play) {
    play.types(Examples.ALICE, "my-app previous").clicks(Examples.ALICE, "plan.confirm");
    while (!(play.incident().state() instanceof Succeeded)) {
      play.passes(Duration.ofSeconds(1));
    }
  }

  private static List<String> calls(Play play) {
    return play.disturbances.calls().stream()
        .map(Disturbances.Call::name)
        .filter(name -> !name.startsWith("code."))
        .toList();
  }
}
