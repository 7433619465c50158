package rollbackbot.whole;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import rollbackbot.release.Deployment;
import rollbackbot.sandbox.slack.messages.Control;

/**
 * One rollback among others, with mishaps, and a person who clicks what the bot asks for: the plan,
 * a new plan, another try. What is drawn follows from its seed alone, when it happens from the
 * machine too.
 */
final class SoakedRollback {
  private static final Duration END = Duration.ofMinutes(4);
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final int MOST_TRIES = 6;
  private static final String ALICE = "U0ALICE";
  private static final List<String> OPERATORS = List.of(ALICE, "U0BOB");
  private static final String CONFIRMED_BY =
      "select actor from audit_event where action = 'confirmed' and app = '%s'";

  private final ProcessSoak soak;
  private final String app;
  private final Random random;
  private final List<ProcessMishap> mishaps;
  private final Set<String> answered = new HashSet<>();
  private long lastClick = System.nanoTime();
  private int asked;

  SoakedRollback(ProcessSoak soak, String app, long seed) {
    this.soak = soak;
    this.app = app;
    this.random = new Random(seed);
    this.mishaps = ProcessMishap.draw(random);
  }

  /**
   * What came of it.
   *
   * @param asked how often a person was asked beyond the first confirmation
   * @param wrong what must never be, each in a sentence
   */
  record End(String app, List<ProcessMishap> mishaps, String state, int asked, List<String> wrong) {
    boolean succeeded() {
      return state.equals("succeeded");
    }
  }

  End play() throws IOException, InterruptedException {
    insist(
        () -> soak.slack().command(ALICE, World.channel(app), app + " previous").isAcknowledged());
    try {
      awaiting().until(() -> control("plan.confirm").isPresent());
      for (var mishap : mishaps) {
        mishap.prepare(soak, app, random);
      }
      awaiting().until(this::isOver);
    } catch (ConditionTimeoutException e) {
      return end(List.of("no end within " + END + ", the state is " + state()));
    }
    return end(List.of());
  }

  private static ConditionFactory awaiting() {
    return Awaitility.await().atMost(END).pollInterval(Duration.ofMillis(150)).pollInSameThread();
  }

  private String state() {
    return soak.fleet().state(app);
  }

  private Optional<Control> control(String action) {
    return soak.slack().messages().control(World.channel(app), action);
  }

  /** Looks, and does what the bot asks for. */
  private boolean isOver() throws Exception {
    soak.keepAlive();
    return switch (state()) {
      case "succeeded" -> true;
      case "planned" -> {
        click("plan.confirm");
        yield false;
      }
      case "failed" -> {
        if (asked >= MOST_TRIES) {
          yield control("rollback.give-up").isPresent();
        }
        click("rollback.retry");
        yield false;
      }
      default -> false;
    };
  }

  /** What was clicked already is clicked again after a while: the click may have been lost. */
  private void click(String action) throws IOException, InterruptedException {
    var button = control(action);
    if (button.isEmpty()) {
      return;
    }
    var key = button.get().message().ts() + " " + button.get().value();
    boolean isNew = answered.add(key);
    if (!isNew && System.nanoTime() - lastClick < AGAIN.toNanos()) {
      return;
    }
    if (isNew && answered.size() > 1) {
      asked++;
    }
    lastClick = System.nanoTime();
    insist(() -> soak.slack().click(ALICE, button.get()).isAcknowledged());
  }

  private interface Delivery {
    boolean isAcknowledged();
  }

  /** A process that is dead or stands still acknowledges nothing: the person does it again. */
  private void insist(Delivery delivery) throws IOException, InterruptedException {
    boolean acknowledged = false;
    while (!acknowledged) {
      soak.keepAlive();
      acknowledged = soak.deliverToNext() && delivery.isAcknowledged();
    }
  }

  private End end(List<String> before) {
    var wrong = new ArrayList<>(before);
    var actions = soak.fleet().actions(app);
    var state = state();
    var ours = soak.deploymentsByTheBot(app);
    long confirmed = actions.stream().filter("confirmed"::equals).count();
    if (ours.size() > confirmed) {
      wrong.add("%d deployments for %d confirmations".formatted(ours.size(), confirmed));
    }
    if (confirmed > actions.stream().filter("planned"::equals).count()) {
      wrong.add("a plan was confirmed twice");
    }
    var who = soak.fleet().texts(CONFIRMED_BY.formatted(app));
    if (!OPERATORS.containsAll(who)) {
      wrong.add("confirmed by " + who);
    }
    if (state.equals("succeeded")) {
      checkSuccess(ours, wrong);
    }
    soak.world()
        .branches(app)
        .forEach((name, commit) -> {
          if (!name.equals("main") && !commit.equals(soak.world().target(app))) {
            wrong.add("the branch " + name + " is at " + commit);
          }
        });
    return new End(app, mishaps, state, asked, List.copyOf(wrong));
  }

  private void checkSuccess(List<Deployment> ours, List<String> wrong) {
    var runs = soak.world().scalingo().deploymentsOf(app).getFirst();
    var target = Optional.of(soak.world().target(app).value());
    if (ours.isEmpty() || !runs.gitRef().equals(target)) {
      wrong.add("success is said, and production runs " + runs);
    }
    if (soak.world().scalingo().autoDeploy(app)) {
      wrong.add("auto-deploy is on");
    }
  }
}
