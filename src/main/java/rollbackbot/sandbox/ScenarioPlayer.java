package rollbackbot.sandbox;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import rollbackbot.sandbox.SandboxBot.Condition;

/** Plays a scenario in the terminal, as alice at the keyboard. */
final class ScenarioPlayer {
  private static final String PERSON = "U0ALICE";
  private static final String SECOND = "U0BOB";
  private static final String CHANNEL = "C0INCIDENTS";

  /** Only what hangs takes as long: the machine may be slow, or stand still for a while. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final List<String> ANSWERS =
      List.of(
          "answer.can-disable.no",
          "answer.affects-users.yes",
          "answer.proportion.high",
          "answer.can-wait.no",
          "answer.database.no");

  private final WorldWithBot played;
  private final ChangeSignal changes;
  private final InstantSource clock;
  private final PrintWriter out;
  private final PlayedPerson alice;
  private final PlayedPerson bob;

  ScenarioPlayer(WorldWithBot played, ChangeSignal changes, InstantSource clock, PrintWriter out) {
    this.played = played;
    this.changes = changes;
    this.clock = clock;
    this.out = out;
    this.alice = new PlayedPerson(played.world().slack(), PERSON, CHANNEL, clock);
    this.bob = new PlayedPerson(played.world().slack(), SECOND, CHANNEL, clock);
  }

  /** Plays it to its end. */
  void play(Scenario scenario) throws InterruptedException {
    awaitBot(Condition.READY);
    int before = deployments();
    switch (scenario) {
      case BROKEN_CHECKOUT -> brokenCheckout();
      case FAILING_BUILD -> failingBuild();
      case DYING_BOT -> dyingBot();
      case FEATURE_OFF -> featureOff();
      case RESTORE_DATABASE -> restoreDatabase();
      case SECOND_PERSON -> secondPerson();
      case ANSWERED_QUESTIONS -> answeredQuestions();
    }
    int asked = deployments() - before;
    require(asked == expected(scenario), asked + " deployments instead of " + expected(scenario));
    say(
        "Played. Deployments requested: %d; branches: %s"
            .formatted(asked, played.world().repository().branches().keySet()));
  }

  private static int expected(Scenario scenario) {
    return switch (scenario) {
      case FEATURE_OFF -> 0;
      case BROKEN_CHECKOUT, DYING_BOT, RESTORE_DATABASE, SECOND_PERSON, ANSWERED_QUESTIONS -> 1;
      case FAILING_BUILD -> 2;
    };
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private void brokenCheckout() throws InterruptedException {
    type(PlayedWorld.APP);
    for (var answer : ANSWERS) {
      click(answer);
    }
    click("plan.confirm");
    alice.awaitState("succeeded");
  }

  private void failingBuild() throws InterruptedException {
    type(PlayedWorld.APP + " previous");
    click("plan.confirm");
    alice.awaitState("failed");
    click("rollback.retry");
    click("plan.confirm");
    alice.awaitState("succeeded");
  }

  private void dyingBot() throws InterruptedException {
    type(PlayedWorld.APP + " previous");
    click("plan.confirm");
    awaitBot(Condition.STOPPED);
    say("The bot was killed while it requested the deployment. It is started again.");
    played.startBot();
    alice.awaitState("succeeded");
  }

  private void featureOff() throws InterruptedException {
    type(PlayedWorld.APP);
    click("answer.can-disable.yes");
    click("flag.disable.0");
    alice.awaitState("closed");
    var scalingo = played.world().scalingo();
    boolean off =
        scalingo.variablesOf(PlayedWorld.PLATFORM_APP).stream()
            .anyMatch(variable ->
                variable.name().equals(PlayedWorld.FEATURE) && variable.value().equals("false"));
    require(off, PlayedWorld.FEATURE + " is still on");
    int health = scalingo.healthOf(PlayedWorld.PLATFORM_APP);
    require(health == 200, "the health check answers " + health);
    var tickets = played.world().git().api().issues(PlayedWorld.OWNER, PlayedWorld.APP);
    require(tickets.size() == 1, tickets.size() + " tickets instead of 1");
  }

  private void restoreDatabase() throws InterruptedException {
    type(PlayedWorld.APP);
    click("plan.now");
    click("answer.database.yes");
    click("plan.confirm");
    click("database.restore");
    awaitForm();
    say("alice types " + PlayedWorld.APP + " in the form, and sends it");
    played.world().slack().forms().submit(PERSON, Map.of("app", PlayedWorld.APP));
    alice.awaitState("succeeded");
    var scalingo = played.world().scalingo();
    int restores =
        scalingo.databasesOf(PlayedWorld.PLATFORM_APP).stream()
            .mapToInt(it -> scalingo.restoresOf(PlayedWorld.PLATFORM_APP, it.id()).size())
            .sum();
    require(restores == 1, restores + " restores instead of 1");
  }

  private void secondPerson() throws InterruptedException {
    int before = deployments();
    type(PlayedWorld.APP + " previous");
    click("plan.confirm");
    alice.awaitState("awaiting_approval");
    click("plan.approve");
    alice.awaitPrivateWord();
    require(deployments() == before, "alice alone had something deployed");
    var button = bob.awaitControl("plan.approve");
    say("bob clicks [" + button.label() + "]");
    bob.click("plan.approve");
    alice.awaitState("succeeded");
  }

  /** No feature, no database: the bot answers both questions itself. */
  private void answeredQuestions() throws InterruptedException {
    type(PlayedWorld.UNLINKED.name());
    click("answer.affects-users.yes");
    click("answer.proportion.high");
    click("answer.can-wait.no");
    click("plan.confirm");
    alice.awaitState("succeeded");
  }

  private void awaitForm() throws InterruptedException {
    await(
        () -> played.world().slack().views().modal(PERSON).isPresent(), () -> "no form was opened");
  }

  private void awaitBot(Condition wanted) throws InterruptedException {
    await(
        () -> {
          var condition = played.bot().condition();
          require(
              condition == wanted || condition != Condition.STOPPED,
              "the bot ended; it wrote:\n" + played.bot().lastWords());
          return condition == wanted;
        },
        () -> "the bot isn't " + wanted + "; it is " + played.bot().condition());
  }

  private void await(BooleanSupplier condition, Supplier<String> otherwise)
      throws InterruptedException {
    var deadline = clock.instant().plus(PATIENCE);
    for (long seen = changes.count(); !condition.getAsBoolean(); ) {
      var left = Duration.between(clock.instant(), deadline);
      require(!left.isNegative(), otherwise.get());
      seen = changes.awaitMoreThan(seen, left.toMillis());
    }
  }

  private int deployments() {
    var world = played.world();
    return world.apps().stream()
        .mapToInt(app -> world.scalingo().deploymentsOf(app.platformName()).size())
        .sum();
  }

  private void type(String text) throws InterruptedException {
    say("alice types /rollback " + text);
    alice.type(text);
    // Whoever decides reads first; at this speed nothing would be known yet.
    alice.awaitEvidence();
  }

  private void click(String action) throws InterruptedException {
    var control = alice.awaitControl(action);
    say("alice clicks [" + control.label() + "]");
    alice.click(action);
  }

  private void say(String line) {
    out.println("── " + line + "\n");
    out.flush();
  }
}
