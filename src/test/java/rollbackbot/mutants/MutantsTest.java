package rollbackbot.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Breaks the bot in each of the ways of {@code mutants.yml}: the test named there must fail. That
 * takes most of a minute, and is part of {@code -Pmutants}.
 */
@Timeout(120)
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
  void areTwelve() {
    assertThat(mutants()).hasSize(12).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  /** Quick, so that none of them is forgotten when the code changes. */
  @ParameterizedTest
  @MethodSource("mutants")
  void theTextOfEachStandsOnceInItsFile(Mutant mutant) throws Exception {
    assertThat(mutant.places()).isEqualTo(1);
    assertThat(mutant.broken()).isNotBlank();
    assertThat(methods(mutant, whole)).isNotEmpty();
  }

  @Tag("mutants")
  @ParameterizedTest
  @MethodSource("mutants")
  void eachMakesItsTestFail(Mutant mutant) throws Exception {
    assertThat(run(mutant, whole).getFailures()).isEmpty();

    try (var broken = Broken.by(mutant, folder)) {
      assertThat(run(mutant, broken).getFailures())
          .isNotEmpty()
          .extracting(TestExecutionSummary.Failure::getException)
          .hasOnlyElementsOfType(AssertionError.class);
    }
  }

  private static TestExecutionSummary run(Mutant mutant, Broken classes) throws Exception {
    var method = methods(mutant, classes).getFirst();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                DiscoverySelectors.selectMethod(classes.loadClass(mutant.testClass()), method))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .build();
    var summary = new SummaryGeneratingListener();
    launcher().execute(request, summary);
    assertThat(summary.getSummary().getTestsStartedCount()).isPositive();
    return summary.getSummary();
  }

  private static List<Method> methods(Mutant mutant, Broken classes) throws Exception {
    return ReflectionSupport.findMethods(
        classes.loadClass(mutant.testClass()),
        method -> method.getName().equals(mutant.testMethod()),
        HierarchyTraversalMode.TOP_DOWN);
  }

  /** With nothing of what the outer run listens with. */
  private static Launcher launcher() {
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build());
  }
}
