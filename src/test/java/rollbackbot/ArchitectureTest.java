package rollbackbot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The arrows between packages: they point inward. */
@AnalyzeClasses(packages = "rollbackbot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JDK = "java..";
  private static final String NULLNESS = "org.jspecify..";

  @ArchTest
  static final ArchRule theAuditsChainKnowsNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("rollbackbot.audit..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("rollbackbot.audit..", JDK, NULLNESS);

  /** Waits there are lived; the clock on the wall only dates what is stored and shown. */
  @ArchTest
  static final ArchRule onceComparesNoWallClocks =
      noClasses()
          .that()
          .resideInAPackage("rollbackbot.once..")
          .should()
          .callMethod(Instant.class, "isBefore", Instant.class)
          .orShould()
          .callMethod(Instant.class, "isAfter", Instant.class)
          .orShould()
          .callMethod(Instant.class, "compareTo", Instant.class)
          .orShould()
          .callMethod(Duration.class, "between", Temporal.class, Temporal.class);

  /** The core from bottom to top; those of one line don't know each other. */
  static final List<String> LAYERS =
      List.of(
          "stored | text | secret | once",
          "tree | source",
          "archive | version",
          "release",
          "database",
          "plan",
          "evidence | check | people",
          "outside",
          "incident",
          "room",
          "words | history",
          "offer",
          "ticket | restore",
          "feature | autodeploy",
          "question | deploy",
          "record | end",
          "rollback");

  @ArchTest
  static void theCoreKnowsOnlyWhatIsBelow(JavaClasses classes) {
    var below = new ArrayList<String>(List.of(JDK, NULLNESS));
    for (var layer : LAYERS) {
      var parts =
          Arrays.stream(layer.split(" \\| ")).map(part -> "rollbackbot." + part + "..").toList();
      for (var part : parts) {
        classes()
            .that()
            .resideInAPackage(part)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                Stream.concat(Stream.of(part), below.stream()).toArray(String[]::new))
            .check(classes);
      }
      below.addAll(parts);
    }
  }

  @ArchTest
  static final ArchRule adaptersDoNotKnowEachOther =
      slices()
          .matching("rollbackbot.(slack|scalingo|git|githost|store|jobs)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule adaptersDoNotKnowWhoWiresThem =
      noClasses()
          .that()
          .resideInAnyPackage(
              "rollbackbot.slack..",
              "rollbackbot.scalingo..",
              "rollbackbot.git..",
              "rollbackbot.githost..",
              "rollbackbot.store..",
              "rollbackbot.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("rollbackbot.app..", "rollbackbot.sandbox..");

  @ArchTest
  static final ArchRule viewsArePure =
      noClasses()
          .that()
          .resideInAPackage("rollbackbot.slack.view..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "rollbackbot.slack",
              "rollbackbot.slack.blockkit..",
              "com.slack..",
              "com.google.gson..",
              "java.sql..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule onlyTheProgramStartsTheSandbox =
      noClasses()
          .that()
          .resideOutsideOfPackage("rollbackbot.sandbox..")
          .and()
          .haveNameNotMatching("rollbackbot\\.app\\.(Main|SandboxedBot)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("rollbackbot.sandbox..");

  /** The bot that it plays around is handed to it. */
  @ArchTest
  static final ArchRule theSandboxDoesNotKnowTheProgram =
      noClasses()
          .that()
          .resideInAPackage("rollbackbot.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("rollbackbot.app..");

  @ArchTest
  static final ArchRule roomsOfTheSandboxHaveNoCycles =
      slices().matching("rollbackbot.sandbox.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfThePlayedSlackHaveNoCycles =
      slices().matching("rollbackbot.sandbox.slack.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfTheSimulatedScalingoHaveNoCycles =
      slices().matching("rollbackbot.sandbox.scalingo.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching(
              "rollbackbot.(text|tree|once|stored|secret|source|version|archive|release|database|plan|evidence|rollback|slack|scalingo|git|githost|store|jobs)..")
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesAreNamedAfterWhatTheyAreAbout =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..");
}
