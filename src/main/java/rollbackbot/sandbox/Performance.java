package rollbackbot.sandbox;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import rollbackbot.sandbox.BotProcess.Condition;

/** Plays a scenario in the terminal, as alice at the keyboard. */
final class Performance {
  private static final String PERSON = "U0ALICE";
  private static final String CHANNEL = "C0INCIDENTS";
  private static final long BOT_PATIENCE_MILLIS = 1000;
  private static final int BOT_LOOKS = 60;
  private static final List<String> ANSWERS =
      List.of(
          "answer.can-disable.no",
          "answer.affects-users.yes",
          "answer.proportion.high",
          "answer.can-wait.no",
          "answer.database.no");

  private final Stage.Set set;
  private final Changes changes;
  private final PrintWriter out;
  private final Play alice;

  Performance(Stage.Set set, Changes changes, InstantSource clock, PrintWriter out) {
    this.set = set;
    this.changes = changes;
    this.out = out;
    this.alice = new Play(set.world().slack(), PERSON, CHANNEL, clock);
  }

  /** Plays it to its end. */
  void play(Scenario scenario) throws InterruptedException {
    awaitBot(Condition.READY);
    int before = deployments();
    switch (scenario) {
      case BROKEN_CHECKOUT -> brokenCheckout();
      case FAILING_BUILD -> failingBuild();
      case DYING_BOT -> dyingBot();
    }
    alice.awaitState("succeeded");
    int expected = scenario == Scenario.FAILING_BUILD ? 2 : 1;
    if (deployments() - before != expected) {
      throw new IllegalStateException(
          "%d deployments instead of %d".formatted(deployments() - before, expected));
    }
    say(
        "Played. Deployments asked for: %d; branches: %s"
            .formatted(expected, set.world().repository().branches().keySet()));
  }

  private void brokenCheckout() throws InterruptedException {
    type(PlayedWorld.APP);
    for (var answer : ANSWERS) {
      click(answer);
    }
    click("plan.confirm");
  }

  private void failingBuild() throws InterruptedException {
    type(PlayedWorld.APP + " previous");
    click("plan.confirm");
    alice.awaitState("failed");
    click("rollback.retry");
    click("plan.confirm");
  }

  private void dyingBot() throws InterruptedException {
    type(PlayedWorld.APP + " previous");
    click("plan.confirm");
    awaitBot(Condition.STOPPED);
    say("The bot was killed while it asked for the deployment. It is started again.");
    set.startBot();
  }

  private void awaitBot(Condition wanted) throws InterruptedException {
    for (int look = 0; look < BOT_LOOKS; look++) {
      long seen = changes.count();
      if (set.bot().condition() == wanted) {
        return;
      }
      changes.awaitMoreThan(seen, BOT_PATIENCE_MILLIS);
    }
    throw new IllegalStateException("the bot isn't " + wanted + "; it is " + set.bot().condition());
  }

  private int deployments() {
    return set.world().scalingo().deploymentsOf(PlayedWorld.PLATFORM_APP).size();
  }

  private void type(String text) {
    say("alice types /rollback " + text);
    alice.type(text);
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
