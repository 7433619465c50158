package rollbackbot.suite;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.microsoft.playwright.Playwright;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Tag;
import rollbackbot.app.Bot;
import rollbackbot.postgres.OnPostgres;
import rollbackbot.postgres.PostgresServer;
import rollbackbot.sandbox.CurrentWorld;

/** {@code mvn test} is for the loop of daily work: what takes its time is tagged. */
@AnalyzeClasses(packages = "rollbackbot", importOptions = ImportOption.OnlyIncludeTests.class)
class LevelsTest {
  private static final List<String> HEAVY =
      List.of(
          ProcessBuilder.class.getName(),
          Playwright.class.getName(),
          Bot.class.getName(),
          CurrentWorld.class.getName(),
          OnPostgres.class.getName(),
          PostgresServer.class.getName(),
          "rollbackbot.whole.BotProcess",
          "rollbackbot.whole.Rehearsal",
          "rollbackbot.whole.World");

  @ArchTest
  static final ArchRule quickTestsStartNoProcessNoBrowserNoPostgresAndNoWholeBot =
      noClasses()
          .that(are("tests without @Tag, or what these extend", LevelsTest::isQuick))
          .should()
          .dependOnClassesThat(are("slow to start", type -> HEAVY.contains(type.getName())));

  private static boolean isQuick(JavaClass type) {
    return isUntaggedTest(type)
        || type.getAllSubclasses().stream().anyMatch(LevelsTest::isUntaggedTest);
  }

  private static boolean isUntaggedTest(JavaClass type) {
    return type.isTopLevelClass()
        && type.getSimpleName().endsWith("Test")
        && !type.isEquivalentTo(LevelsTest.class)
        && !type.isAnnotatedWith(Tag.class);
  }

  private static DescribedPredicate<JavaClass> are(
      String description, java.util.function.Predicate<JavaClass> condition) {
    return DescribedPredicate.describe(description, condition);
  }
}
