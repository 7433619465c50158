package rollbackbot.whole;

import java.util.function.Supplier;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.TimeoutEvent;

/**
 * Says what was there instead, where what a test waits for doesn't come: whoever reads a build has
 * nothing but its output.
 */
record Witness(Supplier<String> statement) implements ConditionEvaluationListener<Object> {

  @Override
  public void conditionEvaluated(EvaluatedCondition<Object> condition) {
    // It is told once, at the end.
  }

  @Override
  public void onTimeout(TimeoutEvent timeout) {
    System.out.println(timeout.getDescription() + "\nThere was:\n" + seen());
  }

  private String seen() {
    try {
      return statement.get();
    } catch (RuntimeException e) {
      return "nothing that could be read: " + e;
    }
  }
}
