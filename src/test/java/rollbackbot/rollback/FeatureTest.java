package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.feature.FeatureEntry;
import rollbackbot.feature.FeatureEntry.FlagChoice;
import rollbackbot.feature.FeatureState.CheckingFeature;
import rollbackbot.feature.FeatureState.ChoosingFlag;
import rollbackbot.feature.Flag;
import rollbackbot.feature.FlagChange;
import rollbackbot.feature.Flags;
import rollbackbot.feature.SwitchingTrouble;
import rollbackbot.feature.SwitchingTrouble.Reached;
import rollbackbot.incident.CalledOff.Closed;
import rollbackbot.incident.CalledOff.Closing;
import rollbackbot.incident.Entry.Health;
import rollbackbot.incident.Input;
import rollbackbot.incident.Milestone;
import rollbackbot.incident.Reply;
import rollbackbot.incident.ThreadEntry;
import rollbackbot.people.ActionIds;
import rollbackbot.question.QuestionState.Deciding;
import rollbackbot.release.Situation;
import rollbackbot.ticket.TicketEntry;
import rollbackbot.tree.Answer;

/** A feature is switched off, and put back, as people confirm. */
class FeatureTest {
  private static final Duration ENOUGH = Duration.ofMinutes(10);
  private static final String SECRET = "sk-live-6d1f0a";

  private static Play opened() {
    return opened(Play.standard());
  }

  private static Play opened(Play play) {
    play.environment.has("FEATURE_CHECKOUT", "true");
    play.environment.has("FEATURE_SEARCH", "ON");
    play.environment.has("FEATURE_BETA", "0");
    play.environment.has("FEATURE_API_KEY", SECRET);
    play.environment.has("DEBUG", "true");
    return play.types(ALICE, "my-app").clicks(ALICE, "answer.can-disable.yes");
  }

  private static Play.Button disable(Play play, int index) {
    return option(play, ActionIds.FLAG_DISABLE, index);
  }

  private static Play.Button option(Play play, String action, int option) {
    var prompt =
        Input.Handle.parse(play.button(ActionIds.FLAG_NONE).value()).orElseThrow().prompt();
    var handle = Input.Handle.of(play.incident(), prompt).withOption(option);
    return new Play.Button(action + "." + option, handle.value());
  }

  private static Play switchedOff(Play play) {
    return play.clicks(BOB, disable(play, 0)).passes(ENOUGH);
  }

  private static Play.Button putBack(Play play) {
    var number =
        play.incident().thread().stream()
            .filter(entry -> Flags.made(entry.content()).isPresent())
            .map(ThreadEntry::number)
            .findFirst()
            .orElseThrow();
    var handle = Input.Handle.of(play.incident(), play.incident().prompt()).withOption(number);
    return new Play.Button(ActionIds.FLAG_PUT_BACK, handle.value());
  }

  @Test
  void offersTheOnesThatAreOn() {
    var play = opened();

    assertThat(play.state(ChoosingFlag.class).flags())
        .containsExactly(
            new Flag("FEATURE_CHECKOUT", Optional.of("true"), Optional.of("false"), false),
            new Flag("FEATURE_SEARCH", Optional.of("ON"), Optional.of("OFF"), false),
            new Flag("FEATURE_API_KEY", Optional.empty(), Optional.empty(), false),
            new Flag("FEATURE_BETA", Optional.of("0"), Optional.empty(), false));
  }

  @Test
  void keepsAValueThatIsNoSwitchToItself() {
    var play = opened();
    switchedOff(play);

    assertThat(play.incident().toString()).doesNotContain(SECRET);
    assertThat(play.incidents.audit().toString()).doesNotContain(SECRET);
  }

  @Test
  void putsTheOnesThatTheReleaseCameWithFirst() {
    var play = Play.standard();
    play.environment.has("FEATURE_CHECKOUT", "true");
    play.environment.somebodySets("carol", "FEATURE_SEARCH", "true");

    play.types(ALICE, "my-app").clicks(ALICE, "answer.can-disable.yes");

    assertThat(play.state(ChoosingFlag.class).flags())
        .extracting(Flag::name, Flag::changedLately)
        .containsExactly(tuple("FEATURE_SEARCH", true), tuple("FEATURE_CHECKOUT", false));
  }

  @Test
  void changesTheVariableAndRestarts() {
    var play = opened();

    switchedOff(play);

    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("false");
    assertThat(play.environment.value("FEATURE_SEARCH")).contains("ON");
    assertThat(play.environment.restartsByBot()).isEqualTo(1);
    var switched = play.last(FeatureEntry.FeatureSwitched.class);
    assertThat(switched.health()).isEqualTo(Health.NOT_CHECKED);
    assertThat(switched.change().by()).isEqualTo(BOB);
    assertThat(play.state()).isEqualTo(new Closed(Closing.DISABLE_FEATURE, Optional.of(BOB)));
    assertThat(play.last(TicketEntry.OwnerAlerted.class).productOwner()).contains("U0OWNER");
    assertThat(play.platform.byBot()).isEmpty();
  }

