package rollbackbot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Evidence;
import rollbackbot.evidence.Suggestion;
import rollbackbot.evidence.Told;

/** The arrows between packages: they point inward. */
@AnalyzeClasses(packages = "rollbackbot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JDK = "java..";
  private static final String NULLNESS = "org.jspecify..";

  @ArchTest
  static final ArchRule textKnowsNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("rollbackbot.text..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("rollbackbot.text..", JDK, NULLNESS);

  @ArchTest
  static final ArchRule theTreeKnowsNothingButTextAndTheJdk =
      classes()
          .that()
          .resideInAPackage("rollbackbot.tree..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("rollbackbot.tree..", "rollbackbot.text..", JDK, NULLNESS);

  @ArchTest
  static final ArchRule onceKnowsNothingButTheJdk =
      classes()
          .that()
          .resideInAPackage("rollbackbot.once..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("rollbackbot.once..", JDK, NULLNESS);

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

  @ArchTest
  static final ArchRule rollbackKnowsNothingOfSlackHttpSqlOrGit =
      classes()
          .that()
          .resideInAPackage("rollbackbot.rollback..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "rollbackbot.rollback..",
              "rollbackbot.check..",
              "rollbackbot.evidence..",
              "rollbackbot.plan..",
              "rollbackbot.archive..",
              "rollbackbot.database..",
              "rollbackbot.release..",
              "rollbackbot.version..",
              "rollbackbot.source..",
              "rollbackbot.secret..",
              "rollbackbot.stored..",
              "rollbackbot.once..",
              "rollbackbot.tree..",
              "rollbackbot.text..",
              JDK,
              NULLNESS);

  @ArchTest
  static final ArchRule evidenceKnowsNothingOfSlackHttpSqlGitOrIncidents =
      classes()
          .that()
          .resideInAPackage("rollbackbot.evidence..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "rollbackbot.evidence..",
              "rollbackbot.plan..",
              "rollbackbot.database..",
              "rollbackbot.release..",
              "rollbackbot.version..",
              "rollbackbot.source..",
              "rollbackbot.stored..",
              "rollbackbot.once..",
              "rollbackbot.tree..",
              "rollbackbot.text..",
              JDK,
              NULLNESS);

  /** What is claimed is data: the only strings in it are somebody else's, and marked as such. */
  @ArchTest
  static final ArchRule claimsHoldNoStrings =
      noFields()
          .that()
          .areDeclaredInClassesThat(
              assignableTo(Claim.class)
                  .or(assignableTo(Told.class))
                  .or(assignableTo(Suggestion.class))
                  .or(assignableTo(Evidence.class)))
          .should()
          .haveRawType(CharSequence.class)
          .orShould()
          .haveRawType(String.class);

  /** A claim becomes words in one place, which takes it with its source and its age alone. */
  @ArchTest
  static final ArchRule aClaimIsSaidWithItsSourceAndItsAge =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("rollbackbot.evidence.EvidenceText")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("rollbackbot.evidence.ClaimText");

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
