package rollbackbot.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Breaks the bot in each of the ways of {@code mutants.yml}: the test named there must fail. That
 * takes most of a minute, and is part of {@code -Pmutants}.
 */
class MutantsTest {
  private static Broken whole = Broken.nowhere();

  @TempDir private Path folder;

  static List<Mutant> mutants() {
    return Mutant.all();
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
  void areTwelveAndOne() {
    assertThat(mutants()).hasSize(13).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  /** Quick, so that none of them is forgotten when the code changes. */
  @ParameterizedTest
  @MethodSource("mutants")
  void theTextOfEachStandsOnceInItsFile(Mutant mutant) throws Exception {
    assertThat(mutant.patch().places()).isEqualTo(1);
    assertThat(mutant.patch().changed()).isNotBlank();
    assertThat(methods(mutant, whole)).isNotEmpty();
  }

  @Tag("mutants")
  @ParameterizedTest
  @MethodSource("mutants")
  void eachMakesItsTestFail(Mutant mutant) throws Exception {
    assertThat(run(mutant, whole).getFailures()).isEmpty();

    try (var broken = Broken.by(mutant.patch(), folder)) {
      assertThat(run(mutant, broken).getFailures())
          .isNotEmpty()
          .extracting(TestExecutionSummary.Failure::getException)
          .hasOnlyElementsOfType(AssertionError.class);
    }
  }

  private static TestExecutionSummary run(Mutant mutant, Broken classes) throws Exception {
    return classes.run(
        DiscoverySelectors.selectMethod(
            classes.loadClass(mutant.testClass()), methods(mutant, classes).getFirst()));
  }

  private static List<Method> methods(Mutant mutant, Broken classes) throws Exception {
    return classes.methods(mutant.testClass(), mutant.testMethod());
  }
}