  @Test
  void changesNothingBeforeAChoice() {
    var play = opened().passes(Duration.ofHours(11));

    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("true");
    assertThat(play.environment.restartsByBot()).isZero();
    assertThat(play.state()).isInstanceOf(ChoosingFlag.class);
  }

  /** Reading ahead may meet a fault of ours meanwhile: there is nothing to stop. */
  @Test
  void aLastingFaultOfOursLeavesTheChoiceOpen() {
    var play = opened();
    var incident = play.incident();

    for (int faults = 0; faults < 5; faults++) {
      var fault = new IllegalStateException("a bug");
      incident = play.machine().faulted(incident, Examples.appWithTickets(), fault).incident();
    }

    assertThat(incident.state()).isInstanceOf(ChoosingFlag.class);
    assertThat(incident.trouble().orElseThrow().attempts()).isEqualTo(5);
  }

  @Test
  void closesWhereNobodyChooses() {
    var play = opened().passes(Duration.ofHours(13));

    assertThat(play.state()).isEqualTo(new Closed(Closing.EXPIRED, Optional.empty()));
  }

  @Test
  void watchesTheHealth() {
    var play = opened(Play.of(Examples.appWithHealthCheck()));

    switchedOff(play);

    assertThat(play.last(FeatureEntry.FeatureSwitched.class).health()).isEqualTo(Health.GOOD);
  }

  @Test
  void saysThatTheAppIsStillNotHealthy() {
    var play = opened(Play.of(Examples.appWithHealthCheck()));
    play.health.isGoodWhen(_ -> false);

    switchedOff(play);

    assertThat(play.last(FeatureEntry.FeatureSwitched.class).health()).isEqualTo(Health.NOT_GOOD);
    assertThat(play.state()).isInstanceOf(Closed.class);
  }

  @Test
  void goesOnWithTheQuestionsWhereNothingIsOn() {
    var play = Play.standard();
    play.environment.has("FEATURE_CHECKOUT", "false");

    play.types(ALICE, "my-app").clicks(BOB, "answer.can-disable.yes");

    assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
    assertThat(play.last(FeatureEntry.FlagsOffered.class).settled())
        .isEqualTo(new FlagChoice.NoChoice());
    assertThat(play.incident().bareAnswers())
        .contains(new Answer("can-disable", "no"))
        .doesNotContain(new Answer("can-disable", "yes"));
  }

  @Test
  void goesOnWithTheQuestionsWhereItIsNoneOfThese() {
    var play = opened().clicks(BOB, ActionIds.FLAG_NONE);

    assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
    assertThat(play.incident().answerTo("can-disable").orElseThrow().by()).isEqualTo(BOB);
    assertThat(play.environment.restartsByBot()).isZero();
  }

  @Test
  void goesOnWithTheQuestionsWhereTheVariablesCantBeRead() {
    var play = Play.standard();
    play.disturbances.always("environment", Disturbances.refused(401, "no rights"));

    play.types(ALICE, "my-app").clicks(ALICE, "answer.can-disable.yes");

    assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
    assertThat(play.milestones()).hasAtLeastOneElementOfType(Milestone.FlagsUnreadable.class);
  }

  @Test
  void ticketTellsWhatProductionRunsHoweverFastTheAnswersCame() {
    var play = Play.of(Examples.appWithTickets());
    play.environment.has("FEATURE_CHECKOUT", "true");
    play.disturbances.next("platform.deployments", Disturbances.unavailable());
    play.types(ALICE, "my-app").clicks(ALICE, ActionIds.answer("can-disable", "yes"));

    play.clicks(ALICE, disable(play, 0)).passes(ENOUGH);

    assertThat(play.incident().situation().orElseThrow().current().orElseThrow().label())
        .isEqualTo("4.1.1");
  }

  @Test
  void ticketIsOpenedAlsoWhereProductionCantBeRead() {
    var play = Play.of(Examples.appWithTickets());
    play.disturbances.always("platform", Disturbances.unavailable());
    play.types(ALICE, "my-app").clicks(ALICE, ActionIds.answer("can-disable", "no"));
    play.clicks(ALICE, ActionIds.answer("affects-users", "no"));

    play.clicks(ALICE, ActionIds.answer("can-wait", "yes")).passes(Duration.ofMinutes(1));

    assertThat(play.incident().situation()).contains(Situation.UNKNOWN);
  }

