package rollbackbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static rollbackbot.rollback.Examples.ALICE;
import static rollbackbot.rollback.Examples.BOB;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollbackbot.app.terminal.TalkEnd;
import rollbackbot.app.terminal.Terminal;
import rollbackbot.deploy.DeployState.Deploying;
import rollbackbot.deploy.DeployState.Succeeded;
import rollbackbot.incident.CalledOff.Cancelled;
import rollbackbot.offer.OfferState.Planned;
import rollbackbot.people.ActionIds;
import rollbackbot.release.ApprovalRule;
import rollbackbot.restore.RestoreState;

/** A rollback from a terminal, in virtual time. */
class TerminalTest {
  private static final TerminalCaller ROOT = new TerminalCaller("oncall", "en_GB.UTF-8");

  private Play play = Play.standard();

  /** Time goes by whenever the talk looks whether somebody is there. */
  private final class Typist implements Terminal {
    private final List<String> printed = new ArrayList<>();
    private final Deque<String> types;
    private final Map<Integer, Runnable> meanwhile = new HashMap<>();
    private int looks;
    private int leavesAfter = Integer.MAX_VALUE;
    private Runnable whileAsked = () -> {};

    Typist(String... types) {
      this.types = new ArrayDeque<>(List.of(types));
    }

    /** What happens at the so many-th look. */
    void meanwhile(int look, Runnable happening) {
      meanwhile.put(look, happening);
    }

    @Override
    public void print(String line) {
      printed.add(line);
    }

    @Override
    public Optional<String> ask(String prompt) {
      printed.add(prompt);
      whileAsked.run();
      return Optional.ofNullable(types.poll());
    }

    @Override
    public boolean isOpen() {
      play.passes(Duration.ofSeconds(1));
      looks++;
      Optional.ofNullable(meanwhile.remove(looks)).ifPresent(Runnable::run);
      return looks < leavesAfter;
    }

    @Override
    public void whenGone(Runnable act) {
      // It leaves by itself.
    }
  }

  private TalkEnd talk(String text, Typist typist) throws InterruptedException {
    return play.talk().talk(text, ROOT, typist);
  }

  @Test
  void theNameTypedConfirmsAndTheEndIsProven() throws InterruptedException {
    var typist = new Typist("my-app");

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.PROVEN);

