package rollbackbot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rollbackbot.incident.IncidentId;
import rollbackbot.scalingo.MovingClock;
import rollbackbot.scalingo.http.CallBudget;
import rollbackbot.scalingo.http.CallBudget.Urgency;

class PollPaceTest {
  private static final int CALLS_PER_MINUTE = 60;
  private static final Duration WANTED = Duration.ofSeconds(5);

  private final MovingClock clock = new MovingClock();
  private final PollPace pace = new PollPace(() -> CALLS_PER_MINUTE, clock);
  private final CallBudget budget = new CallBudget(() -> CALLS_PER_MINUTE, clock);
  private final Map<IncidentId, Instant> looks = new HashMap<>();
  private final List<Instant> calls = new ArrayList<>();

  @Test
  void oneRollbackIsLookedAtAsOftenAsItWants() {
    assertThat(wait("1")).isEqualTo(WANTED);
  }

  private Duration wait(String incident) {
    var next = pace.nextLook(new IncidentId(incident), clock.instant().plus(WANTED));
    return Duration.between(clock.instant(), next);
  }

  @Test
  void fiveRollbacksAreEachLookedAtLessOften() {
    IntStream.rangeClosed(1, 5).forEach(number -> wait("" + number));

    assertThat(wait("1")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatHasEndedLeavesItsShareToTheOthers() {
    IntStream.rangeClosed(1, 5).forEach(number -> wait("" + number));

    IntStream.rangeClosed(2, 5).forEach(number -> pace.done(new IncidentId("" + number)));

    assertThat(wait("1")).isEqualTo(WANTED);
  }

  @Test
  void whatWasForgottenLeavesItsShareToo() {
    IntStream.rangeClosed(1, 5).forEach(number -> wait("" + number));

    clock.advance(Duration.ofMinutes(5));

    assertThat(wait("1")).isEqualTo(WANTED);
  }

  @Test
  void fiveFollowedRollbacksNeverExceedTheBudgetNorStarveTheConfirmed() {
    IntStream.rangeClosed(1, 5)
        .forEach(number -> looks.put(new IncidentId("" + number), clock.instant()));

    for (int second = 0; second < 600; second++) {
      looks.replaceAll((incident, at) -> at.isAfter(clock.instant()) ? at : look(incident));
      if (second % 4 == 0) {
        // A sixth rollback is being confirmed: a call every four seconds.
        call();
      }
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(mostWithinAMinute()).isLessThanOrEqualTo(CALLS_PER_MINUTE);
    assertThat(calls).hasSizeGreaterThan(400);
  }

  private Instant look(IncidentId incident) {
    call();
    return pace.nextLook(incident, clock.instant().plus(WANTED));
  }

  private void call() {
    assertThat(budget.take(Urgency.URGENT)).isEmpty();
    calls.add(clock.instant());
  }

  private long mostWithinAMinute() {
    return calls.stream()
        .mapToLong(from ->
            calls.stream()
                .filter(at -> !at.isBefore(from) && at.isBefore(from.plusSeconds(60)))
                .count())
        .max()
        .orElseThrow();
  }
}