  @Test
  void restartsAlsoWhereTheHistoryCantBeRead() {
    var play = opened();
    play.disturbances.always("environment.events", Disturbances.refused(404, "not found"));

    play.clicks(ALICE, disable(play, 0)).passes(ENOUGH);

    assertThat(play.environment.restartsByBot()).isEqualTo(1);
    assertThat(play.contents(FeatureEntry.FeatureSwitched.class)).hasSize(1);
  }

  @Test
  void repeatsNoLostRestartWhereTheHistoryCantBeRead() {
    var play = opened();
    play.disturbances.always("environment.events", Disturbances.unavailable());
    play.disturbances.next("environment.restart", Disturbances.answerLost());

    play.clicks(ALICE, disable(play, 0)).passes(Duration.ofMinutes(20));

    assertThat(play.environment.restartsByBot()).isEqualTo(1);
    assertThat(play.contents(FeatureEntry.SwitchingStopped.class)).hasSize(1);
  }

  /** It wouldn't help, and nobody waits five minutes to be told so. */
  @Test
  void isStoppedByAPersonWhileTheHealthIsChecked() {
    var play = opened(Play.of(Examples.appWithHealthCheck()));
    play.health.isGoodWhen(_ -> false);
    play.clicks(ALICE, disable(play, 0)).passes(Duration.ofMinutes(2));
    assertThat(play.state()).isInstanceOf(CheckingFeature.class);

    play.clicks(BOB, ActionIds.FLAG_STOP);

    assertThat(play.last(FeatureEntry.SwitchingStopped.class).why())
        .isEqualTo(new SwitchingTrouble.StoppedBy(BOB, Reached.RESTARTED));
    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("false");
    assertThat(play.state().publicName()).isEqualTo("deciding");
    play.clicks(BOB, putBack(play)).passes(Duration.ofMinutes(10));
    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("true");
  }

  @Test
  void changeThatIsNeverAnsweredIsSaidToBeUnsure() {
    var play = opened();
    play.disturbances.next("environment.setVariable", Disturbances.requestLost());
    play.clicks(ALICE, disable(play, 0));
    play.disturbances.goesAway("environment");

    play.passes(Duration.ofMinutes(20));

    assertThat(play.last(FeatureEntry.SwitchingStopped.class).why())
        .isInstanceOf(SwitchingTrouble.ChangeUnsure.class);
  }

  @Test
  void doesNotChangeItTwiceWhereSomebodyPutItBackMeanwhile() {
    var play = opened();
    play.disturbances.next("environment.setVariable", Disturbances.answerLost());
    play.clicks(ALICE, disable(play, 0));
    play.clock.advance(Duration.ofMillis(500));
    play.environment.somebodySets("carol", "FEATURE_CHECKOUT", "true");

    play.passes(ENOUGH);

    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("true");
    assertThat(play.disturbances.acted("environment.setVariable")).isEqualTo(1);
    assertThat(play.environment.restartsByBot()).isZero();
    assertThat(play.last(FeatureEntry.SwitchingStopped.class).why())
        .isEqualTo(new SwitchingTrouble.PutBackMeanwhile());
  }

  /** Whose clock is wrong, and by how much, tells nothing of what came first. */
  @ParameterizedTest
  @ValueSource(longs = {-120, -3, 3, 120})
  void aWrongClockHidesNobodyWhoPutItBack(long minutes) {
    var play = opened();
    play.clockJumps(Duration.ofMinutes(minutes));
    play.disturbances.next("environment.setVariable", Disturbances.answerLost());
    play.clicks(ALICE, disable(play, 0));
    play.clock.advance(Duration.ofMillis(500));
    play.environment.somebodySets("carol", "FEATURE_CHECKOUT", "true");

    play.passes(ENOUGH);

    assertThat(play.disturbances.acted("environment.setVariable")).isEqualTo(1);
    assertThat(play.last(FeatureEntry.SwitchingStopped.class).why())
        .isEqualTo(new SwitchingTrouble.PutBackMeanwhile());
  }

  /** What was done to it before the click isn't what became of the click. */
  @ParameterizedTest
  @ValueSource(longs = {-120, -3, 3, 120})
  void aWrongClockTakesNoEarlierChangeForOneSince(long minutes) {
    var play = opened();
    play.environment.somebodySets("carol", "FEATURE_CHECKOUT", "true");
    play.clock.advance(Duration.ofSeconds(1));
    play.clockJumps(Duration.ofMinutes(minutes));
    play.disturbances.next("environment.setVariable", Disturbances.requestLost());

    play.clicks(ALICE, disable(play, 0)).passes(ENOUGH);

    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("false");
    assertThat(play.contents(FeatureEntry.SwitchingStopped.class)).isEmpty();
  }