    assertThat(play.state()).isInstanceOf(Succeeded.class);
    assertThat(play.platform.byBot()).hasSize(1);
    assertThat(typist.printed)
        .containsSubsequence("Offered", "planned", "Type my-app to confirm this plan: ")
        .containsSubsequence("rolling_back", "Proven");
    assertThat(play.incidents.audit())
        .filteredOn(event -> List.of("opened", "confirmed").contains(event.action()))
        .allMatch(event -> event.actor().equals("oncall"))
        .allMatch(event -> event.detail().endsWith("at a terminal"))
        .hasSize(2);
  }

  /** What the bot goes on learning isn't what the typist decides on. */
  @Test
  void evidenceThatArrivesMeanwhileIsInNobodysWay() throws InterruptedException {
    play.gathersWithoutEnd();
    var typist = new Typist("my-app");
    typist.whileAsked = () -> play.passes(Duration.ofSeconds(3));

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.PROVEN);
    assertThat(typist.printed).containsOnlyOnce("Type my-app to confirm this plan: ");
  }

  @Test
  void evidenceThatArrivesMeanwhileKeepsNoPlan() throws InterruptedException {
    play.gathersWithoutEnd();
    var typist = new Typist();
    typist.whileAsked = () -> play.passes(Duration.ofSeconds(3));

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.BAD_USAGE);

    assertThat(play.state()).isInstanceOf(Cancelled.class);
  }

  @Test
  void withoutAVersionThePreviousOneIsMeant() throws InterruptedException {
    assertThat(talk("my-app", new Typist("my-app"))).isEqualTo(TalkEnd.PROVEN);
  }

  @Test
  void nothingTypedIsNothingDone() throws InterruptedException {
    var typist = new Typist();

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.BAD_USAGE);

    assertThat(play.state()).isInstanceOf(Cancelled.class);
    assertThat(play.platform.byBot()).isEmpty();
    assertThat(typist.printed).endsWith("Nothing was confirmed: the plan is cancelled.");
  }

  @Test
  void anotherNameThreeTimesIsNothingDone() throws InterruptedException {
    assertThat(talk("my-app previous", new Typist("yes", "My-App!", "")))
        .isEqualTo(TalkEnd.BAD_USAGE);

    assertThat(play.state()).isInstanceOf(Cancelled.class);
  }

  @Test
  void anUnknownAppIsBadUsage() throws InterruptedException {
    var typist = new Typist();

    assertThat(talk("my-ap", typist)).isEqualTo(TalkEnd.BAD_USAGE);

    assertThat(typist.printed).containsExactly("UnknownApp");
    assertThat(play.incidents.all()).isEmpty();
  }

  @Test
  void whatCannotBeReadOpensNothing() throws InterruptedException {
    play.disturbances.goesAway("git");

    assertThat(talk("my-app 4.0.0", new Typist("my-app"))).isEqualTo(TalkEnd.FAILED);

    assertThat(play.incidents.all()).isEmpty();
  }

  @Test
  void whoLeavesAfterTheConfirmationLeavesTheRollbackRunning() throws InterruptedException {
    var typist = new Typist("my-app");
    typist.leavesAfter = 8;

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.FAILED);
    assertThat(play.state()).isInstanceOf(Deploying.class);
    assertThat(typist.printed)
        .endsWith("What was confirmed is stored, and goes on as long as a bot runs.");
    play.passes(Duration.ofMinutes(5));

    assertThat(play.state()).isInstanceOf(Succeeded.class);
  }

  @Test
  void anEndThatIsAFailureIsOne() throws InterruptedException {
    play.platform.nextEnds("build-error");

    var typist = new Typist("my-app");

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.FAILED);
    assertThat(typist.printed).contains("Stopped");
  }

  @Test
  void aPlanThatIsOpenInSlackIsConfirmedHere() throws InterruptedException {
    play.planned();

    var typist = new Typist("my-app");

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.PROVEN);
    assertThat(play.incidents.all()).hasSize(1);
    assertThat(typist.printed.getFirst()).contains("is already open");
  }

  @Test
  void aPlanOfOthersStaysWhenNothingIsTyped() throws InterruptedException {
    play.planned();

    assertThat(talk("my-app previous", new Typist())).isEqualTo(TalkEnd.BAD_USAGE);

    assertThat(play.state()).isInstanceOf(Planned.class);
  }

  @Test
  void questionsThatAreOpenInSlackAreLeftOutByName() throws InterruptedException {
    play.types(ALICE, "my-app");

    assertThat(talk("my-app previous", new Typist("my-app", "my-app"))).isEqualTo(TalkEnd.PROVEN);
    assertThat(play.actions()).contains("questions-skipped");
  }

  private static Play twoPeople(ApprovalRule rule) {
    return Play.of(Examples.appAsking(rule));
  }

  @Test
  void whereASecondPersonIsAskedForATypedNameConfirmsNothing() throws InterruptedException {
    play = twoPeople(ApprovalRule.SECOND_PERSON);
    var typist = new Typist("my-app", "my-app");
    typist.leavesAfter = 30;

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.BAD_USAGE);

    assertThat(play.state()).isInstanceOf(Planned.class);
    assertThat(play.actions()).doesNotContain("confirmed", "approved");
    assertThat(typist.printed)
        .filteredOn(line -> line.startsWith("A deployment of my-app takes two people"))
        .hasSize(1);
    assertThat(typist.printed).noneMatch(line -> line.startsWith("Type "));
  }

  @Test
  void twoPeopleInSlackStandForWhatATerminalBegan() throws InterruptedException {
    play = twoPeople(ApprovalRule.SECOND_PERSON);
    var typist = new Typist();
    typist.meanwhile(5, () -> play.clicks(ALICE, ActionIds.PLAN_CONFIRM));
    typist.meanwhile(10, () -> play.clicks(BOB, ActionIds.PLAN_APPROVE));

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.PROVEN);

    var confirmed = play.state(Succeeded.class).confirmed();
    assertThat(confirmed.word().people()).containsExactly(ALICE, BOB);
    assertThat(play.platform.byBot()).hasSize(1);
  }

  @Test
  void aloneItTakesAReasonThatEverybodySees() throws InterruptedException {
    play = twoPeople(ApprovalRule.SECOND_PERSON_OR_REASON);
    var typist = new Typist("my-app", "Slack is away, shop is down");

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.PROVEN);

    var confirmed = play.state(Succeeded.class).confirmed();
    assertThat(confirmed.word().people()).isEmpty();
    assertThat(confirmed.approval().orElseThrow().aloneBecause())
        .contains("Slack is away, shop is down");
    assertThat(play.incidents.audit())
        .filteredOn(event -> event.action().equals("approval-bypassed"))
        .singleElement()
        .matches(event -> event.actor().equals("oncall"))
        .matches(event -> event.detail().contains("Slack is away, shop is down"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void aloneWithoutAReasonNothingIsDone(String reason) throws InterruptedException {
    play = twoPeople(ApprovalRule.SECOND_PERSON_OR_REASON);

    assertThat(talk("my-app previous", new Typist("my-app", reason))).isEqualTo(TalkEnd.BAD_USAGE);

    assertThat(play.state()).isInstanceOf(Cancelled.class);
    assertThat(play.actions()).doesNotContain("confirmed", "approval-bypassed");
  }

  @Test
  void whatAPersonInSlackConfirmedBeginsAloneByAReason() throws InterruptedException {
    play = twoPeople(ApprovalRule.SECOND_PERSON_OR_REASON);
    play.planned().clicks(ALICE, ActionIds.PLAN_CONFIRM);
    play.workspace.tellsNothingOfPeople();
    var typist = new Typist("my-app", "Slack is away");

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.PROVEN);

    assertThat(play.state(Succeeded.class).confirmed().by()).isEqualTo(ALICE);
    assertThat(play.state(Succeeded.class).confirmed().word().people()).isEmpty();
    assertThat(typist.printed).contains("Type my-app to begin without a second person: ");
  }

  @Test
  void aUserOfTheMachineWithTheNameOfASlackIdStandsForNobody() throws InterruptedException {
    play = twoPeople(ApprovalRule.SECOND_PERSON_OR_REASON);
    var typist = new Typist("my-app", "because");

    play.talk().talk("my-app previous", new TerminalCaller(BOB, "en"), typist);

    assertThat(play.incident().openedBy()).isNotEqualTo(BOB);
    assertThat(play.state(Succeeded.class).confirmed().word().people()).isEmpty();
  }

  @Test
  void whatOnlySlackCanDecideIsSaidOnce() throws InterruptedException {
    play.plannedWithDatabase().clicks(ALICE, ActionIds.PLAN_CONFIRM).passes(Duration.ofMinutes(5));
    assertThat(play.state()).isInstanceOf(RestoreState.RestoringDatabase.class);
    var typist = new Typist();
    typist.leavesAfter = 20;

    talk("my-app", typist);

    assertThat(typist.printed)
        .containsOnlyOnce("This is decided in Slack. What follows is shown here; Ctrl-C leaves.");
  }

  @Test
  void whoTypesTheCommandInAChannelLaterBringsTheBoardThere() throws InterruptedException {
    var typist = new Typist();
    typist.meanwhile(1, () -> play.types(ALICE, "my-app"));

    talk("my-app previous", typist);

    assertThat(typist.printed.getFirst()).startsWith("my-app has no channel");
    assertThat(play.incident().channel()).isEqualTo(Examples.CHANNEL);
  }

  @Test
  void aLongWaitShowsThatItLives() throws InterruptedException {
    play.platform.nextTakes(Duration.ofMinutes(5));
    var typist = new Typist("my-app");

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.PROVEN);

    assertThat(typist.printed)
        .filteredOn(line -> line.matches("rolling_back, for .*"))
        .hasSizeBetween(8, 12);
  }

  @Test
  void whoLeavesWhileThePlanIsMadeLeavesNoPlanBehind() throws InterruptedException {
    play.disturbances.goesAway("platform");
    var typist = new Typist();
    typist.leavesAfter = 4;
    typist.meanwhile(20, play.disturbances::comesBack);

    assertThat(talk("my-app previous", typist)).isEqualTo(TalkEnd.BAD_USAGE);

    assertThat(play.state()).isInstanceOf(Cancelled.class);
  }

  @Test
  void aRollbackThatRunsIsFollowedToItsEnd() throws InterruptedException {
    play.confirmed();

    assertThat(talk("my-app previous", new Typist())).isEqualTo(TalkEnd.PROVEN);
    assertThat(play.platform.byBot()).hasSize(1);
  }
}
