package rollbackbot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.syntax.GivenSlices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rollbackbot.evidence.Claim;
import rollbackbot.evidence.Told;
import rollbackbot.incident.Entry;
import rollbackbot.incident.State;
import rollbackbot.rollback.Capabilities;

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

  /** Who dates what is stored or shown there, or reads the dates of others. */
  private static final List<String> DATING =
      List.of(
          "PrivateReplies",
          "Publisher",
          "IncidentMessages",
          "NotedOutbox",
          "EndsElsewhere",
          "Messenger",
          "Listeners",
          "SuggestionListener",
          "SlackEndpoint",
          "ApiTokens",
          "Dates",
          "ScalingoHttp",
          "KeptToken");

  /** A clock that is put back by an hour keeps nobody waiting for an hour. */
  @ArchTest
  static final ArchRule pausesAreNotByTheClockOnTheWall =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              "rollbackbot.slack.sending", "rollbackbot.slack.incoming",
              "rollbackbot.slack.web", "rollbackbot.scalingo.http")
          .and(
              DescribedPredicate.<JavaField>describe(
                  "don't belong to who dates something",
                  field -> !DATING.contains(field.getOwner().getSimpleName())))
          .should()
          .haveRawType(InstantSource.class)
          .orShould()
          .haveRawType(Clock.class);

  /**
   * What is claimed is made of numbers, dates and others' words, marked as theirs: a sentence of
   * ours could claim anything.
   */
  @ArchTest
  static final ArchRule claimsHoldNoStrings =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areAssignableTo(Claim.class)
          .or()
          .areDeclaredInClassesThat()
          .areAssignableTo(Told.class)
          .should(
              ArchCondition.from(
                  DescribedPredicate.<JavaField>describe(
                      "hold no string but a quoted one",
                      field ->
                          field.getType().getAllInvolvedRawTypes().stream()
                              .noneMatch(type -> type.isEquivalentTo(String.class)))));

  /** The core from bottom to top; those of one line don't know each other. */
  static final List<String> LAYERS =
      List.of(
          "stored | text | secret | once",
          "tree | source | trouble",
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
  static void theOrderIsDrawnInTheDocument(JavaClasses classes) throws IOException {
    var picture =
        Files.readString(Path.of("ARCHITECTURE.md")).split("```mermaid")[1].split("```")[0];
    var drawn = Pattern.compile("\\[\"([^\"]+)\"]").matcher(picture).results();

    assertThat(drawn.map(label -> label.group(1))).containsExactlyElementsOf(LAYERS.reversed());
  }

  @ArchTest
  static void everyStateAndEveryEntryBelongsToOneRoom(JavaClasses classes) {
    assertThat(roomsOf(classes, State.class, Capabilities.STATES)).isNotEmpty().containsOnly(1L);
    assertThat(roomsOf(classes, Entry.class, Capabilities.ENTRIES)).isNotEmpty().containsOnly(1L);
  }

  /** For each record of a kind, how many of the rooms' sealed types it belongs to. */
  private static List<Long> roomsOf(
      JavaClasses classes, Class<?> kind, List<? extends Class<?>> rooms) {
    return classes.stream()
        .filter(type -> type.isAssignableTo(kind) && type.isRecord())
        .map(type -> rooms.stream().filter(type::isAssignableTo).count())
        .toList();
  }

  @ArchTest
  static final ArchRule adaptersDoNotKnowEachOther =
      Below.packages("rollbackbot", "slack", "scalingo", "git", "githost", "store", "jobs")
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
      Below.packages("rollbackbot.sandbox").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfThePlayedSlackHaveNoCycles =
      Below.packages("rollbackbot.sandbox.slack").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsOfTheSimulatedScalingoHaveNoCycles =
      Below.packages("rollbackbot.sandbox.scalingo").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      Below.packages(
              "rollbackbot",
              "text|tree|once|stored|secret|source|version|archive|release|database|plan|evidence|rollback|slack|scalingo|git|githost|store|jobs"
                  .split("\\|"))
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesAreNamedAfterWhatTheyAreAbout =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..");

  /** The packages below one, with all that is below them: all, or those that are named. */
  private record Below(String root, Set<String> names) implements SliceAssignment {
    static GivenSlices packages(String root, String... names) {
      return slices().assignedFrom(new Below(root + ".", Set.of(names)));
    }

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      if (!type.getPackageName().startsWith(root)) {
        return SliceIdentifier.ignore();
      }
      var below = type.getPackageName().substring(root.length());
      var name = below.substring(0, (below + ".").indexOf('.'));
      return names.isEmpty() || names.contains(name)
          ? SliceIdentifier.of(name)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages below " + root + " " + names;
    }
  }
}