  @Test
  void aLateChangeThatArrivesWhileItIsLookedForIsTheChange() {
    var play = opened();
    play.disturbances.next("environment.setVariable", Disturbances.onItsWay());
    var atFirst = new Disturbances.Disturbance.Meanwhile(() -> {});
    play.disturbances.next("environment.events", atFirst);
    play.disturbances.next(
        "environment.events", new Disturbances.Disturbance.Meanwhile(play.disturbances::arrive));

    play.clicks(ALICE, disable(play, 0)).passes(ENOUGH);

    assertThat(play.contents(FeatureEntry.SwitchingStopped.class)).isEmpty();
    assertThat(play.contents(FeatureEntry.FeatureSwitched.class)).hasSize(1);
    assertThat(play.disturbances.acted("environment.setVariable")).isEqualTo(1);
    assertThat(play.environment.restartsByBot()).isEqualTo(1);
  }

  @Test
  void leavesAVariableAloneThatSomebodyChangedMeanwhile() {
    var play = opened();
    var button = disable(play, 0);
    play.environment.somebodySets("carol", "FEATURE_CHECKOUT", "maybe");

    play.clicks(ALICE, button).passes(ENOUGH);

    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("maybe");
    assertThat(play.environment.restartsByBot()).isZero();
    assertThat(play.last(FeatureEntry.SwitchingStopped.class))
        .returns(false, FeatureEntry.SwitchingStopped::changed)
        .returns(new SwitchingTrouble.ChangedMeanwhile(), FeatureEntry.SwitchingStopped::why);
    assertThat(play.state(ChoosingFlag.class).flags())
        .extracting(Flag::name)
        .first()
        .isEqualTo("FEATURE_SEARCH");
  }

  @Test
  void tellsThatTheRestartFailed() {
    var play = opened();
    play.environment.nextRestartFails("no container came up");

    switchedOff(play);

    assertThat(play.last(FeatureEntry.SwitchingStopped.class))
        .returns(true, FeatureEntry.SwitchingStopped::changed)
        .returns(
            new SwitchingTrouble.Said("no container came up"), FeatureEntry.SwitchingStopped::why);
    assertThat(Flags.inForce(play.incident())).hasSize(1);
  }

  @Test
  void answersWhoComesSecond() {
    var play = opened();
    var late = disable(play, 1);
    play.clicks(ALICE, disable(play, 0));

    play.clicks(BOB, late).passes(ENOUGH);

    assertThat(play.reply()).isEqualTo(new Reply.AlreadySettled(Optional.of(ALICE)));
    assertThat(play.environment.value("FEATURE_SEARCH")).contains("ON");
  }

  @Test
  void goesOnWithTheAnswersKeptWhereItDidNotHelp() {
    var play = opened();
    switchedOff(play);

    play.clicks(ALICE, ActionIds.INCIDENT_REOPEN);

    assertThat(play.state()).isEqualTo(new Deciding("affects-users"));
    assertThat(Flags.inForce(play.incident()))
        .extracting(FlagChange::name)
        .containsExactly("FEATURE_CHECKOUT");
    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("false");
  }

  @Test
  void isPutBack() {
    var play = opened();
    switchedOff(play);

    play.clicks(ALICE, putBack(play)).passes(ENOUGH);

    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("true");
    assertThat(play.environment.restartsByBot()).isEqualTo(2);
    assertThat(Flags.inForce(play.incident())).isEmpty();
    assertThat(play.state()).isEqualTo(new Closed(Closing.DISABLE_FEATURE, Optional.of(BOB)));
    assertThat(play.contents(TicketEntry.OwnerAlerted.class)).hasSize(1);
  }

  @Test
  void isPutBackOnce() {
    var play = opened();
    switchedOff(play);
    var button = putBack(play);
    play.clicks(ALICE, button).passes(ENOUGH);

    play.clicks(BOB, button).passes(ENOUGH);

    assertThat(play.environment.restartsByBot()).isEqualTo(2);
    assertThat(play.reply()).isEqualTo(new Reply.Over(Examples.MY_APP));
  }

  @Test
  void isNotPutBackWhileAnotherIncidentOfTheAppIsOpen() {
    var play = opened();
    switchedOff(play);
    var button = putBack(play);
    play.types(BOB, "my-app");

    play.clicks(ALICE, button).passes(ENOUGH);

    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("false");
    assertThat(play.reply()).isInstanceOf(Reply.AlreadyOpen.class);
  }

  @Test
  void isTakenBackByAnotherAnswerBeforeTheChoice() {
    var play = opened();
    var late = disable(play, 0);

    play.clicks(ALICE, play.change("can-disable"));

    assertThat(play.state()).isEqualTo(new Deciding("can-disable"));
    play.clicks(BOB, late).passes(ENOUGH);
    assertThat(play.environment.value("FEATURE_CHECKOUT")).contains("true");
    assertThat(play.contents(FeatureEntry.FlagsOffered.class))
        .extracting(FeatureEntry.FlagsOffered::settled)
        .isEqualTo(List.of(new FlagChoice.NoChoice()));
  }
}
