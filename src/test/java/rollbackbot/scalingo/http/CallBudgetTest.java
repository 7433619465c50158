package rollbackbot.scalingo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollbackbot.scalingo.MovingClock;
import rollbackbot.scalingo.http.CallBudget.Urgency;

class CallBudgetTest {
  private final MovingClock clock = new MovingClock();

  @ParameterizedTest
  @CsvSource({"60, 45", "8, 6", "5, 3", "1, 1"})
  void ordinaryCallsLeaveAQuarterForUrgentOnes(int all, int ordinary) {
    var budget = new CallBudget(() -> all, clock);

    assertThat(taken(budget, Urgency.USUAL)).isEqualTo(ordinary);
    assertThat(taken(budget, Urgency.URGENT)).isEqualTo(all - ordinary);
  }

  @Test
  void theWaitEndsWhenTheOldestCallLeavesTheWindow() {
    var budget = new CallBudget(() -> 4, clock);
    budget.take(Urgency.USUAL);
    clock.advance(Duration.ofSeconds(10));
    taken(budget, Urgency.USUAL);

    clock.advance(Duration.ofSeconds(20));

    assertThat(budget.take(Urgency.USUAL)).contains(Duration.ofSeconds(31));
    clock.advance(Duration.ofSeconds(31));
    assertThat(budget.take(Urgency.USUAL)).isEmpty();
    assertThat(budget.take(Urgency.USUAL)).isPresent();
  }

  @Test
  void ordinaryCallsWaitUntilEnoughUrgentOnesHaveLeftToo() {
    var budget = new CallBudget(() -> 4, clock);
    budget.take(Urgency.URGENT);
    clock.advance(Duration.ofSeconds(5));
    budget.take(Urgency.URGENT);
    clock.advance(Duration.ofSeconds(5));
    taken(budget, Urgency.URGENT);

    // All 4 are taken; an ordinary call needs 2 of them to be gone.
    assertThat(budget.take(Urgency.URGENT)).contains(Duration.ofSeconds(51));
    assertThat(budget.take(Urgency.USUAL)).contains(Duration.ofSeconds(56));
  }

  @Test
  void aPartBecomesSmallerAndLargerAsOthersComeAndGo() {
    var processes = new AtomicInteger(1);
    var budget = new CallBudget(() -> 8 / processes.get(), clock);
    assertThat(taken(budget, Urgency.URGENT)).isEqualTo(8);

    processes.set(2);
    clock.advance(Duration.ofSeconds(61));
    assertThat(taken(budget, Urgency.URGENT)).isEqualTo(4);

    processes.set(1);
    assertThat(taken(budget, Urgency.URGENT)).isEqualTo(4);
  }

  @Test
  void anUnavailableCallTakesNothing() {
    var budget = new CallBudget(() -> 1, clock);
    budget.take(Urgency.URGENT);
    taken(budget, Urgency.URGENT);

    clock.advance(Duration.ofSeconds(61));

    assertThat(budget.take(Urgency.URGENT)).isEmpty();
  }

  private static int taken(CallBudget budget, Urgency urgency) {
    int count = 0;
    while (budget.take(urgency).isEmpty()) {
      count++;
    }
    return count;
  }
}
