package rollbackbot.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rollbackbot.evidence.CureWorld.Truth;
import rollbackbot.evidence.Told.Fact;
import rollbackbot.evidence.Told.Untold;
import rollbackbot.evidence.look.PlatformCureLook;

/**
 * Rollbacks that helped, rollbacks that didn't, and apps with little traffic: what is told five
 * minutes later is true, and nearly always told where it can be. {@code -Devidence.seed=…} and
 * {@code -Devidence.cures=…} choose others.
 */
class CureWorldsTest {
  private static final long SEED = Long.getLong("evidence.seed", 1);
  private static final long WORLDS = Long.getLong("evidence.cures", 500);

  private static List<CureWorld> worlds() {
    return LongStream.range(SEED, SEED + WORLDS).mapToObj(CureWorld::of).toList();
  }

  /** As it is watched: what is gone is said at once, all else at the end. */
  private static Told told(CureWorld world) {
    Told told = null;
    for (var wait : List.of(180, 240, 300)) {
      world.now = CureWorld.ROLLED_BACK.plusSeconds(wait);
      told = look(world);
      if (told instanceof Fact(Claim.Recovered _, _, _, _)) {
        break;
      }
    }
    return told;
  }

  private static Told look(CureWorld world) {
    return new PlatformCureLook(
            world,
            app -> URI.create("https://dashboard.example/" + app.name()),
            Duration.ofSeconds(60),
            () -> world.now,
            (_, fault) -> {
              throw fault;
            })
        .since(Bases.app(), world.errors(), CureWorld.ROLLED_BACK);
  }

  private static boolean isRight(Told told, CureWorld world) {
    return told instanceof Fact fact
        && switch (fact.claim()) {
          case Claim.Recovered _ -> world.truth == Truth.CURED;
          case Claim.StillFailing _, Claim.Lessened _ -> world.truth == Truth.SICK;
          default -> false;
        };
  }

  @Test
  void whereItCanBeDecidedItIsToldRight() {
    var decidable = worlds().stream().filter(CureWorld::canBeDecided).toList();

    long right = decidable.stream().filter(world -> isRight(told(world), world)).count();

    assertThat(decidable).hasSizeGreaterThan((int) (WORLDS / 5));
    assertThat(decidable.stream().map(world -> world.truth)).contains(Truth.values());
    assertThat((double) right / decidable.size()).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void hardlyAnythingWrongIsSaidEvenWhereChanceDecides() {
    long wrong =
        worlds().stream()
            .filter(world -> told(world) instanceof Fact fact && !isRight(fact, world))
            .count();

    assertThat(wrong).isLessThanOrEqualTo(WORLDS / 200);
  }

  @Test
  void ofLittleTrafficNothingIsSaidButThat() {
    var quiet = worlds().stream().filter(CureWorld::isQuiet).toList();

    assertThat(quiet).hasSizeGreaterThan((int) (WORLDS / 10));
    assertThat(quiet).allSatisfy(world -> assertThat(told(world)).isInstanceOf(Untold.class));
  }

  @Test
  void aSourceThatIsAwayIsSaidToBeSo() {
    var world = CureWorld.of(SEED);
    world.now = CureWorld.ROLLED_BACK.plusSeconds(300);
    world.isAway = true;

    assertThat(look(world))
        .isInstanceOfSatisfying(
            Untold.class, untold -> assertThat(untold.why()).isEqualTo(Told.Why.TROUBLE));
  }

  /** What came before the rollback is none of its business. */
  @Test
  void failuresOfBeforeCountForNothing() {
    var since = Instant.parse("2026-03-02T10:00:00Z");
    var observations = new FakeObservations();
    observations.traffic(since.minus(Duration.ofHours(2)), since, 1_000, 900);
    observations.traffic(since.plusSeconds(60), since.plusSeconds(300), 1_000, 0);
    var errors =
        new Claim.Errors(
            new TrafficWindow(since, since, 1_000, 0), new TrafficWindow(since, since, 1_000, 0.9));

    var told =
        new PlatformCureLook(
                observations,
                _ -> URI.create("https://dashboard.example/"),
                Duration.ofSeconds(60),
                () -> since.plusSeconds(300),
                (_, fault) -> {
                  throw fault;
                })
            .since(Bases.app(), errors, since);

    assertThat(told)
        .isInstanceOfSatisfying(
            Fact.class,
            fact ->
                assertThat(fact.claim())
                    .isInstanceOfSatisfying(
                        Claim.Recovered.class,
                        recovered -> assertThat(recovered.now().share()).isZero()));
  }
}
