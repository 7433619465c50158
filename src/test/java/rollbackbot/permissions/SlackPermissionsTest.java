package rollbackbot.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollbackbot.http.Permission;
import rollbackbot.http.Permissions;
import rollbackbot.http.Service;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The methods of Slack's API that the list has are those that the bot's code calls. */
class SlackPermissionsTest {
  private static final Pattern SCOPE = Pattern.compile("`([a-z.]+:[a-z.]+)`");

  /** Slack asks for these with no call: they let it call us. */
  private static final Set<String> NOT_FOR_CALLS = Set.of("commands");

  private static Stream<Permission> listed() {
    return Permissions.all().stream().filter(it -> it.service() == Service.SLACK);
  }

  @Test
  void eachMethodThatIsCalledIsListedAndNoOther() {
    var called =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("rollbackbot.slack")
                .stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(SlackPermissionsTest::isOfTheWebApi)
                .map(call -> call.getTarget().getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed().map(SlackPermissionsTest::nameInCode))
        .containsExactlyInAnyOrderElementsOf(called);
  }

  private static boolean isOfTheWebApi(JavaMethodCall call) {
    return call.getTargetOwner().isEquivalentTo(MethodsClient.class);
  }

  /** The client calls {@code chat.postMessage} {@code chatPostMessage}. */
  private static String nameInCode(Permission permission) {
    return permission
        .toString()
        .replaceFirst("^POST ", "")
        .replace(".", "")
        .toLowerCase(Locale.ROOT);
  }

  @Test
  void theManifestAsksForNoScopeThatNoCallNeeds() throws IOException {
    var scopes =
        new YAMLMapper()
                .readTree(Files.readString(Path.of("slack-manifest.yml")))
                .at("/oauth_config/scopes/bot")
                .values()
                .stream()
                .map(scope -> scope.asString())
                .filter(scope -> !NOT_FOR_CALLS.contains(scope));
    var needed =
        listed()
            .filter(it -> !it.toString().contains("apps.connections.open"))
            .flatMap(it -> SCOPE.matcher(it.right()).results())
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(scopes).containsExactlyInAnyOrderElementsOf(needed);
  }
}
