package rollbackbot;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A clock on the wall may jump. So who compares moments is on a list that says why that does no
 * harm there; whoever adds a comparison has to think of it.
 */
@AnalyzeClasses(packages = "rollbackbot", importOptions = ImportOption.DoNotIncludeTests.class)
class ClockUsesTest {
  private static final String ROOT = "rollbackbot.";
  private static final Set<String> REASONS =
      Set.of("shown", "theirs", "steady", "due", "kept", "signed");

  @ArchTest
  static void whoComparesMomentsSaysWhy(JavaClasses classes) {
    var comparing =
        product(classes)
            .filter(it -> accesses(it).anyMatch(ClockUsesTest::compares))
            .map(ClockUsesTest::name)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(comparing).containsExactlyElementsOf(listed().keySet());
    assertThat(REASONS).containsAll(listed().values());
  }

  /** The clock that nobody moves is the only one there. */
  @ArchTest
  static void whoSaysSteadyHasNoClockOnTheWall(JavaClasses classes) {
    var mixed = Set.of("jobs.PutBack", "store.PostgresReplica"); // these hold it against lived time
    var onTheWall =
        product(classes)
            .filter(it -> "steady".equals(listed().get(name(it))))
            .filter(it ->
                it.getFields().stream()
                    .map(field -> field.getRawType())
                    .anyMatch(type ->
                        type.isEquivalentTo(Clock.class)
                            || type.isEquivalentTo(InstantSource.class)))
            .map(ClockUsesTest::name)
            .collect(Collectors.toSet());

    assertThat(mixed).containsAll(onTheWall);
  }

  private static Stream<JavaClass> product(JavaClasses classes) {
    return classes.stream().filter(it -> !it.getPackageName().startsWith(ROOT + "sandbox"));
  }

  private static Stream<JavaAccess<?>> accesses(JavaClass type) {
    return Stream.concat(
        type.getMethodCallsFromSelf().stream(), type.getMethodReferencesFromSelf().stream());
  }

  private static boolean compares(JavaAccess<?> access) {
    var owner = access.getTargetOwner();
    return owner.isEquivalentTo(Instant.class)
            && Set.of("isBefore", "isAfter", "until").contains(access.getName())
        || owner.isEquivalentTo(Duration.class) && access.getName().equals("between");
  }

  /** The file's class, without the root. */
  private static String name(JavaClass type) {
    var outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost.getName().substring(ROOT.length());
  }

  private static Map<String, String> listed() {
    try (InputStream file =
        Objects.requireNonNull(ClockUsesTest.class.getResourceAsStream("clock-uses.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(
              Collectors.toMap(word -> word[0], word -> word[1], (one, _) -> one, TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
