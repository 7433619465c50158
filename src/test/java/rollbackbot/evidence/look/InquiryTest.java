package rollbackbot.evidence.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Quoted;
import rollbackbot.evidence.Source;
import rollbackbot.evidence.Told;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Subject;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.Told.Why;
import rollbackbot.evidence.look.Inquiry.Question;

/** Sources that are asked at the same time don't keep each other from being told. */
class InquiryTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Told HEALTHY =
      new Fact(new Claim.Healthy(new Quoted("200")), Source.HEALTH_CHECK, NOW, Optional.empty());

  private final List<RuntimeException> faults = new ArrayList<>();

  private List<List<Told>> ask(Duration limit, Question... questions) {
    return new Inquiry(limit, InstantSource.fixed(NOW), (_, fault) -> faults.add(fault))
        .ask(List.of(questions));
  }

  private static Question healthy() {
    return new Question(Source.HEALTH_CHECK, List.of(Subject.HEALTH), () -> List.of(HEALTHY));
  }

  private static Told untold(Subject what, Why why, Source source) {
    return new Untold(what, why, Optional.empty(), source, NOW);
  }

  @Test
  void whoeverIsLateIsSaidToBe() {
    var never = new CountDownLatch(1);
    var late =
        new Question(
            Source.EVENTS,
            List.of(Subject.VARIABLES, Subject.CRASHES),
            () -> {
              never.await();
              return List.of();
            });

    var told = ask(Duration.ofSeconds(2), late, healthy());

    assertThat(told)
        .containsExactly(
            List.of(
                untold(Subject.VARIABLES, Why.LATE, Source.EVENTS),
                untold(Subject.CRASHES, Why.LATE, Source.EVENTS)),
            List.of(HEALTHY));
  }

  /** Each waits for the other: one after the other, neither would be told. */
  @Test
  void allAreAskedAtTheSameTime() {
    var both = new CountDownLatch(2);
    var meets =
        new Question(
            Source.HEALTH_CHECK,
            List.of(Subject.HEALTH),
            () -> {
              both.countDown();
              both.await();
              return List.of(HEALTHY);
            });

    assertThat(ask(Duration.ofSeconds(60), meets, meets))
        .containsExactly(List.of(HEALTHY), List.of(HEALTHY));
  }

  @Test
  void aFaultOfOursIsHeardOfAndSaid() {
    var broken =
        new Question(
            Source.ROUTER,
            List.of(Subject.ERRORS),
            () -> {
              throw new ArithmeticException("by zero");
            });

    var told = ask(Duration.ofSeconds(60), broken, healthy());

    assertThat(told)
        .containsExactly(
            List.of(untold(Subject.ERRORS, Why.FAULT, Source.ROUTER)), List.of(HEALTHY));
    assertThat(faults).singleElement().isInstanceOf(ArithmeticException.class);
  }
}
