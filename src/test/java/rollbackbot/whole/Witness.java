package rollbackbot.whole;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.TimeoutEvent;

/**
 * Says what was there instead, where what a test waits for doesn't come: whoever reads a build has
 * nothing but its output.
 */
final class Witness implements ConditionEvaluationListener<Object> {
  /** What a test's thread waits for is to come in the world that it made last. */
  private static final ThreadLocal<Supplier<String>> STATEMENT = new ThreadLocal<>();

  private Witness() {}

  /** From now on this is what whoever waits in this thread wants to know. */
  static void tells(Supplier<String> statement) {
    STATEMENT.set(statement);
  }

  static void leaves() {
    STATEMENT.remove();
  }

  /** Waits, and looks often. */
  static ConditionFactory soon() {
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(50))
        .pollInSameThread()
        .conditionEvaluationListener(new Witness());
  }

  @Override
  public void conditionEvaluated(EvaluatedCondition<Object> condition) {
    // It is told once, at the end.
  }

  @Override
  public void onTimeout(TimeoutEvent timeout) {
    System.out.println(timeout.getDescription() + "\nThere was:\n" + seen());
  }

  private static String seen() {
    try {
      return Optional.ofNullable(STATEMENT.get()).map(Supplier::get).orElse("no world");
    } catch (RuntimeException e) {
      return "nothing that could be read: " + e;
    }
  }
}
