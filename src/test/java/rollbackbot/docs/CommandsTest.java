package rollbackbot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The commands that people copy are those that the build knows. */
class CommandsTest {
  private final Page pom = Page.of("pom.xml");

  @Test
  void ciRunsTheTestCommandOfTheReadme() {
    var commands = Page.of("README.md").section("## Try it").blocks("sh");
    var script = Path.of(".ci/run");

    assertThat(Page.of(script.toString()).text()).contains("\n" + commands.getLast().strip());
    assertThat(Files.isExecutable(script)).isTrue();
  }

  @Test
  void sandboxCommandsOfTheReadmeAreInThePom() {
    var commands = Page.of("README.md").section("## Try it").blocks("sh");

    var executions =
        commands.stream()
            .filter(command -> command.contains("@"))
            .map(command -> command.strip().substring(command.indexOf('@') + 1))
            .toList();

    assertThat(executions).containsExactly("play", "sandbox");
    assertThat(executions)
        .allSatisfy(
            execution -> assertThat(pom.text()).contains("<id>%s</id>".formatted(execution)));
  }

  @Test
  void jarThatIsBuiltIsTheOneThatIsStarted() {
    var name = pom.text().replaceFirst("(?s).*<finalName>(.+?)</finalName>.*", "$1");
    var jar = "target/" + name + ".jar";

    assertThat(Page.of("Procfile").text()).startsWith("web: java ").contains("-jar " + jar);
    assertThat(Page.of("README.md").text()).contains("java -jar " + jar);
    assertThat(Page.of("Dockerfile").text())
        .contains(jar)
        .contains("\"-jar\", \"%s.jar\"".formatted(name));
  }

  @Test
  void oneJavaVersionEverywhere() {
    var version =
        pom.text()
            .replaceFirst("(?s).*<maven.compiler.release>(.+?)</maven.compiler.release>.*", "$1");

    assertThat(Page.of("system.properties").text().strip())
        .isEqualTo("java.runtime.version=" + version);
    assertThat(Page.of("Dockerfile").text().lines().filter(line -> line.startsWith("FROM ")))
        .allMatch(line -> line.matches(".*temurin(-|:)%s\\b.*".formatted(version)));
    assertThat(Page.of(".ci/run").text()).contains("JAVA_VERSION=\"%s[".formatted(version));
  }
}
