package rollbackbot.permissions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.http.HttpClient;
import java.util.List;
import okhttp3.OkHttpClient;
import rollbackbot.http.Permissions;

/** No client that isn't held to the list can come into being unnoticed. */
@AnalyzeClasses(packages = "rollbackbot", importOptions = ImportOption.DoNotIncludeTests.class)
class HeldClientsTest {
  /** Slack's client is built by its own library, and held afterwards. */
  private static boolean makesAClient(JavaClass type) {
    return type.getConstructorCallsFromSelf().stream()
            .anyMatch(call -> call.getTargetOwner().isEquivalentTo(OkHttpClient.Builder.class))
        || type.getMethodCallsFromSelf().stream()
            .anyMatch(call -> call.getTarget().getName().equals("buildOkHttpClient"));
  }

  private static boolean holdsIt(JavaClass type) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(call ->
            call.getTargetOwner().isEquivalentTo(Permissions.class)
                && call.getTarget().getName().equals("hold"));
  }

  private static List<JavaClass> makers(JavaClasses code) {
    return code.stream()
        .filter(type -> !type.getPackageName().startsWith("rollbackbot.sandbox"))
        .filter(HeldClientsTest::makesAClient)
        .toList();
  }

  @ArchTest
  static void whoeverMakesAClientHoldsItToTheList(JavaClasses code) {
    assertThat(makers(code)).isNotEmpty().allMatch(HeldClientsTest::holdsIt);
  }

  @ArchTest
  static final ArchRule noOtherClientIsUsed =
      noClasses()
          .that()
          .resideOutsideOfPackage("rollbackbot.sandbox..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(HttpClient.class);
}
