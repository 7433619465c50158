package rollbackbot.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import rollbackbot.once.Asked;
import rollbackbot.once.Move;

/**
 * The protocol of asking once holds in the model of {@code docs/once.als}; each hasty variant of
 * {@code hasty.yml} is refuted there, and found by the simulation when the bot is changed alike.
 * That takes most of a minute, and is part of {@code -Pmutants}.
 */
class HastyTest {
  private static final String SIMULATION = "rollbackbot.rollback.AskingOnceTest";
  private static Broken whole = Broken.nowhere();

  @TempDir private Path folder;

  static List<Hasty> variants() {
    return Hasty.all();
  }

  static List<String> claims() {
    return Model.read().claims();
  }

  @BeforeAll
  static void load() {
    whole = Broken.nowhere();
  }

  @AfterAll
  static void close() throws Exception {
    whole.close();
  }

  @Test
  void areTwelveAtLeast() {
    assertThat(variants())
        .hasSizeGreaterThanOrEqualTo(12)
        .extracting(Hasty::name)
        .doesNotHaveDuplicates();
  }

  @Test
  void theModelHasTheStagesOfARequestInTheBot() {
    var stages = Arrays.stream(Asked.Stage.values()).map(Enum::name).toList();

    assertThat(Model.read().kindsOf("Stage")).containsExactlyInAnyOrderElementsOf(stages);
  }

  /** The moves that end it; the others lead to a stage. */
  @Test
  void theModelEndsAsARequestInTheBot() {
    var ends = List.of(Move.Done.class, Move.GiveUp.class);
    var leadOn = List.of(Move.Look.class, Move.AskAgain.class, Move.Declined.class);

    assertThat(Model.read().kindsOf("Where"))
        .filteredOn(where -> !where.equals("WANTED") && !where.equals("Stage"))
        .extracting(end -> end.replace("_", "").toLowerCase(Locale.ROOT))
        .satisfiesExactlyInAnyOrder(
            end -> assertThat(end).isEqualTo("done"), end -> assertThat(end).startsWith("give"));
    assertThat(Move.class.getPermittedSubclasses())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 5)
                .<Class<?>>mapToObj(it -> it < 2 ? ends.get(it) : leadOn.get(it - 2))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("variants")
  void theTextsOfEachStandOnceInTheirFiles(Hasty variant) {
    assertThat(variant.model().patch().places()).isEqualTo(1);
    assertThat(variant.code().patch().places()).isEqualTo(1);
  }

  @Tag("mutants")
  @ParameterizedTest
  @MethodSource("claims")
  void theModelHolds(String claim) {
    assertThat(Model.read().isRefuted(claim)).isFalse();
  }

  /** A model in which nothing is ever sent would hold as well. */
  @Tag("mutants")
  @Test
  void inTheModelALostRequestIsSentAgainAndArrives() {
    assertThat(Model.read().hasInstance("LostAndDone")).isTrue();
  }

  @Tag("mutants")
  @ParameterizedTest
  @MethodSource("variants")
  void theModelRefutesEach(Hasty variant) {
    var model = Model.hasty(variant);

    assertThat(model.claims()).anyMatch(model::isRefuted);
  }

  @Tag("mutants")
  @ParameterizedTest
  @MethodSource("variants")
  void theSimulationFindsEach(Hasty variant) throws Exception {
    assertThat(run(variant, whole).getFailures()).isEmpty();

    try (var broken = Broken.by(variant.code().patch(), folder)) {
      assertThat(run(variant, broken).getFailures())
          .isNotEmpty()
          .extracting(TestExecutionSummary.Failure::getException)
          .allSatisfy(it ->
              assertThat(it).isInstanceOf(AssertionError.class).hasMessageContaining("done "));
    }
  }

  private static TestExecutionSummary run(Hasty variant, Broken classes) throws Exception {
    var method = classes.methods(SIMULATION, "doesItOnce").getFirst();
    return classes.run(
        DiscoverySelectors.selectIteration(
            DiscoverySelectors.selectMethod(classes.loadClass(SIMULATION), method),
            iteration(variant, classes)));
  }

  /** The simulation takes two errands per mishap; the first one asks for a deployment. */
  private static int iteration(Hasty variant, Broken classes) throws Exception {
    var mishaps = classes.loadClass("rollbackbot.rollback.Mishap").getEnumConstants();
    return 2 * Arrays.stream(mishaps).map(Object::toString).toList().indexOf(variant.foundBy());
  }
}
